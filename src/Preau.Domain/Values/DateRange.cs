namespace Preau.Domain.Values;

/// <summary>Civil days from the first to the last, both included.</summary>
public readonly record struct DateRange
{
    /// <exception cref="ArgumentException">The last day comes before the first.</exception>
    public DateRange(DateOnly from, DateOnly to)
    {
        if (to < from) throw new ArgumentException($"The range ends ({to:O}) before it starts ({from:O}).", nameof(to));
        From = from;
        To = to;
    }

    public DateOnly From { get; }

    public DateOnly To { get; }

    public int Length => To.DayNumber - From.DayNumber + 1;

    public static DateRange Month(int year, int month) =>
        new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    public bool Contains(DateOnly day) => day >= From && day <= To;

    public bool Overlaps(DateRange other) => From <= other.To && other.From <= To;

    public DateRange? Intersect(DateRange other)
    {
        var from = From > other.From ? From : other.From;
        var to = To < other.To ? To : other.To;
        return from <= to ? new DateRange(from, to) : null;
    }

    public IEnumerable<DateOnly> Days()
    {
        for (var day = From; day <= To; day = day.AddDays(1)) yield return day;
    }
}
