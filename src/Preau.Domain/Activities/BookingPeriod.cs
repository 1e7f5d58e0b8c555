using Preau.Domain.Calendars;
using Preau.Domain.Values;

namespace Preau.Domain.Activities;

/// <summary>
/// A named part of an activity's year whose days are opened to booking together (docs/rules/periodes.md). An activity without periods
/// opens all its days at once; with one, only the days of its periods are published. Periods of an activity never overlap.
/// </summary>
public sealed class BookingPeriod
{
    public long Id { get; init; }

    public required long ActivityId { get; init; }

    /// <summary>"Vacances d’hiver", "1er trimestre".</summary>
    public required string Name { get; set; }

    /// <summary>First civil day of service.</summary>
    public required DateOnly From { get; set; }

    /// <summary>Last civil day of service, included.</summary>
    public required DateOnly To { get; set; }

    public PlaceGiving Giving { get; set; }

    /// <summary>Instant from which nothing more is booked; null: only the cut-offs say until when.</summary>
    public DateTime? ClosesAt { get; set; }

    /// <summary>Instant from which what a campaign has left is booked first come, first served; null: its campaign is not over.</summary>
    public DateTime? DirectFrom { get; set; }

    public int Version { get; set; }

    /// <summary>Who may book from when; none: everyone, at once.</summary>
    public List<OpeningWindow> Windows { get; } = [];

    public DateRange Days => new(From, To);

    /// <summary>The instant at which the first audience may book; null: at once.</summary>
    public DateTime? FirstOpening => Windows.Count == 0 ? null : Windows.Min(w => w.OpensAt);

    /// <summary>Why a child's day cannot be booked at an instant because of the periods; null when they do not forbid it.</summary>
    /// <param name="periods">All those of the activity.</param>
    /// <param name="now">The instant at which the request arrived, UTC.</param>
    /// <returns>Limits are civil times of the zone.</returns>
    public static Refusal? WhyShut(IReadOnlyCollection<BookingPeriod> periods, AudienceFacts child, DateOnly day, DateTime now, TimeZoneInfo zone)
    {
        if (periods.Count == 0) return null;
        if (periods.FirstOrDefault(p => p.Days.Contains(day)) is not { } period) return new(RefusalCode.PeriodNotPublished, Day: day);
        if (now >= period.ClosesAt) return new(RefusalCode.PeriodClosed, WallClock.ToCivil(period.ClosesAt.Value, zone), day, period.Name);
        if (period.Giving == PlaceGiving.Campaign && !(now >= period.DirectFrom)) return new(RefusalCode.GivenByCampaign, Day: day, Detail: period.Name);
        if (period.Windows.Count == 0) return null;
        var own = period.Windows.Where(w => w.Includes(child)).ToList();
        if (own.Count == 0) return new(RefusalCode.NotInTheAudience, Day: day, Detail: period.Name);
        var opens = own.Min(w => w.OpensAt);
        return now < opens ? new(RefusalCode.OpensLater, WallClock.ToCivil(opens, zone), day, period.Name) : null;
    }
}

/// <summary>How the places of a period are given.</summary>
public enum PlaceGiving
{
    /// <summary>First come, first served, from the opening of the child's window.</summary>
    FirstCome,

    /// <summary>Wishes are collected, then places are given by published criteria.</summary>
    Campaign,
}
