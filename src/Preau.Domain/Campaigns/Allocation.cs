using Preau.Domain.Places;

namespace Preau.Domain.Campaigns;

/// <summary>
/// Gives places to children by points, then by drawn number (docs/rules/campagnes.md). In each turn every child gets the first of its
/// wishes whose every day has room and which excludes nothing already given. The same input gives the same result in any order.
/// </summary>
public sealed class Allocation
{
    private readonly Dictionary<PoolPlace, int> _room;
    private readonly IReadOnlyList<SlotRule> _exclusions;
    private readonly Dictionary<PoolPlace, Standing> _lastServed = [];

    private Allocation(IReadOnlyDictionary<PoolPlace, int> room, IReadOnlyList<SlotRule> rules) =>
        (_room, _exclusions) = (new(room), [.. rules.Where(r => r.Kind == SlotRuleKind.Excludes)]);

    /// <param name="room">Places left on each pool-day; one that is not named is unlimited, one below zero is full.</param>
    /// <param name="rules">The rules between slots; those that exclude count.</param>
    /// <param name="mostWishes">How many wishes one child may get: that many turns.</param>
    public static AllocationResult Run(IReadOnlyCollection<Candidate> candidates, IReadOnlyDictionary<PoolPlace, int> room, IReadOnlyList<SlotRule> rules, int mostWishes = 1)
    {
        var allocation = new Allocation(room, rules);
        var parties = Ordered(candidates);
        for (var turn = 0; turn < mostWishes; turn++) parties.ForEach(allocation.Serve);
        return new([.. parties.SelectMany(p => p.Members).Select(m => m.Result())], allocation._lastServed);
    }

    private static List<Party> Ordered(IEnumerable<Candidate> candidates) => [.. candidates
        .GroupBy(c => c.Siblings is null ? (IsFamily: false, c.Number) : (IsFamily: true, c.Siblings))
        .Select(party => party.OrderByDescending(c => c.Points).ThenBy(c => c.Draw, StringComparer.Ordinal).ThenBy(c => c.Number, StringComparer.Ordinal).ToList())
        .OrderByDescending(party => party[0].Points).ThenBy(party => party[0].Draw, StringComparer.Ordinal).ThenBy(party => party[0].Number, StringComparer.Ordinal)
        .Select((party, i) => new Party(new(i + 1, party[0].Points, party[0].Draw), party))];

    private void Serve(Party party)
    {
        if (party.Members.Count > 1 && (ServeAll(party.Members) || !party.AcceptsPart)) return;
        foreach (var member in party.Members) ServeOne(member);
    }

    private void ServeOne(Member member)
    {
        for (var rank = 0; rank < member.Wishes.Count; rank++)
        {
            if (member.Answers[rank].Answer == WishAnswer.Given) continue;
            var refused = Refused(member, rank);
            if (refused is null)
            {
                Give(member, rank);
                return;
            }
            member.Answers[rank] = refused;
        }
    }

    /// <summary>The wishes of the same rank of every brother and sister, all or none.</summary>
    private bool ServeAll(IReadOnlyList<Member> members)
    {
        var longest = members.Max(m => m.Wishes.Count);
        for (var rank = 0; rank < longest; rank++)
        {
            var asking = members.Where(m => rank < m.Wishes.Count && m.Answers[rank].Answer != WishAnswer.Given).ToList();
            foreach (var member in asking) member.Answers[rank] = Refused(member, rank) ?? new(WishAnswer.NotTogether);
            if (asking.Count < members.Count || asking.Exists(m => m.Answers[rank].Answer != WishAnswer.NotTogether) || !HasRoomForAll(asking, rank)) continue;
            foreach (var member in asking) Give(member, rank);
            return true;
        }
        return false;
    }

    /// <summary>Brothers and sisters may want the same place: what they take is counted together.</summary>
    private bool HasRoomForAll(List<Member> asking, int rank) =>
        asking.SelectMany(m => m.Wishes[rank].Takes).CountBy(place => place).All(need => !_room.TryGetValue(need.Key, out var left) || left >= need.Value);

    private WishResult? Refused(Member member, int rank)
    {
        var wish = member.Wishes[rank];
        if (wish.Stays.Count == 0) return new(WishAnswer.Impossible);
        if (wish.Stays.Any(stay => member.Given.Exists(given => Exclude(stay, given)))) return new(WishAnswer.Excluded);
        foreach (var place in wish.Takes)
        {
            if (_room.TryGetValue(place, out var left) && left <= 0) return new(WishAnswer.NoRoom, place);
        }
        return null;
    }

    private bool Exclude(Stay a, Stay b) => a.Day == b.Day
        && (a.SlotId == b.SlotId
            || (a.SiteId != b.SiteId && StayJudge.Overlap(a, b))
            || _exclusions.Any(r => r.IsOn(a.Day) && ((r.SlotId == a.SlotId && r.OtherSlotId == b.SlotId) || (r.SlotId == b.SlotId && r.OtherSlotId == a.SlotId))));

    private void Give(Member member, int rank)
    {
        member.Answers[rank] = new(WishAnswer.Given);
        member.Given.AddRange(member.Wishes[rank].Stays);
        foreach (var place in member.Wishes[rank].Takes)
        {
            if (_room.ContainsKey(place)) _room[place]--;
            if (!_lastServed.TryGetValue(place, out var last) || last.Position < member.Standing.Position) _lastServed[place] = member.Standing;
        }
    }

    private sealed class Party(Standing standing, List<Candidate> candidates)
    {
        public IReadOnlyList<Member> Members { get; } = candidates.ConvertAll(c => new Member(standing, c));

        public bool AcceptsPart { get; } = candidates.TrueForAll(c => c.AcceptsPart);
    }

    private sealed class Member(Standing standing, Candidate candidate)
    {
        public Standing Standing => standing;

        public IReadOnlyList<CandidateWish> Wishes => candidate.Wishes;

        public WishResult[] Answers { get; } = [.. candidate.Wishes.Select(_ => new WishResult(WishAnswer.NotNeeded))];

        public List<Stay> Given { get; } = [.. candidate.Already ?? []];

        public CandidateResult Result() => new(candidate.Number, standing, Answers);
    }
}
