using Preau.Domain.Values;

namespace Preau.Domain.Calendars;

/// <summary>Which of two families a day of a child belongs to (docs/rules/garde-alternee.md). Pure: every answer takes constant time.</summary>
/// <param name="versions">Those in force, in any order.</param>
/// <param name="school">Of the child's school: its holidays are the ones shared.</param>
[GlossaryExempt]
public sealed class CustodyDays(IEnumerable<Custody> versions, SchoolCalendar school)
{
    /// <summary>Shorter ones, as a bridge, go with the week.</summary>
    public const int ShortestHoliday = 5;

    private readonly List<Custody> _versions = [.. versions.OrderByDescending(version => version.From)];

    /// <summary>The version that decides a day; null: none.</summary>
    public Custody? VersionOn(DateOnly day) => _versions.Find(version => version.From <= day);

    /// <summary>The family that the day belongs to: it books, cancels and is charged. Null: to nobody, both may act.</summary>
    public long? FamilyOn(DateOnly day)
    {
        if (VersionOn(day) is not { Weeks: not CustodyWeeks.Nobody } custody) return null;
        if (custody.Exceptions.Find(exception => day >= exception.From && day <= exception.To) is { } exception) return exception.FamilyId;
        return IsFirsts(custody, day) ? custody.FirstFamilyId : custody.SecondFamilyId;
    }

    private bool IsFirsts(Custody custody, DateOnly day)
    {
        if (custody.Holidays == CustodyHolidays.Halves && school.HolidayOn(day) is { Days.Length: >= ShortestHoliday } holiday) return IsInFirsts(custody, holiday.Days, day);
        return custody.Weeks switch
        {
            // The day of the fortnight, also before the day that they are counted from.
            CustodyWeeks.Counted => (((day.DayNumber - custody.WeekStart!.Value.DayNumber) % 14) + 14) % 14 < 7,
            CustodyWeeks.Parity => day.WeekNumber() % 2 == 0 == custody.FirstHasEvenWeeks,
            _ => true,
        };
    }

    /// <summary>The odd day of a holiday goes to the first half; the year is that of its first day.</summary>
    private static bool IsInFirsts(Custody custody, DateRange holiday, DateOnly day)
    {
        var isFirstHalf = day.DayNumber - holiday.From.DayNumber < (holiday.Length + 1) / 2;
        return isFirstHalf == (holiday.From.Year % 2 == 0 == custody.FirstHalfInEvenYears);
    }

    /// <summary>Days of a range as runs that belong to one family, or to nobody.</summary>
    public IReadOnlyList<(DateRange Days, long? FamilyId)> Runs(DateRange range)
    {
        var runs = new List<(DateRange Days, long? FamilyId)>();
        foreach (var day in range.Days())
        {
            var family = FamilyOn(day);
            if (runs.Count > 0 && runs[^1].FamilyId == family) runs[^1] = (new(runs[^1].Days.From, day), family);
            else runs.Add((new(day, day), family));
        }
        return runs;
    }
}
