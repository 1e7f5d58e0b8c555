using Preau.Domain.Values;

namespace Preau.Domain.Calendars;

/// <summary>What keeps a custody calendar from being proposed or entered (docs/rules/garde-alternee.md).</summary>
[GlossaryExempt]
public static class CustodyCheck
{
    public const int MostExceptions = 12;

    /// <param name="inForce">The child's others.</param>
    /// <param name="earliest">A family's begins today at the earliest; the staff enter a decision of the past too.</param>
    public static Refusal? Of(Custody custody, IEnumerable<Custody> inForce, DateOnly earliest)
    {
        if (custody.From < earliest) return new(RefusalCode.StartInThePast, Day: earliest);
        if (inForce.Any(other => other.From == custody.From)) return new(RefusalCode.VersionOnThatDay, Day: custody.From);
        var exceptions = custody.Exceptions.OrderBy(e => e.From).ToList();
        if (exceptions.Find(e => e.To < e.From) is { } backwards) return new(RefusalCode.EndBeforeStart, Day: backwards.From);
        if (exceptions.Find(e => e.To.DayNumber - e.From.DayNumber > 366) is { } endless) return new(RefusalCode.TooManyDays, Day: endless.From);
        return exceptions.Zip(exceptions.Skip(1)).Where(pair => pair.Second.From <= pair.First.To)
            .Select(pair => new Refusal(RefusalCode.ExceptionsOverlap, Day: pair.Second.From)).FirstOrDefault();
    }
}
