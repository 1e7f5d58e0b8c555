using Preau.Domain.Bookings;
using Preau.Domain.CutOffs;
using Preau.Domain.Values;
using Preau.Web.Features.Campaigns;
using Preau.Web.Features.CutOffs;
using Preau.Web.Features.Families;
using Preau.Web.Features.Payments;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>The month of a family's children, past ones too, in a constant number of queries.</summary>
public sealed class CalendarQueries(BookingBoards boards)
{
    /// <param name="childId">One child only; null: all.</param>
    /// <param name="byStaff">For an agent: what waits for the staff is direct.</param>
    public async Task<CalendarMonth> Month(long familyId, DateOnly anyDay, long? childId, DateTime now, bool byStaff = false)
    {
        var days = DateRange.Month(anyDay.Year, anyDay.Month);
        var board = await boards.Load(familyId, days, now);
        var rows = board.Children.Where(c => childId is null || c.Child.Id == childId).SelectMany(c => c.Rows).ToList();
        var kids = board.Children.Where(c => c.Rows.Count > 0).Select(c => new CalendarKid(c.Child.Id, c.Child.FirstName, c.Child.Class is { } k ? ClassNames.Short(k) : null)).ToList();

        var lines = new List<(BoardRow Row, CalendarLine Line)>();
        foreach (var row in rows)
        {
            var opens = lines.Count == 0 || lines[^1].Row.ChildId != row.ChildId;
            lines.Add((row, new CalendarLine(kids.Find(k => k.Id == row.ChildId)!, row.Slot.Name, row.Slot.ShortName, opens)));
        }
        var all = days.Days().Select(d => DayRow(board, lines, d, byStaff)).ToList();
        var planned = all.SelectMany(r => r.Cells).Select(c => c.Charge).Sum();
        var late = rows.Select(r => r.ChildId).Distinct().SelectMany(c => board.Family.LateFees[c]).Sum();
        return new(days.From, [.. lines.Select(l => l.Line)], CalendarFolds.Rows(all), kids, CalendarFolds.Reasons(all), planned + late) { LateFees = late, Town = board.Rules, Prices = board.Family.Prices, HasPattern = board.Family.HasPattern };
    }

    private static CalendarRow DayRow(BookingBoard board, List<(BoardRow Row, CalendarLine Line)> lines, DateOnly day, bool byStaff)
    {
        var cells = new List<CalendarCell>();
        var limits = new List<(string Service, BoxAnswer Answer)>();
        string? holiday = null;
        foreach (var (row, line) in lines)
        {
            var answer = board.Answer(row, day, byStaff, passesLimit: byStaff);
            var (limit, booking) = (answer.Limit, board.BookingOn(row.ChildId, row.Slot.Id, day));
            if (answer.Why is { Code: RefusalCode.SchoolHoliday } off) holiday ??= off.Detail;
            var price = board.Family.Prices.Price(row.Slot.Id, day).Unit?.Price;
            if (limit is not null && answer.State is not (BoxState.Past or BoxState.NoService or BoxState.Closed)) limits.Add((row.Slot.ShortName, answer));
            cells.Add(new(
                BoxKey.Write(row.ChildId, row.Slot.Id, day),
                line,
                day,
                answer.State,
                answer.CanChange,
                answer.Why is { } why ? Refusals.Sentence(why) : null,
                answer.State == BoxState.Closed ? CalendarFolds.ShortReason(answer.Why!) : null,
                limit?.Civil,
                limit is null ? null : LimitId(day, limit.Civil, answer.Surcharge),
                answer.State is BoxState.NoService or BoxState.Closed ? null : price)
            {
                Rank = board.Waiting.GetValueOrDefault((row.ChildId, row.Slot.Id, day)) is { Rank: > 0 and var rank } ? French.Ordinal(rank) : null,
                Link = Link(board, answer, (row.ChildId, row.Slot.Id, day)),
                ConfirmBy = answer.Given?.AnswerBy,
                IsBeyond = answer.IsBeyond,
                Left = answer is { State: BoxState.Free or BoxState.FreeWithSurcharge, CanChange: true } ? board.Places.Left(board.PoolsOn(row, day) ?? [], day) : null,
                HasMoreReasons = day >= board.Today && answer is { CanChange: false, State: not BoxState.NoService } && board.Reasons(row, day, byStaff).Count > 1,
                IsBooked = booking is { HeldUntil: null },
                Charge = IsCharged(answer.State, booking) ? (price ?? Money.Zero) + new Money(booking!.SurchargeCents ?? 0) : Money.Zero,
                PayAt = !byStaff && answer.State == BoxState.Held ? PaymentLinks.Pay(booking!.OrderId!.Value) : null,
                Late = answer.CanChange && answer.Surcharge is { } surcharge ? CutOffWords.Of(surcharge) : null,
                Extra = (answer.CanChange ? answer.State == BoxState.Booked ? answer.Surcharge?.OnCancelling(price) : answer.Surcharge?.OnBooking(price) : null) ?? Money.Zero,
            });
        }
        var grouped = limits.GroupBy(l => (l.Answer.Limit!.Civil, l.Answer.Surcharge)).OrderBy(g => g.Key.Civil)
            .Select(g => new CalendarLimit(LimitId(day, g.Key.Civil, g.Key.Surcharge), string.Join(", ", g.Select(l => l.Service).Distinct()), g.Key.Civil, g.First().Answer.Limit!.Inclusive, !g.First().Answer.Limit!.Allows(board.Now), g.First().Answer.Surcharge is { } more ? CutOffWords.Of(more) : null))
            .ToList();
        return new(CalendarRowKind.Day, day, day, day.DayOfWeek == DayOfWeek.Monday || day.Day == 1, holiday, CalendarFolds.Cells(cells), grouped);
    }

    private static string? Link(BookingBoard board, BoxAnswer answer, (long ChildId, long SlotId, DateOnly Day) box) => answer.State switch
    {
        BoxState.Offered when answer.Given is { } given => CampaignLinks.Wishes(given.CampaignId),
        BoxState.Offered or BoxState.Waiting => WaitingLinks.Entry(board.Waiting[box].Entry.Id),
        BoxState.Full when answer.CanJoin => WaitingLinks.Join(BoxKey.Write(box.ChildId, box.SlotId, box.Day)),
        _ => null,
    };

    private static bool IsCharged(BoxState state, Booking? booking) =>
        state is BoxState.Booked or BoxState.BookedFixed || (state == BoxState.AbsenceTold && booking?.AbsenceCharged == true);

    private static string LimitId(DateOnly day, DateTime civil, Surcharge? more) => $"l{day:MMdd}-{civil:MMddHHmm}{(more is { } s ? $"-{(int)s.Kind}{s.Value}" : "")}";
}
