using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.CutOffs;
using Preau.Domain.Enrolments;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// Books and cancels days of a family's children: shared by the calendar, the week pattern, the validation of an enrolment
/// and the staff. Everything asked is judged again here; places are taken and given back by one statement each.
/// Call it inside the transaction of the act (<see cref="Acts"/>).
/// </summary>
public sealed class ChangeBookings(PortalDb db, BookingBoards boards)
{
    /// <summary>Judges without changing anything. A wish that stands already, and a box of no child of the family, is left out.</summary>
    public async Task<IReadOnlyList<WishOutcome>> Judge(long familyId, IReadOnlyCollection<Wish> wishes, DateTime now, bool byStaff = false)
    {
        if (wishes.Count == 0) return [];
        var board = await boards.Load(familyId, new DateRange(wishes.Min(w => w.Day), wishes.Max(w => w.Day)), now);
        return wishes.Distinct()
            .Select(wish => (wish, row: board.Row(wish.ChildId, wish.SlotId)))
            .Where(w => w.row is not null && (board.BookingOn(w.wish.ChildId, w.wish.SlotId, w.wish.Day) is null) == w.wish.Book)
            .Select(w => Outcome(board, w.wish, w.row!, byStaff))
            .ToList();
    }

    /// <summary>Applies the wishes that no rule refuses; a wish whose place went meanwhile comes back refused as full.</summary>
    /// <param name="arrival">The instant that judges limits; <paramref name="now"/> is the instant written.</param>
    public async Task<IReadOnlyList<WishOutcome>> Apply(long familyId, Actor actor, IReadOnlyCollection<Wish> wishes, DateTime arrival, DateTime now, bool byStaff = false)
    {
        await db.HoldCalendar();
        var outcomes = await Judge(familyId, wishes, arrival, byStaff);
        var allowed = outcomes.Where(o => o.Refusal is null).ToList();
        await Cancel(familyId, actor, [.. allowed.Where(o => !o.Wish.Book)], now);
        var full = await Book(familyId, actor, [.. allowed.Where(o => o.Wish.Book)], now);
        return outcomes.Select(o => full.Contains(o.Wish) ? o with { Refusal = new(RefusalCode.Full, Day: o.Wish.Day) } : o).ToList();
    }

    private static WishOutcome Outcome(BookingBoard board, Wish wish, BoardRow row, bool byStaff)
    {
        var answer = board.Answer(row, wish.Day, byStaff);
        var refusal = answer.CanChange ? null : answer.Why ?? new Refusal(RefusalCode.WrongState, Day: wish.Day);
        var back = board.PlanOn(row, wish.Day).LimitOf(wish.Book ? CutOffAction.Cancel : CutOffAction.Book, wish.Day);
        return new(wish, row, answer, refusal, back?.Limit.Civil, byStaff);
    }

    private async Task Cancel(long familyId, Actor actor, IReadOnlyList<WishOutcome> outcomes, DateTime now)
    {
        if (outcomes.Count == 0) return;
        var (children, slots, days) = Keys(outcomes);
        var bookings = (await db.Bookings.AsNoTracking()
                .Where(b => b.FamilyId == familyId && children.Contains(b.ChildId) && slots.Contains(b.SlotId) && days.Contains(b.Day))
                .ToListAsync())
            .ToDictionary(b => (b.ChildId, b.SlotId, b.Day));
        var gone = outcomes.Where(o => bookings.ContainsKey((o.Wish.ChildId, o.Wish.SlotId, o.Wish.Day))).ToList();
        var ids = gone.ConvertAll(o => bookings[(o.Wish.ChildId, o.Wish.SlotId, o.Wish.Day)].Id);

        await db.GiveBackPlaces(ids);
        await db.Bookings.Where(b => ids.Contains(b.Id)).ExecuteDeleteAsync();
        await db.InsertMany(gone.ConvertAll(o => Entry(actor, now, "cancelled", familyId, o, bookings[(o.Wish.ChildId, o.Wish.SlotId, o.Wish.Day)].Id)));
    }

    /// <returns>The wishes that found no place.</returns>
    private async Task<HashSet<Wish>> Book(long familyId, Actor actor, IReadOnlyList<WishOutcome> outcomes, DateTime now)
    {
        if (outcomes.Count == 0) return [];
        var (_, slots, days) = Keys(outcomes);
        var poolDays = (await (
                from slot in db.SlotPools
                join day in db.PoolDays on slot.PoolId equals day.PoolId
                where slots.Contains(slot.SlotId) && days.Contains(day.Day)
                select new { slot.SlotId, slot.SiteId, day.Day, day.Id }).ToListAsync())
            .ToLookup(p => (p.SlotId, p.SiteId, p.Day), p => p.Id);

        var left = await db.LockPlaces(poolDays.SelectMany(p => p));
        var taken = new Dictionary<long, int>();
        var full = new HashSet<Wish>();
        var booked = new List<(Booking Booking, WishOutcome Outcome, IReadOnlyList<long> Places)>();
        foreach (var outcome in outcomes)
        {
            var enrolment = outcome.Answer.Enrolment!;
            IReadOnlyList<long> places = [.. poolDays[(outcome.Wish.SlotId, enrolment.SiteId, outcome.Wish.Day)]];
            if (places.Any(p => left[p] is { } room && room <= taken.GetValueOrDefault(p)))
            {
                full.Add(outcome.Wish);
                continue;
            }
            foreach (var place in places) taken[place] = taken.GetValueOrDefault(place) + 1;
            booked.Add((outcome.ToBooking(familyId, now), outcome, places));
        }
        await db.TakePlaces(taken);
        await db.InsertMany(booked.ConvertAll(b => b.Booking));
        await db.InsertMany(booked.SelectMany(b => b.Places, (b, p) => new BookingPlace { BookingId = b.Booking.Id, PoolDayId = p }).ToList());
        await db.InsertMany(booked.ConvertAll(b => Entry(actor, now, "booked", familyId, b.Outcome, b.Booking.Id)));
        return full;
    }

    private static HistoryEntry Entry(Actor actor, DateTime now, string action, long familyId, WishOutcome outcome, long bookingId)
    {
        var verb = action == "booked" ? "Réservé" : "Annulé";
        return HistoryRecording.Entry(actor, now, action, (nameof(Booking), bookingId), $"{verb}\u00A0: {outcome.Row.Slot.Name}, {French.Date(outcome.Wish.Day)}", (familyId, outcome.Wish.ChildId), (null, outcome.Wish));
    }

    private static (List<long> Children, List<long> Slots, List<DateOnly> Days) Keys(IReadOnlyList<WishOutcome> outcomes) => (
        outcomes.Select(o => o.Wish.ChildId).Distinct().ToList(),
        outcomes.Select(o => o.Wish.SlotId).Distinct().ToList(),
        outcomes.Select(o => o.Wish.Day).Distinct().ToList());
}
