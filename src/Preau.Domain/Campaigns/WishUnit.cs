using Preau.Domain.Values;

namespace Preau.Domain.Campaigns;

/// <summary>What one wish is for: the days that are given together.</summary>
public enum WishUnit
{
    Day,

    /// <summary>From Monday to Sunday.</summary>
    Week,

    /// <summary>One weekday over the whole period: every Wednesday.</summary>
    Weekday,

    /// <summary>The whole period.</summary>
    Period,
}

[GlossaryExempt]
public static class WishUnits
{
    /// <summary>
    /// What names the days that go together with that one in a period: the day, the Monday of its week (which may come before the
    /// period), the first such weekday, or the first day of the period.
    /// </summary>
    public static DateOnly KeyOf(this WishUnit unit, DateRange period, DateOnly day) => unit switch
    {
        WishUnit.Day => day,
        WishUnit.Week => day.MondayOfWeek(),
        WishUnit.Weekday => period.From.AddDays(((int)day.DayOfWeek - (int)period.From.DayOfWeek + 7) % 7),
        WishUnit.Period => period.From,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "This unit has no meaning."),
    };
}
