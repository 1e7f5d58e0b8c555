using Preau.Domain.Families;

namespace Preau.Web.Features.Families.NewFamily;

/// <summary>What the request of a new family carries: everything as it was sent.</summary>
/// <param name="Other">Its e-mail enters the file when the staff accept it: until then nobody has vouched for it.</param>
/// <param name="Wishes">The enrolments wanted, by child of the file.</param>
public sealed record NewFamilyAsked(GuardianData Me, GuardianData? Other, long? OtherGuardianId, PostalAddress Address, IReadOnlyList<ChildData> Children, IReadOnlyList<ChildWish> Wishes)
{
    public Described Describe(long familyId) =>
        new([.. new[] { Me, Other }.OfType<GuardianData>()], Address, Children, familyId);
}

public sealed record ChildWish(long ChildId, EnrolmentWish Wish);
