using Preau.Domain.Values;

namespace Preau.Domain.Bookings;

/// <summary>How the weeks of a pattern follow each other.</summary>
public enum WeekRhythm
{
    /// <summary>Every week is a week A.</summary>
    EveryWeek,

    /// <summary>Weeks A and B, counted from a date: they go on across New Year.</summary>
    CountedFromDate,

    /// <summary>Odd calendar weeks (A) and even ones (B), where a custody decision says so: after a week 53 comes another odd week.</summary>
    CalendarParity,
}

public enum PatternWeek
{
    A,
    B,
}

/// <summary>Says of each civil day whether it lies in a week A or B. Weeks begin on Monday and are numbered by ISO 8601.</summary>
[GlossaryExempt]
public readonly record struct WeekCount(WeekRhythm Rhythm, DateOnly? CountedFrom)
{
    /// <exception cref="InvalidOperationException">Weeks are counted from a date, and there is none.</exception>
    public PatternWeek On(DateOnly day) => Rhythm switch
    {
        WeekRhythm.EveryWeek => PatternWeek.A,
        WeekRhythm.CountedFromDate => Week((day.MondayOfWeek().DayNumber - (CountedFrom ?? throw new InvalidOperationException("Weeks are counted from no date.")).MondayOfWeek().DayNumber) / 7),
        WeekRhythm.CalendarParity => Week(day.WeekNumber() - 1),
        _ => throw new InvalidOperationException($"The rhythm {Rhythm} is not known."),
    };

    /// <summary>The Mondays of the weeks that are of the same kind as the one before, although weeks alternate: after a week 53.</summary>
    public IEnumerable<DateOnly> Repeats(DateRange days)
    {
        if (Rhythm != WeekRhythm.CalendarParity) yield break;
        for (var monday = days.From.MondayOfWeek().AddDays(7); monday <= days.To; monday = monday.AddDays(7))
        {
            if (On(monday) == On(monday.AddDays(-7))) yield return monday;
        }
    }

    private static PatternWeek Week(int index) => index % 2 == 0 ? PatternWeek.A : PatternWeek.B;
}
