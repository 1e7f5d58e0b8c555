namespace Preau.Web.Security;

/// <summary>Who a page is for. Family and staff accounts are separate, even with the same e-mail.</summary>
public enum Audience
{
    Family,
    Staff,
}

/// <summary>Names of the two cookie schemes, of the scheme that chooses between them by address, and of the claims.</summary>
public static class Schemes
{
    public const string Family = "family";
    public const string Staff = "staff";
    public const string ByAddress = "by-address";

    public static string Of(Audience audience) => audience == Audience.Staff ? Staff : Family;

    public static string SignInPath(Audience audience) => audience == Audience.Staff ? "/gestion/connexion" : "/connexion";

    /// <summary>Everything under <c>/gestion</c> is the staff's; the rest is the families'.</summary>
    public static Audience AudienceOf(PathString path) =>
        path.StartsWithSegments("/gestion", StringComparison.OrdinalIgnoreCase) ? Audience.Staff : Audience.Family;
}

public static class Claims
{
    public const string Account = "account";
    public const string Session = "session";
    public const string Name = "name";
    public const string Guardian = "guardian";
    public const string Family = "family";
    public const string FamilyName = "familyname";

    /// <summary>Present while the staff have not accepted the family's file; says where it stands (<see cref="Domain.Families.FamilyState"/>).</summary>
    public const string FamilyState = "family-state";
    public const string Staff = "staff";
    public const string Right = "right";
    public const string Site = "site";

    /// <summary>Present when the account has an authenticator and this session passed it.</summary>
    public const string SecondFactor = "second-factor";
}
