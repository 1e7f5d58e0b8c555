using Preau.Domain.Calendars;
using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>When a family is reminded that a free limit is near (docs/rules/delais.md).</summary>
[GlossaryExempt]
public static class LimitReminder
{
    /// <summary>
    /// The last working day, Monday to Friday less public holidays, before a limit that falls on another day; null when it falls on a
    /// working day: then nobody is reminded.
    /// </summary>
    public static DateOnly? DayFor(CutOffLimit limit, PublicHolidays publicHolidays)
    {
        var day = DateOnly.FromDateTime(limit.Civil);
        if (IsWorking(day, publicHolidays)) return null;
        do day = day.AddDays(-1);
        while (!IsWorking(day, publicHolidays));
        return day;
    }

    private static bool IsWorking(DateOnly day, PublicHolidays publicHolidays) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !publicHolidays.Contains(day);
}
