using System.Security.Claims;

namespace Preau.Web.Features.Shared;

/// <summary>What the roof says about whoever is signed in; read from the sign-in alone, without the database.</summary>
public sealed record SignedIn(string Name, string? FamilyName, bool IsGuardian, bool IsStaff, IReadOnlySet<string> Rights)
{
    /// <summary>Null for a visitor.</summary>
    public static SignedIn? From(ClaimsPrincipal user) => user.Identity?.IsAuthenticated != true
        ? null
        : new SignedIn(
            user.FindFirstValue("name") ?? "",
            user.FindFirstValue("familyname"),
            user.HasClaim(c => c.Type == "guardian"),
            user.HasClaim(c => c.Type == "staff"),
            user.FindAll("right").Select(c => c.Value).ToHashSet(StringComparer.Ordinal));

    public bool Has(string right) => Rights.Contains(right);
}
