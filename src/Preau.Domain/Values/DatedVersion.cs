namespace Preau.Domain.Values;

/// <summary>
/// A setting of the town is never edited once it is in force: a change is its next version. One that starts in the past is refused, two
/// never start on the same day, and whoever adds one has seen the latest.
/// </summary>
/// <param name="Id">The key of a version that stands; a later one has a higher key.</param>
/// <param name="From">The first civil day that it is for.</param>
[GlossaryExempt]
public sealed record DatedVersion(long Id, DateOnly From)
{
    /// <summary>
    /// Why another version cannot be added: <see cref="RefusalCode.StartInThePast"/>, <see cref="RefusalCode.VersionOnThatDay"/>,
    /// <see cref="RefusalCode.Stale"/>; null when it can.
    /// </summary>
    /// <param name="standing">Every version of the same setting.</param>
    /// <param name="from">The first civil day that the new one is for.</param>
    /// <param name="after">The latest version that its author saw; null: none.</param>
    public static Refusal? WhyNotNext(IReadOnlyCollection<DatedVersion> standing, DateOnly from, long? after, DateOnly today)
    {
        if (from <= today) return new(RefusalCode.StartInThePast, Day: today.AddDays(1));
        if (standing.Any(v => v.From == from)) return new(RefusalCode.VersionOnThatDay, Day: from);
        return standing.Max(v => (long?)v.Id) == after ? null : new(RefusalCode.Stale);
    }
}
