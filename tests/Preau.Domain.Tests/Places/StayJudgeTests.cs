using Preau.Domain.Places;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Places;

public sealed class StayJudgeTests
{
    private const long Meal = 1;
    private const long FullDay = 2;

    private static readonly RulePage Page = RulePage.Read("formules-et-sejours.md");
    private static readonly DateOnly Monday = new(2026, 12, 7);

    public static TheoryData<string, string, string, string, string, string> Stays()
    {
        var data = new TheoryData<string, string, string, string, string, string>();
        foreach (var row in Page.Table("Séjours")) data.Add(row["Règle"], row["Nombre"], row["Ouverts"], row["Avant"], row["Après"], row["Réponse"]);
        return data;
    }

    public static TheoryData<string, string, string, string> Relations()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var row in Page.Table("Formules")) data.Add(row["Règle"], row["Avant"], row["Après"], row["Réponse"]);
        return data;
    }

    public static TheoryData<string, string, string> Places()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var row in Page.Table("Lieux")) data.Add(row["Horaires réservés"], row["Horaires demandés ailleurs"], row["Réponse"]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Stays))]
    public void Each_stay_of_the_page_has_its_answer(string kind, string number, string open, string before, string after, string answer)
    {
        var rule = new SlotRule { SlotId = Meal, Kind = RulePage.Code<SlotRuleKind>(kind), Days = int.TryParse(number, out var days) ? days : null, EffectiveFrom = Monday };

        Answers(answer, rule, [.. Days(before).Select(d => new Stay(1, Meal, 1, d))], [.. Days(after).Select(d => new Stay(1, Meal, 1, d))], d => Days(open).Contains(d));
    }

    [Theory]
    [MemberData(nameof(Relations))]
    public void Each_pair_of_slots_of_the_page_has_its_answer(string kind, string before, string after, string answer)
    {
        var rule = new SlotRule { SlotId = Meal, Kind = RulePage.Code<SlotRuleKind>(kind), OtherSlotId = FullDay, EffectiveFrom = Monday };

        Answers(answer, rule, Slots(before), Slots(after), _ => true);
        Answers("oui", new SlotRule { SlotId = Meal, Kind = rule.Kind, OtherSlotId = FullDay, EffectiveFrom = Monday.AddDays(1) }, Slots(before), Slots(after), _ => true);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_child_is_at_one_place_at_a_time(string booked, string wanted, string answer)
    {
        var (there, elsewhere) = (At(1, booked), At(2, wanted));

        Answers(answer, null, [there], [there, elsewhere], _ => true);
        Answers("oui", null, [], [there, elsewhere with { ChildId = 2 }], _ => true);
        Answers("oui", null, [there, elsewhere], [there, elsewhere], _ => true);
    }

    [Fact]
    public void What_another_child_or_another_week_has_counts_for_nothing()
    {
        var rule = new SlotRule { SlotId = Meal, Kind = SlotRuleKind.AtLeast, Days = 2, EffectiveFrom = Monday };
        Stay[] others = [new(2, Meal, 1, Monday), new(1, Meal, 1, Monday.AddDays(7)), new(1, Meal, 1, Monday.AddDays(8))];

        Answers("`StayTooShort`", rule, others, [.. others, new(1, Meal, 1, Monday.AddDays(1))], _ => true);
        var monthly = new SlotRule { SlotId = Meal, Kind = SlotRuleKind.AtLeast, Days = 2, PerMonth = true, EffectiveFrom = Monday };
        Answers("oui", monthly, others, [.. others, new(1, Meal, 1, Monday.AddDays(1))], _ => true);
    }

    private static void Answers(string answer, SlotRule? rule, Stay[] before, Stay[] after, Func<DateOnly, bool> isOpen)
    {
        var facts = new StayFacts((_, _, day) => isOpen(day), slot => slot == Meal ? "repas" : "journée", _ => "2 jours");
        var refused = StayJudge.Judge(rule is null ? [] : [rule], before, after, facts);
        Assert.Equal(answer == "oui" ? [] : [RulePage.Code<RefusalCode>(answer)], refused.Values.Select(r => r.Code).Distinct());
    }

    private static List<DateOnly> Days(string cell) => cell == "–" ? [] : [.. cell.Split(',').Select(d => Monday.AddDays(Array.IndexOf(["lu", "ma", "me", "je", "ve"], d)))];

    private static Stay[] Slots(string cell) => cell == "–" ? [] : [.. cell.Split(", ").Select(s => new Stay(1, s == "repas" ? Meal : FullDay, 1, Monday))];

    private static Stay At(long site, string hours) => hours == "–" ? new(1, site, site, Monday) : new(1, site, site, Monday, TimeOnly.Parse(hours[..5], System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(hours[6..], System.Globalization.CultureInfo.InvariantCulture));
}
