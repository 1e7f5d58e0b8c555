using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
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
public sealed class ChangeBookings(PortalDb db, JudgeWishes judge, CancelBookings cancelling)
{
    /// <summary>Judges without changing anything. A wish that stands already, and a box of no child of the family, is left out.</summary>
    public Task<IReadOnlyList<WishOutcome>> Judge(long familyId, IReadOnlyCollection<Wish> wishes, DateTime now, bool byStaff = false) =>
        judge.Run(familyId, wishes, now, byStaff);

    /// <summary>Applies the wishes that no rule refuses; a wish whose place went meanwhile comes back refused as full.</summary>
    /// <param name="arrival">The instant that judges limits; <paramref name="now"/> is the instant written.</param>
    /// <param name="runId">The application of a week pattern that books, cancels or is undone; null: by hand.</param>
    public async Task<IReadOnlyList<WishOutcome>> Apply(long familyId, Actor actor, IReadOnlyCollection<Wish> wishes, DateTime arrival, DateTime now, bool byStaff = false, long? runId = null)
    {
        await db.HoldCalendar();
        var outcomes = await Judge(familyId, wishes, arrival, byStaff);
        var allowed = outcomes.Where(o => o.Refusal is null).ToList();
        await cancelling.Run(familyId, actor, [.. allowed.Where(o => !o.Wish.Book)], now, byHand: runId is null);
        var full = await Book(familyId, actor, [.. allowed.Where(o => o.Wish.Book)], now, runId);
        return outcomes.Select(o => full.Contains(o.Wish) ? o with { Refusal = new(RefusalCode.Full, Day: o.Wish.Day) } : o).ToList();
    }

    /// <returns>The wishes that found no place.</returns>
    private async Task<HashSet<Wish>> Book(long familyId, Actor actor, IReadOnlyList<WishOutcome> outcomes, DateTime now, long? runId)
    {
        if (outcomes.Count == 0) return [];
        var (_, slots, days) = outcomes.Keys();
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
            booked.Add((outcome.ToBooking(familyId, now, runId), outcome, places));
        }
        await db.TakePlaces(taken);
        await db.InsertMany(booked.ConvertAll(b => b.Booking));
        await db.TakeBackLate(familyId, booked.ConvertAll(b => b.Booking));
        await db.InsertMany(booked.SelectMany(b => b.Places, (b, p) => new BookingPlace { BookingId = b.Booking.Id, PoolDayId = p }).ToList());
        await db.InsertMany(booked.ConvertAll(b => b.Outcome.Entry(actor, now, familyId, b.Booking.Id)));
        return full;
    }
}
