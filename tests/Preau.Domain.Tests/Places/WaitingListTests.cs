using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Preau.Domain.Calendars;
using Preau.Domain.Places;
using Preau.Domain.Tests.Rules;

namespace Preau.Domain.Tests.Places;

public sealed class WaitingListTests
{
    private static readonly RulePage Page = RulePage.Read("liste-d-attente.md");
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly DateTime Start = new(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<string, WaitingPriority> Words = new(StringComparer.Ordinal)
    {
        ["habitant"] = WaitingPriority.Residents,
        ["habitants"] = WaitingPriority.Residents,
        ["classe"] = WaitingPriority.Classes,
        ["classes"] = WaitingPriority.Classes,
        ["fratrie"] = WaitingPriority.Siblings,
    };

    public static TheoryData<string, int, string, string> Ends()
    {
        var data = new TheoryData<string, int, string, string>();
        foreach (var row in Page.Table("Jusqu’à quand")) data.Add(row["Proposée"], int.Parse(row["Heures"]), row["Limite du jour"], row["Fin"]);
        return data;
    }

    public static TheoryData<string, string, string> Orders()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var row in Page.Table("L’ordre")) data.Add(row["Ordre de la commune"], row["Inscrits"], row["Servis dans l’ordre"]);
        return data;
    }

    public static TheoryData<string, string, string, string> Answers()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var row in Page.Table("Répondre")) data.Add(row["Inscription"], row["Moment"], row["Qui"], row["Réponse"]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void An_offer_ends_at_the_earliest_of_its_hours_and_the_limit_of_the_day(string offered, int hours, string limit, string end)
    {
        var found = OfferEnd.Of(WallClock.ToInstant(RulePage.Time(offered), Paris), hours, WallClock.ToInstant(RulePage.Time(limit), Paris), Paris);

        Assert.Equal(end == "aux agents" ? null : WallClock.ToInstant(RulePage.Time(end), Paris), found);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Each_town_serves_in_the_order_that_it_publishes(string order, string waiting, string served)
    {
        List<WaitingPriority> priorities = order == "date" ? [] : [.. order.Split(", ").Select(word => Words[word])];
        var candidates = waiting.Split(", ").Select((text, i) => (Text: text, Candidate: Read(text, i, priorities))).ToDictionary(c => c.Candidate.Entry.Id, c => c);

        Assert.Equal(served, string.Join(", ", WaitingOrder.Sort([.. candidates.Values.Select(c => c.Candidate)]).Select(c => candidates[c.Entry.Id].Text[..1])));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_offer_is_answered_once_in_its_time_by_its_family(string state, string moment, string who, string answer)
    {
        var entry = Entry(1, offers: moment.EndsWith("proposition", StringComparison.Ordinal) && moment.StartsWith("après", StringComparison.Ordinal) ? 1 : 0);
        (entry.State, entry.OfferEndsAt) = (RulePage.Code<WaitingState>(state), Start.AddHours(4));

        var why = entry.WhyNoAnswer(moment == "après la fin" ? Start.AddHours(4) : Start.AddHours(4).AddMilliseconds(-1), byStaff: who == "agent");

        Assert.Equal(answer == "accepte ou laisse" ? null : RulePage.Code(answer), why?.ToString());
    }

    [Fact]
    public void School_meals_are_served_by_date_whatever_the_rule_says()
    {
        var rule = new WaitingRule { ActivityId = 1, EffectiveFrom = new(2026, 9, 1), HasList = true, Priorities = [WaitingPriority.Residents], OfferHours = 12, MostOffers = 3, ConfirmWeeks = 4 };
        Domain.Activities.Activity Of(Domain.Activities.ActivityNature nature) => new() { Code = "a", Name = "A", Nature = nature, From = new(2026, 9, 1), To = new(2027, 7, 2), RegieId = 1 };

        Assert.Empty(rule.PrioritiesIn(Of(Domain.Activities.ActivityNature.SchoolMeals)));
        Assert.Equal([WaitingPriority.Residents], rule.PrioritiesIn(Of(Domain.Activities.ActivityNature.Extrascolaire)));
    }

    [Fact]
    public void Slots_of_two_rules_that_share_places_are_served_by_date()
    {
        var (first, second) = (Read("A", 0, []), Read("B habitant", 1, [WaitingPriority.Residents]));

        Assert.Equal([first, second], WaitingOrder.Sort([second, first]));
    }

    [Fact]
    public void Who_finds_no_place_in_every_pool_is_passed_over_and_keeps_the_rank()
    {
        var (whole, half) = (Read("A", 0, []) with { PoolDays = [1, 2] }, Read("B", 1, []) with { PoolDays = [2] });
        var sorted = WaitingOrder.Sort([half, whole]);

        Assert.Equal([half], WaitingOrder.Serve(sorted, new Dictionary<long, int?> { [1] = 0, [2] = 1 }));
        Assert.Equal([1, 2], sorted.Select(c => WaitingOrder.Rank(sorted, c)));
    }

    /// <summary>Whoever waits, whatever is left: no pool gives more than it has, nobody who could still be served is left, and nobody is served before one who comes first and needs no more.</summary>
    [Property(MaxTest = 500)]
    public Property Serving_gives_every_place_that_can_be_given_in_the_published_order() => Prop.ForAll(Lists().ToArbitrary(), list =>
    {
        var sorted = WaitingOrder.Sort(list.Waiting);
        var served = WaitingOrder.Serve(sorted, list.Room);
        var given = served.SelectMany(s => s.PoolDays).GroupBy(day => day).ToDictionary(g => g.Key, g => g.Count());
        int? Left(long day) => list.Room[day] - given.GetValueOrDefault(day);

        Assert.All(given.Keys, day => Assert.False(Left(day) < 0));
        Assert.All(sorted.Except(served), passed => Assert.Contains(passed.PoolDays, day => Left(day) <= 0));
        Assert.All(sorted.Except(served), passed => Assert.DoesNotContain(
            served, s => Index(sorted, s) > Index(sorted, passed) && passed.PoolDays.All(s.PoolDays.Contains)));
        Assert.Equal(sorted, WaitingOrder.Sort([.. list.Waiting.Reverse()]));
        Assert.All(sorted, one => Assert.InRange(WaitingOrder.Rank(sorted, one), 1, Index(sorted, one) + 1));
    });

    private static int Index(IReadOnlyList<WaitingCandidate> sorted, WaitingCandidate of) => sorted.ToList().IndexOf(of);

    private static Gen<(IReadOnlyList<WaitingCandidate> Waiting, Dictionary<long, int?> Room)> Lists() =>
        from room in Gen.Choose(-2, 3).Select(left => left == 3 ? (int?)null : left).ArrayOf(4)
        from count in Gen.Choose(0, 12)
        from pools in Gen.Choose(1, 15).ArrayOf(count)
        from marks in Gen.Choose(0, 7).ArrayOf(count)
        from offers in Gen.Choose(0, 2).ArrayOf(count)
        from minutes in Gen.Choose(0, 5).ArrayOf(count)
        select ((IReadOnlyList<WaitingCandidate>)[.. Enumerable.Range(0, count).Select(i => new WaitingCandidate(
            Entry(i, offers[i], minutes[i]),
            [.. Enumerable.Range(0, 4).Where(bit => (pools[i] & (1 << bit)) != 0).Select(bit => (long)bit)],
            [WaitingPriority.Siblings, WaitingPriority.Residents],
            Enum.GetValues<WaitingPriority>().Where((_, bit) => (marks[i] & (1 << bit)) != 0).ToHashSet()))],
            room.Select((left, i) => (left, i)).ToDictionary(r => (long)r.i, r => r.left));

    private static WaitingCandidate Read(string text, int order, List<WaitingPriority> priorities) => new(
        Entry(order, text.EndsWith("sans réponse", StringComparison.Ordinal) ? 1 : 0), [1], priorities, text.Split(' ').Where(Words.ContainsKey).Select(word => Words[word]).ToHashSet());

    private static WaitingEntry Entry(int order, int offers = 0, int? minute = null) => new()
    {
        Id = order,
        ChildId = order,
        SlotId = 1,
        SiteId = 1,
        Day = new(2026, 12, 2),
        FamilyId = order,
        Offers = offers,
        EnteredAt = Start.AddMinutes(minute ?? order),
        ConfirmedAt = Start,
    };
}
