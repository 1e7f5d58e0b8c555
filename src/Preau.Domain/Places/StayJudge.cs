using Preau.Domain.Values;

namespace Preau.Domain.Places;

/// <summary>One slot of one child on one day, booked.</summary>
/// <param name="From">Civil times of the slot; null: it takes the whole day.</param>
[GlossaryExempt]
public sealed record Stay(long ChildId, long SlotId, long SiteId, DateOnly Day, TimeOnly? From = null, TimeOnly? To = null);

/// <summary>What the judge asks: whether the child could have the slot of a rule on a day (open, and enrolled), and what refusals say.</summary>
/// <param name="NameOf">The name of a slot.</param>
/// <param name="LengthOf">What a rule that counts asks: "au moins 2 jours par semaine".</param>
[GlossaryExempt]
public sealed record StayFacts(Func<long, SlotRule, DateOnly, bool> IsOpen, Func<long, string> NameOf, Func<SlotRule, string> LengthOf);

/// <summary>
/// Judges the bookings of a family's children together, as they will be after the whole change: slots that exclude, need or accompany
/// each other, one place at a time for a child, shortest and longest stays. What a change does not touch stays lawful, and a
/// change that makes a broken stay better is never refused.
/// </summary>
[GlossaryExempt]
public static class StayJudge
{
    /// <param name="before">What is booked in the weeks and months concerned.</param>
    /// <param name="after">The same once the change is made.</param>
    /// <returns>For each added or removed box that a rule refuses, the reason; one each.</returns>
    public static IReadOnlyDictionary<Stay, Refusal> Judge(
        IReadOnlyList<SlotRule> rules, IReadOnlyCollection<Stay> before, IReadOnlyCollection<Stay> after, StayFacts facts)
    {
        var (was, will) = (new Stays(before), new Stays(after));
        var changed = will.All.Where(s => !was.All.Contains(s)).Concat(was.All.Where(s => !will.All.Contains(s))).OrderBy(s => s.Day).ThenBy(s => s.SlotId).ToList();
        var refused = new Dictionary<Stay, Refusal>();
        foreach (var stay in changed)
        {
            var isAdded = will.All.Contains(stay);
            var reason = (isAdded ? OtherPlace(will, stay) : null)
                ?? rules.Where(r => r.IsOn(stay.Day)).Select(r => Relation(r, will, stay, isAdded, facts) ?? Length(r, was, will, stay, isAdded, facts)).FirstOrDefault(r => r is not null);
            if (reason is not null) refused[stay] = reason;
        }
        return refused;
    }

    private static Refusal? OtherPlace(Stays will, Stay stay) =>
        will.On(stay).Any(s => s.SiteId != stay.SiteId && Overlap(s, stay)) ? new(RefusalCode.TwoPlacesAtOnce, Day: stay.Day) : null;

    /// <summary>Whether the hours of two stays of one day meet; a stay without hours takes the whole day.</summary>
    public static bool Overlap(Stay a, Stay b) => a.From is null || b.From is null || a.To is null || b.To is null || (a.From < b.To && b.From < a.To);

    private static Refusal? Relation(SlotRule rule, Stays will, Stay stay, bool isAdded, StayFacts facts)
    {
        if (rule.OtherSlotId is not { } other || (stay.SlotId != rule.SlotId && stay.SlotId != other)) return null;
        bool Booked(long slot) => will.On(stay).Any(s => s.SlotId == slot);
        var (own, others) = (Booked(rule.SlotId), Booked(other));
        return rule.Kind switch
        {
            SlotRuleKind.Excludes when isAdded && own && others => Said(RefusalCode.SlotExcluded, stay.SlotId == other ? rule.SlotId : other),
            SlotRuleKind.Needs when own && !others => isAdded ? Said(RefusalCode.SlotNeedsAnother, other) : Said(RefusalCode.SlotNeededByAnother, rule.SlotId),
            SlotRuleKind.GoesWith when own != others => Said(isAdded ? RefusalCode.SlotNeedsAnother : RefusalCode.SlotNeededByAnother, isAdded == own ? other : rule.SlotId),
            _ => null,
        };

        Refusal Said(RefusalCode code, long slot) => new(code, Day: stay.Day, Detail: facts.NameOf(slot));
    }

    private static Refusal? Length(SlotRule rule, Stays was, Stays will, Stay stay, bool isAdded, StayFacts facts)
    {
        if (stay.SlotId != rule.SlotId || rule.Kind is not (SlotRuleKind.AtLeast or SlotRuleKind.AtMost or SlotRuleKind.AllDays)) return null;
        var period = rule.PeriodOf(stay.Day);
        int Count(Stays stays) => stays.Like(stay).Count(s => period.Contains(s.Day));
        var (earlier, now) = (Count(was), Count(will));
        if (rule.Kind == SlotRuleKind.AtMost) return isAdded && now > rule.Days && now > earlier ? new(RefusalCode.StayTooLong, Day: stay.Day, Detail: facts.LengthOf(rule)) : null;

        // Days that nobody could take do not count against the stay; those booked all the same do.
        var open = period.Days().Count(d => facts.IsOpen(stay.ChildId, rule, d) || will.On(stay, d).Any(s => s.SlotId == stay.SlotId));
        var least = rule.Kind == SlotRuleKind.AllDays ? open : Math.Min(rule.Days ?? 0, open);
        if (now == 0 || now >= least) return null;
        if (earlier > 0 && earlier < least && now > earlier) return null;
        return new(isAdded ? RefusalCode.StayTooShort : RefusalCode.StayWouldBeTooShort, Day: stay.Day, Detail: facts.LengthOf(rule));
    }

    /// <summary>What a family has booked, found by child and day, and by child and slot: a year of a pattern is a thousand of them.</summary>
    private sealed class Stays(IEnumerable<Stay> stays)
    {
        private readonly ILookup<(long, DateOnly), Stay> byDay = stays.ToLookup(s => (s.ChildId, s.Day));
        private readonly ILookup<(long, long), Stay> bySlot = stays.ToLookup(s => (s.ChildId, s.SlotId));

        public HashSet<Stay> All { get; } = [.. stays];

        public IEnumerable<Stay> On(Stay stay) => On(stay, stay.Day);

        public IEnumerable<Stay> On(Stay stay, DateOnly day) => byDay[(stay.ChildId, day)];

        /// <summary>Those of the same child in the same slot.</summary>
        public IEnumerable<Stay> Like(Stay stay) => bySlot[(stay.ChildId, stay.SlotId)];
    }
}
