using Preau.Domain.Values;

namespace Preau.Domain.Calendars;

/// <summary>What a line of the town's calendar says.</summary>
[GlossaryExempt]
public enum EntryKind
{
    Closure,
    Holiday,
    DayOff,
    SchoolDay,
    Opening,
}

/// <summary>One line of the town's calendar, whatever it says: what a page edits and a file imports.</summary>
/// <param name="Id">Null: a new line.</param>
/// <param name="Version">Of the stored line.</param>
/// <param name="To">Included; equal to <paramref name="From"/> where the line is one day.</param>
/// <param name="Zone">For <see cref="EntryKind.Holiday"/>.</param>
/// <param name="SiteId">Null: every site.</param>
/// <param name="ActivityId">For <see cref="EntryKind.Closure"/> (null: every one) and <see cref="EntryKind.Opening"/>.</param>
/// <param name="Like">For <see cref="EntryKind.SchoolDay"/>: whose timetable it follows.</param>
/// <param name="Label">Name of the holidays, or the reason that parents read.</param>
[GlossaryExempt]
public sealed record CalendarEntry(
    EntryKind Kind, long? Id, int Version, DateOnly From, DateOnly To, string Label,
    SchoolZone? Zone = null, long? SiteId = null, long? ActivityId = null, DayOfWeek? Like = null)
{
    public DateRange Days => new(From, To);

    /// <summary>A day without class, or an opening, may be asked for over several days: each is a line of its own.</summary>
    public static bool IsAskedByRange(EntryKind kind) => kind is EntryKind.DayOff or EntryKind.Opening;

    /// <summary>The lines that it comes to. A range that cannot be stays whole: <see cref="CalendarEntryCheck"/> refuses it.</summary>
    public IReadOnlyList<CalendarEntry> Lines() => IsAskedByRange(Kind) && To > From && Days.Length <= CalendarEntryCheck.MostDays
        ? [.. Days.Days().Select(day => this with { From = day, To = day })]
        : [this];

    public static CalendarEntry Of(SchoolHolidayRow row) => new(EntryKind.Holiday, row.Id, row.Version, row.From, row.To, row.Name, row.Zone);

    public static CalendarEntry Of(Closure row) => new(EntryKind.Closure, row.Id, row.Version, row.From, row.To, row.Reason, SiteId: row.SiteId, ActivityId: row.ActivityId);

    public static CalendarEntry Of(LocalDay row) =>
        new(Of(row.Kind), row.Id, row.Version, row.Day, row.Day, row.Reason, SiteId: row.SiteId, ActivityId: row.ActivityId, Like: row.LikeWeekday);

    public SchoolHolidayRow ToHoliday() => new() { Zone = Zone!.Value, Name = Label, From = From, To = To };

    public Closure ToClosure() => new() { SiteId = SiteId, ActivityId = ActivityId, From = From, To = To, Reason = Label };

    public LocalDay ToLocalDay() => new() { SiteId = SiteId, ActivityId = ActivityId, Day = From, Kind = LocalKind, LikeWeekday = Like, Reason = Label };

    private LocalDayKind LocalKind => Kind switch
    {
        EntryKind.DayOff => LocalDayKind.DayOff,
        EntryKind.SchoolDay => LocalDayKind.SchoolDay,
        EntryKind.Opening => LocalDayKind.Opening,
        _ => throw new InvalidOperationException($"{Kind} is not one day."),
    };

    private static EntryKind Of(LocalDayKind kind) => kind switch
    {
        LocalDayKind.DayOff => EntryKind.DayOff,
        LocalDayKind.SchoolDay => EntryKind.SchoolDay,
        _ => EntryKind.Opening,
    };
}

/// <summary>A line that comes, goes or changes: before and after, one of them null where it comes or goes.</summary>
[GlossaryExempt]
public sealed record CalendarChange(CalendarEntry? Before, CalendarEntry? After)
{
    /// <summary>The calendar as it would be.</summary>
    public static TownCalendar Apply(TownCalendar town, IReadOnlyCollection<CalendarChange> changes)
    {
        var gone = changes.Select(c => c.Before).OfType<CalendarEntry>().Select(e => (e.Kind == EntryKind.Holiday, e.Kind == EntryKind.Closure, e.Id)).ToHashSet();
        var come = changes.Select(c => c.After).OfType<CalendarEntry>().ToLookup(e => e.Kind);
        return town with
        {
            Holidays = [.. town.Holidays.Where(h => !gone.Contains((true, false, h.Id))), .. come[EntryKind.Holiday].Select(e => e.ToHoliday())],
            Closures = [.. town.Closures.Where(c => !gone.Contains((false, true, c.Id))), .. come[EntryKind.Closure].Select(e => e.ToClosure())],
            LocalDays =
            [
                .. town.LocalDays.Where(d => !gone.Contains((false, false, d.Id))),
                .. come.Where(kind => kind.Key is not (EntryKind.Holiday or EntryKind.Closure)).SelectMany(kind => kind).Select(e => e.ToLocalDay()),
            ],
        };
    }
}
