namespace Preau.Domain.Places;

/// <summary>An entry that waits, with what the order asks about it.</summary>
/// <param name="PoolDays">What a place takes one of each; none: nothing limits it.</param>
/// <param name="Priorities">Of the rule of its activity on its day.</param>
/// <param name="Fulfilled">Those of them that hold for the child.</param>
[GlossaryExempt]
public sealed record WaitingCandidate(WaitingEntry Entry, IReadOnlyList<long> PoolDays, IReadOnlyList<WaitingPriority> Priorities, IReadOnlySet<WaitingPriority> Fulfilled)
{
    /// <summary>Both need a place of the same pool-day; without any, both are the same slot, site and day.</summary>
    public bool CompetesWith(WaitingCandidate other) => PoolDays.Count == 0 && other.PoolDays.Count == 0
        ? (Entry.SlotId, Entry.SiteId, Entry.Day) == (other.Entry.SlotId, other.Entry.SiteId, other.Entry.Day)
        : PoolDays.Any(other.PoolDays.Contains);
}

/// <summary>
/// The one published order of a waiting list, and who is served from the places left (docs/rules/liste-d-attente.md): families that
/// left no offer unanswered first, then the rule's priorities in their order, then the date of entry.
/// </summary>
[GlossaryExempt]
public static class WaitingOrder
{
    /// <summary>Where the entries follow different rules (slots of two activities that share places), the date alone decides.</summary>
    public static IReadOnlyList<WaitingCandidate> Sort(IReadOnlyCollection<WaitingCandidate> waiting)
    {
        var priorities = waiting.Select(w => w.Priorities).FirstOrDefault() ?? [];
        if (waiting.Any(w => !w.Priorities.SequenceEqual(priorities))) priorities = [];
        var ordered = waiting.OrderBy(w => w.Entry.Offers);
        foreach (var priority in priorities) ordered = ordered.ThenBy(w => w.Fulfilled.Contains(priority) ? 0 : 1);
        return [.. ordered.ThenBy(w => w.Entry.EnteredAt).ThenBy(w => w.Entry.Id)];
    }

    /// <summary>Place of an entry among those that need a place of the same pools, from 1.</summary>
    /// <param name="sorted">In the published order; the entry is one of them.</param>
    public static int Rank(IReadOnlyList<WaitingCandidate> sorted, WaitingCandidate of) =>
        1 + sorted.TakeWhile(w => w.Entry.Id != of.Entry.Id).Count(of.CompetesWith);

    /// <summary>
    /// Who has a place now. Each takes one of every pool-day that it needs; one that finds a pool-day full is passed over for those
    /// after it, and keeps its rank.
    /// </summary>
    /// <param name="sorted">In the published order.</param>
    /// <param name="room">Places left by pool-day; null: not limited.</param>
    public static IReadOnlyList<WaitingCandidate> Serve(IReadOnlyList<WaitingCandidate> sorted, IReadOnlyDictionary<long, int?> room)
    {
        var given = new Dictionary<long, int>();
        var served = new List<WaitingCandidate>();
        foreach (var candidate in sorted)
        {
            if (candidate.PoolDays.Any(day => room[day] is { } left && left <= given.GetValueOrDefault(day))) continue;
            foreach (var day in candidate.PoolDays) given[day] = given.GetValueOrDefault(day) + 1;
            served.Add(candidate);
        }
        return served;
    }
}
