namespace Preau.Web.Security;

/// <summary>How long a sign-in lasts without use, and at most (reasons in docs/security/sessions.md).</summary>
public static class SessionLifetimes
{
    public static readonly TimeSpan FamilyIdle = TimeSpan.FromHours(2);
    public static readonly TimeSpan FamilyMost = TimeSpan.FromHours(12);

    /// <summary>"Rester connecté sur cet appareil".</summary>
    public static readonly TimeSpan FamilyStay = TimeSpan.FromDays(60);

    public static readonly TimeSpan StaffIdle = TimeSpan.FromHours(1);
    public static readonly TimeSpan StaffMost = TimeSpan.FromHours(10);

    /// <summary>How long a browser is remembered as one of the person's own.</summary>
    public static readonly TimeSpan KnownDevice = TimeSpan.FromDays(365);

    /// <summary>A use is written down at most this often.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(2);

    public static TimeSpan Idle(Audience audience, bool stays) =>
        audience == Audience.Staff ? StaffIdle : stays ? FamilyStay : FamilyIdle;

    public static TimeSpan Most(Audience audience, bool stays) =>
        audience == Audience.Staff ? StaffMost : stays ? FamilyStay : FamilyMost;
}
