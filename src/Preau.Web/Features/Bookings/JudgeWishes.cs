using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.CutOffs;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Features.Settings;
using Preau.Web.Features.Tariffs;

namespace Preau.Web.Features.Bookings;

/// <summary>Judges what a family wants, without changing anything: the summary asks it, and the save asks it again.</summary>
public sealed class JudgeWishes(TownRulesQueries town, BookingBoards boards)
{
    /// <summary>A wish that stands already, and a box of no child of the family, is left out.</summary>
    /// <param name="now">The instant that judges limits and surcharges.</param>
    /// <param name="passesLimit">An agent acts after the last limit, for a reason.</param>
    public async Task<IReadOnlyList<WishOutcome>> Run(long familyId, IReadOnlyCollection<Wish> wishes, DateTime now, bool byStaff, bool passesLimit = false)
    {
        if (wishes.Count == 0) return [];
        var known = await town.Load();
        var rules = JudgeStays.About(known.SlotRules, wishes);
        return On(await boards.Load(known, familyId, JudgeStays.Days(rules, wishes.Min(w => w.Day), wishes.Max(w => w.Day)), now), rules, wishes, byStaff, passesLimit);
    }

    /// <summary>The same on a board that is at hand, and that reaches as far as the rules count (<see cref="JudgeStays.Days"/>).</summary>
    /// <param name="rules">Those about the wishes.</param>
    internal static IReadOnlyList<WishOutcome> On(BookingBoard board, IReadOnlyList<SlotRule> rules, IReadOnlyCollection<Wish> wishes, bool byStaff, bool passesLimit = false)
    {
        var open = wishes.Distinct()
            .Select(wish => (Wish: wish, Row: board.Row(wish.ChildId, wish.SlotId)!))
            .Where(w => w.Row is not null && (board.BookingOn(w.Wish.ChildId, w.Wish.SlotId, w.Wish.Day) is null) == w.Wish.Book)
            .ToList();
        // Who only adds, or only takes away, gives nothing up for another slot.
        var changes = open.Exists(w => w.Wish.Book) && open.Exists(w => !w.Wish.Book)
            ? open.GroupBy(w => (w.Wish.ChildId, w.Wish.Day, w.Row.Activity.Id)).ToDictionary(g => g.Key, g => GivenUp(board, [.. g.Select(w => w.Wish)])) : [];
        var outcomes = open.ConvertAll(w => Outcome(board, w.Wish, w.Row, byStaff, passesLimit, changes.GetValueOrDefault((w.Wish.ChildId, w.Wish.Day, w.Row.Activity.Id))));
        return WithPrices(board.Family.Prices, JudgeStays.Judge(rules, board, outcomes));
    }

    /// <summary>What is given up for another slot of the same activity; null when the wishes only add, or only take away.</summary>
    private static Booking? GivenUp(BookingBoard board, List<Wish> wishes) =>
        wishes.Exists(w => w.Book) && wishes.Find(w => !w.Book) is { } gone ? board.BookingOn(gone.ChildId, gone.SlotId, gone.Day) : null;

    private static WishOutcome Outcome(BookingBoard board, Wish wish, BoardRow row, bool byStaff, bool passesLimit, Booking? givenUp)
    {
        var answer = board.Answer(row, wish.Day, byStaff, givenUp, passesLimit);
        var refusal = answer.CanChange ? null : answer.Why ?? new Refusal(RefusalCode.WrongState, Day: wish.Day);
        var plan = board.PlanOn(row, wish.Day);
        var back = plan.On(wish.Book ? CutOffAction.Cancel : CutOffAction.Book, wish.Day);
        return new(wish, row, answer, refusal, BackUntil(back, board.Now), plan, byStaff, answer.Rule?.Rule.Action == CutOffAction.Change, board.ToldOn(wish.ChildId, wish.Day))
        {
            Pools = board.PoolsOn(row, wish.Day) ?? [],
            Standing = board.BookingOn(row.ChildId, row.Slot.Id, wish.Day),
            TakesBackLate = wish.Book && board.Family.LateFees.Contains(row.ChildId),
            MayWait = wish.Book && (board.Waiting.ContainsKey((row.ChildId, row.Slot.Id, wish.Day)) || board.OtherFamilyOf(row.ChildId) is not null),
        };
    }

    /// <summary>The limit of the tier in which the change can be taken back now; the last one of all when it no longer can.</summary>
    internal static DateTime? BackUntil(RuleOnDay? rule, DateTime now) => (rule?.At(now)?.Limit ?? rule?.Last)?.Civil;

    /// <summary>Surcharges, and what is to be paid at booking, for this family and these days.</summary>
    private static IReadOnlyList<WishOutcome> WithPrices(FamilyPrices prices, List<WishOutcome> outcomes)
    {
        var priced = outcomes.ConvertAll(o => o.Refusal is not null ? o : WithDue(o.Surcharge is { } surcharge ? o with { Extra = Extra(surcharge, o.Wish, prices) } : o, prices));
        var together = priced.GroupBy(o => o.Row.Activity.RegieId).ToDictionary(g => g.Key, g => g.Select(o => o.DueAmount).Sum());
        return priced.ConvertAll(o => o.Due is null || Holding.IsHeld(o.DueAmount, together[o.Row.Activity.RegieId]) ? o : o with { Due = null });
    }

    private static WishOutcome WithDue(WishOutcome outcome, FamilyPrices prices)
    {
        if (!IsPaidAtBooking(outcome)) return outcome;
        var (unit, refusal) = prices.Price(outcome.Wish.SlotId, outcome.Wish.Day);
        return outcome with { Due = unit, Refusal = refusal };
    }

    /// <summary>What an agent books for a family goes on the invoice of the month, as does a request that the staff accept.</summary>
    private static bool IsPaidAtBooking(WishOutcome outcome) => outcome is { Wish.Book: true, ByStaff: false, NeedsRequest: false, Row.Activity.HoldMinutes: not null };

    private static Money? Extra(Surcharge surcharge, Wish wish, FamilyPrices prices)
    {
        var price = prices.Price(wish.SlotId, wish.Day).Unit?.Price;
        return wish.Book ? surcharge.OnBooking(price) : surcharge.OnCancelling(price);
    }
}
