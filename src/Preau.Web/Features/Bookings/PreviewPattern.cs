using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Bookings;
using Preau.Domain.CutOffs;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Features.Settings;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// Lists every day that a pattern would book, cancel or leave, each with its reason; the application asks the same questions
/// again (<see cref="PatternJudge"/>). A constant number of queries, whatever the number of children and days.
/// </summary>
public sealed class PreviewPattern(PortalDb db, TownRulesQueries town, BookingBoards boards)
{
    public async Task<PatternPreview> Run(long familyId, WantedWeek wanted, DateTime now)
    {
        var known = await town.Load();
        var board = await boards.Load(known, familyId, JudgeStays.Days(known.SlotRules, wanted.Days.From, wanted.Days.To), now);
        var wantedSlots = wanted.Slots.Select(s => (s.ChildId, s.SlotId)).ToHashSet();
        var children = wanted.Slots.Select(s => s.ChildId).ToHashSet();
        var rows = board.Children.SelectMany(c => c.Rows)
            .Where(r => wantedSlots.Contains((r.ChildId, r.Slot.Id)) || (wanted.Choices.Replaces && children.Contains(r.ChildId) && r.Activity.BookMode == ChangeMode.Direct))
            .ToList();
        var byHand = wanted.PatternId is { } id
            ? (await db.PatternExceptions.AsNoTracking().Where(e => e.WeekPatternId == id && e.Day >= wanted.Days.From && e.Day <= wanted.Days.To).ToListAsync())
                .Select(e => (e.ChildId, e.SlotId, e.Day)).ToHashSet()
            : [];
        var days = new List<PatternDay>();
        foreach (var day in wanted.Days.Days())
        {
            foreach (var row in rows)
            {
                var booking = board.BookingOn(row.ChildId, row.Slot.Id, day);
                var isWanted = wanted.Wants(row.ChildId, row.Slot.Id, day);
                if (!isWanted && booking is null) continue;
                var answer = board.Answer(row, day);
                if (PatternJudge.Decide(isWanted, answer, booking, byHand.Contains((row.ChildId, row.Slot.Id, day)), wanted.Choices) is not { } outcome) continue;
                days.Add(new(row, day, row.FirstName, outcome, Reason(outcome, answer), Price(outcome, answer, board.Family.Prices.Price(row.Slot.Id, day).Unit?.Price), JudgeWishes.BackUntil(board.PlanOn(row, day).On(CutOffAction.Cancel, day), now)));
            }
        }
        var direct = JudgeTogether(board, days);
        return new(days, direct, [.. wanted.Slots.Where(s => board.Row(s.ChildId, s.SlotId) is not null)], rows.Select(r => OpenUntil(board, r)).Max());
    }

    /// <summary>The last day of the row's enrolments on which its service is known to open, and has opened to booking; null: none to come.</summary>
    private static DateOnly? OpenUntil(BookingBoard board, BoardRow row)
    {
        for (var day = row.Enrolments.Max(e => e.To); day >= board.Today; day = day.AddDays(-1))
        {
            var plan = board.PlanOn(row, day);
            if (plan.Opening.IsOpen(day) && plan.WhyShut(board.AudienceOn(row, day), day, board.Now)?.Code is not (RefusalCode.PeriodNotPublished or RefusalCode.OpensLater or RefusalCode.GivenByCampaign)) return day;
        }
        return null;
    }

    /// <summary>What one box allows, the boxes together may not: slots that exclude each other, stays that are too short.</summary>
    /// <returns>What is left to book and to remove.</returns>
    private static IReadOnlyList<WishOutcome> JudgeTogether(BookingBoard board, List<PatternDay> days)
    {
        var wishes = days.FindAll(d => d.Outcome is PatternOutcome.Book or PatternOutcome.Remove).ConvertAll(d => d.ToWish());
        var outcomes = JudgeWishes.On(board, JudgeStays.About(board.Rules.SlotRules, wishes), wishes, byStaff: false).WithoutPayment();
        var refused = outcomes.Where(o => o.Refusal is not null).ToDictionary(o => o.Wish, o => o.Refusal!);
        if (refused.Count == 0) return outcomes;
        foreach (var (i, day) in days.Index().ToList())
        {
            if (day.Outcome is not (PatternOutcome.Book or PatternOutcome.Remove) || !refused.TryGetValue(day.ToWish(), out var why)) continue;
            days[i] = day with { Outcome = day.Outcome == PatternOutcome.Remove ? PatternOutcome.CannotRemove : PatternOutcome.Refused, Reason = Refusals.Sentence(why) };
        }
        return [.. outcomes.Where(o => o.Refusal is null)];
    }

    /// <summary>With the surcharge of a late tier; a day taken away late gives back that much less.</summary>
    private static Money Price(PatternOutcome outcome, BoxAnswer answer, Money? price) => (price ?? Money.Zero) + (answer.Surcharge is not { } surcharge ? Money.Zero
        : outcome is PatternOutcome.Book or PatternOutcome.Ask ? surcharge.OnBooking(price) ?? Money.Zero
        : outcome == PatternOutcome.Remove ? -(surcharge.OnCancelling(price) ?? Money.Zero) : Money.Zero);

    private static string? Reason(PatternOutcome outcome, BoxAnswer answer) => outcome is not (PatternOutcome.Refused or PatternOutcome.CannotRemove) ? null : answer.State switch
    {
        BoxState.OnRequest => "Sur demande\u00A0: cochez «\u00A0Demander aussi les jours sur demande\u00A0».",
        BoxState.Requested => "Déjà demandé, le service répond.",
        BoxState.Full when answer.CanJoin => "Complet\u00A0: cochez «\u00A0Mettre les jours complets sur la liste d’attente\u00A0».",
        _ => answer.Why is { } why ? Refusals.Sentence(why) : "Impossible ce jour-là.",
    };
}
