using System.Globalization;
using Preau.Web.Storage;

namespace Preau.Web.Security;

/// <summary>
/// The family that a page acts for: the guardian's own on the families' pages, the one whose file an agent has open under
/// <c>/gestion/familles/{familyId}</c>. One page, one operation, whoever acts; who may open which file is <c>FamilyGate</c>'s matter.
/// </summary>
/// <param name="GuardianId">Who asks; null when an agent does it for the family: then nothing waits for the staff, and the family is told.</param>
/// <param name="Actor">For the history.</param>
public sealed record ActsFor(long FamilyId, long? GuardianId, Actor Actor)
{
    /// <summary>Name in the route of the family whose file is open.</summary>
    public const string Route = "familyId";

    public bool ByStaff => GuardianId is null;

    /// <summary>Where one of the family's pages stands for whoever acts: "/inscriptions", or "/gestion/familles/12/inscriptions".</summary>
    public string At(string path) => ByStaff ? File + path : path;

    /// <summary>Where one goes back to: a page of the family's own, or its file.</summary>
    public string Back(string path) => ByStaff ? File : path;

    private string File => string.Create(CultureInfo.InvariantCulture, $"/gestion/familles/{FamilyId}");

    /// <summary>Null when the request acts for no family.</summary>
    public static ActsFor? From(HttpContext? context)
    {
        if (CurrentGuardian.From(context?.User) is { } guardian) return new(guardian.FamilyId, guardian.GuardianId, guardian.Actor);
        return CurrentStaff.From(context?.User) is { } staff && long.TryParse(context!.Request.RouteValues[Route] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var family)
            ? new(family, null, staff.Actor)
            : null;
    }
}
