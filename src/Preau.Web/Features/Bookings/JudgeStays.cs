using Preau.Domain.Bookings;
using Preau.Domain.Enrolments;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Features.Places;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// Judges wishes together with what is booked already (docs/rules/formules-et-sejours.md): the weeks and months as they will be after the
/// whole change.
/// </summary>
public static class JudgeStays
{
    /// <summary>The rules that speak of the slots of these wishes.</summary>
    public static IReadOnlyList<SlotRule> About(IReadOnlyList<SlotRule> rules, IEnumerable<Wish> wishes)
    {
        var slots = wishes.Select(w => w.SlotId).ToHashSet();
        return [.. rules.Where(r => slots.Contains(r.SlotId) || (r.OtherSlotId is { } other && slots.Contains(other)))];
    }

    /// <summary>The days that must be known to judge wishes on these.</summary>
    public static DateRange Days(IReadOnlyList<SlotRule> rules, DateOnly first, DateOnly last) => new(
        rules.Select(r => r.PeriodOf(first).From).Append(first).Min(), rules.Select(r => r.PeriodOf(last).To).Append(last).Max());

    /// <summary>Refuses what breaks a rule. What is left may then break another one: again, until nothing more is refused.</summary>
    public static List<WishOutcome> Judge(IReadOnlyList<SlotRule> rules, BookingBoard board, List<WishOutcome> outcomes)
    {
        var rows = board.Children.SelectMany(c => c.Rows).ToDictionary(r => (r.ChildId, r.Slot.Id));
        var before = board.Bookings.Values.Where(b => rows.ContainsKey((b.ChildId, b.SlotId))).Select(b => Of(rows[(b.ChildId, b.SlotId)], b.Day, b.SiteId)).ToList();
        var names = rows.Values.DistinctBy(r => r.Slot.Id).ToDictionary(r => r.Slot.Id, r => r.Slot.Name);
        var facts = new StayFacts((child, rule, day) => IsOpen(board, rows.GetValueOrDefault((child, rule.SlotId)), day), slot => names.GetValueOrDefault(slot, "une autre formule"), SlotRuleWords.Length);
        while (true)
        {
            var allowed = outcomes.Where(o => o.Refusal is null).ToLookup(o => o.Wish.Book, o => Of(board, o));
            var refused = StayJudge.Judge(rules, before, [.. before.Except(allowed[false]), .. allowed[true]], facts);
            if (refused.Count == 0) return outcomes;
            outcomes = outcomes.ConvertAll(o => o.Refusal is null && refused.TryGetValue(Of(board, o), out var why) ? o with { Refusal = why } : o);
        }
    }

    private static Stay Of(BookingBoard board, WishOutcome o) => Of(o.Row, o.Wish.Day, board.SiteOn(o.Row, o.Wish.Day));

    private static Stay Of(BoardRow row, DateOnly day, long site) => new(row.ChildId, row.Slot.Id, site, day, row.Slot.StartsAt, row.Slot.EndsAt);

    private static bool IsOpen(BookingBoard board, BoardRow? row, DateOnly day) =>
        row?.Enrolments.Any(e => e.Days.Contains(day) && e.State is EnrolmentState.Validated or EnrolmentState.Ended) == true && board.PlanOn(row, day).Opening.IsOpen(day);
}
