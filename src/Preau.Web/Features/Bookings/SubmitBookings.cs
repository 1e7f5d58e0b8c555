using Preau.Domain.Values;
using Preau.Web.Features.Orders;
using Preau.Web.Features.Payments;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// A family's confirmed changes, all or nothing, or all or nothing of each child: direct ones are booked and cancelled, those of an activity on request become
/// one request per child and activity. What is paid at booking is held, and the result is the page that pays it. The staff do the same
/// for a family, and the family is told by mail.
/// </summary>
public sealed class SubmitBookings(PortalDb db, TownClock clock, ChangeBookings changes, HoldBookings hold, AskBookings asks, BookingMail mail, OtherParentMail others)
{
    /// <param name="guardianId">Who asks; null when the staff do it for the family: then nothing waits for the staff.</param>
    /// <param name="arrival">When the request arrived at the server: it judges the limits.</param>
    /// <param name="result">The address that shows the result.</param>
    /// <param name="reason">Why an agent acts after the limit of some of them; the family reads it in its history.</param>
    /// <param name="eachAlone">What is refused to a child is not refused to the others: theirs is saved.</param>
    public async Task<Submission> Run(long familyId, long? guardianId, Actor actor, IReadOnlyCollection<Wish> wishes, Guid key, DateTime arrival, string result, string? reason = null, bool eachAlone = false)
    {
        var byStaff = guardianId is null;
        IReadOnlyList<WishOutcome> outcomes = [];
        IReadOnlyList<Refusal> refusals = [];
        var done = await db.Once(key, clock.UtcNow, async () =>
        {
            await db.HoldCalendar();
            outcomes = await changes.Judge(familyId, wishes, arrival, byStaff, passesLimit: byStaff);
            refusals = reason is null && outcomes.Any(o => o.Answer.IsBeyond) ? [new(RefusalCode.ReasonMissing)] : [];
            if (refusals.Count > 0) return null;

            var now = clock.UtcNow;
            var saved = new List<WishOutcome>();
            foreach (var part in eachAlone ? outcomes.GroupBy(o => o.Wish.ChildId).Select(g => g.ToList()).ToList() : [[.. outcomes]])
            {
                var tried = await Try(new(familyId, actor, now) { Reason = reason }, part, arrival, byStaff);
                outcomes = [.. outcomes.Select(o => tried.GetValueOrDefault(o.Wish, o))];
                if (tried.Values.All(o => o.Refusal is null)) saved.AddRange(tried.Values);
            }
            if (saved.Count == 0 && outcomes.Count > 0) return null;
            var direct = saved.FindAll(o => !o.NeedsRequest);
            await asks.Send(familyId, guardianId, actor, arrival, [.. saved.Where(o => o.NeedsRequest).Select(o => (o.Row, o.Wish))]);
            if (byStaff) await mail.Changed(familyId, direct.ConvertAll(o => new BookingChange(o.Wish.ChildId, o.Wish.Day, o.Row.Slot.Name, o.Wish.Book ? "réservé" : "annulé")), key);
            await others.Tell(direct, key);
            return (await hold.Run(familyId, actor, direct, now)) is [var first, ..] ? PaymentLinks.Pay(first.Id) : result;
        });
        return new(outcomes, refusals, done);
    }

    /// <summary>Saves some wishes together, or none of them: then what was written for them is taken back.</summary>
    private async Task<Dictionary<Wish, WishOutcome>> Try(BookingAct act, List<WishOutcome> part, DateTime arrival, bool byStaff)
    {
        var outcomes = part.ToDictionary(o => o.Wish);
        if (part.Exists(o => o.Refusal is not null)) return outcomes;
        var direct = part.FindAll(o => !o.NeedsRequest);
        await db.Database.CurrentTransaction!.CreateSavepointAsync("part");
        // What is asked for does not count yet: the rest must stand by itself.
        var applied = direct.Count == part.Count
            ? await changes.Carry(act, part)
            : await changes.Apply(act, [.. direct.Select(o => o.Wish)], arrival, byStaff, holds: true);
        foreach (var outcome in applied) outcomes[outcome.Wish] = outcome;
        if (applied.All(o => o.Refusal is null)) return outcomes;
        await db.Database.CurrentTransaction!.RollbackToSavepointAsync("part");
        db.ChangeTracker.Clear();
        return outcomes;
    }
}
