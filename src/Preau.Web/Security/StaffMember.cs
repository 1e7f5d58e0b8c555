namespace Preau.Web.Security;

/// <summary>An agent of the town with rights; without <see cref="Sites"/> for all sites.</summary>
public sealed class StaffMember
{
    public long Id { get; init; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    public StaffRight Rights { get; set; }

    public List<StaffSite> Sites { get; init; } = [];

    /// <summary>A blocked agent is out at once and cannot sign in; what they did keeps their name.</summary>
    public bool IsBlocked { get; set; }

    public required DateTime CreatedAt { get; init; }

    public int Version { get; set; }
}

/// <summary>One site that an agent's work is limited to.</summary>
public sealed class StaffSite
{
    public long StaffMemberId { get; init; }

    public required long SiteId { get; init; }
}

/// <summary>What an agent may do; a page of the back office needs one of them.</summary>
[Flags]
public enum StaffRight
{
    None = 0,

    /// <summary>Decide what families ask: requests and enrolments.</summary>
    Requests = 1,

    /// <summary>See and change families, guardians, children.</summary>
    Families = 2,

    /// <summary>Book and cancel for a family.</summary>
    Bookings = 4,

    /// <summary>Day lists and who was there.</summary>
    Attendance = 8,

    /// <summary>Allergies and other health records.</summary>
    Health = 16,

    /// <summary>Income, prices, invoices, payments.</summary>
    Money = 32,

    /// <summary>Activities, calendars, limits, tariffs, texts.</summary>
    Settings = 64,

    /// <summary>Staff accounts.</summary>
    Administration = 128,
}
