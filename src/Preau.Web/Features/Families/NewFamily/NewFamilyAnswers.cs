using System.Text.Json.Serialization;
using Preau.Domain.Families;
using Preau.Domain.Values;

namespace Preau.Web.Features.Families.NewFamily;

/// <summary>
/// What a new family has answered so far: the content of its <see cref="Domain.Requests.Draft"/>. A part that was not answered yet
/// is null; <see cref="Next"/> is the first of them, so that no question is skipped.
/// </summary>
public sealed record NewFamilyAnswers
{
    /// <summary>The refused file that is corrected; null for a file that does not stand yet.</summary>
    public long? FamilyId { get; init; }

    /// <summary>As typed; proved by the mailed link.</summary>
    public required string Email { get; init; }

    /// <summary>Never the password itself.</summary>
    public string? PasswordHash { get; init; }

    public GuardianData? Me { get; init; }

    /// <summary>Null: not asked yet.</summary>
    public bool? HasOther { get; init; }

    public GuardianData? Other { get; init; }

    public PostalAddress? Address { get; init; }

    public IReadOnlyList<NewChild> Children { get; init; } = [];

    /// <summary>The family said that the list of children is whole.</summary>
    public bool ChildrenTold { get; init; }

    [JsonIgnore]
    public NewFamilyStep Next =>
        PasswordHash is null ? NewFamilyStep.Password
        : Me is null ? NewFamilyStep.Me
        : HasOther is null ? NewFamilyStep.OtherParent
        : Address is null ? NewFamilyStep.Address
        : !ChildrenTold || Children.Count == 0 ? NewFamilyStep.Children
        : Children.Any(c => c.Wishes is null) ? NewFamilyStep.Enrolments
        : NewFamilyStep.Check;

    /// <summary>A change of what decides eligibility asks again for the enrolments that it touches.</summary>
    public NewFamilyAnswers With(PostalAddress address) =>
        this with { Address = address, Children = address == Address ? Children : [.. Children.Select(c => c with { Wishes = null })] };

    /// <param name="at">Place in the list; the number of children to add one.</param>
    public NewFamilyAnswers With(int at, ChildData data)
    {
        var children = Children.ToList();
        if (at == children.Count) children.Add(new(data));
        else if (children[at].Data != data) children[at] = children[at] with { Data = data, Wishes = null };
        return this with { Children = children };
    }

    public NewFamilyAnswers With(int at, IReadOnlyList<EnrolmentWish> wishes) =>
        this with { Children = [.. Children.Select((c, i) => i == at ? c with { Wishes = wishes } : c)] };

    public NewFamilyAnswers Without(int at) =>
        this with { Children = [.. Children.Where((_, i) => i != at)] };
}

/// <summary>A child and the enrolments wanted for it; null: not asked yet.</summary>
public sealed record NewChild(ChildData Data, IReadOnlyList<EnrolmentWish>? Wishes = null)
{
    /// <summary>The child of the file that is corrected; null for one that stands in no file.</summary>
    public long? ChildId { get; init; }
}

/// <summary>An enrolment wanted from a first day on, on these days of the week (none where the activity does not ask).</summary>
public sealed record EnrolmentWish(long ActivityId, DateOnly From, Weekdays Days);

/// <summary>The questions, in the order in which they are asked.</summary>
public enum NewFamilyStep
{
    Password,
    Me,
    OtherParent,
    Address,
    Children,
    Enrolments,
    Check,
}

public static class NewFamilySteps
{
    public const string Start = "/nouveau-dossier";

    public static readonly IReadOnlyList<string> Names = ["Mot de passe", "Vous", "Autre parent", "Adresse", "Enfants", "Inscriptions", "Vérification"];

    public static string Path(NewFamilyStep step) => Start + step switch
    {
        NewFamilyStep.Password => "/mot-de-passe",
        NewFamilyStep.Me => "/vous",
        NewFamilyStep.OtherParent => "/autre-parent",
        NewFamilyStep.Address => "/adresse",
        NewFamilyStep.Children => "/enfants",
        NewFamilyStep.Enrolments => "/inscriptions",
        NewFamilyStep.Check => "/verification",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
