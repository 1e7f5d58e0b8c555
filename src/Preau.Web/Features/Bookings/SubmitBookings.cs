using Preau.Domain.Values;
using Preau.Web.Features.Orders;
using Preau.Web.Features.Payments;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>What a submission did: everything, or nothing when a refusal stands. Done without outcomes: an earlier one of the same key did it.</summary>
public sealed record Submission(IReadOnlyList<WishOutcome> Outcomes, IReadOnlyList<Refusal> Refusals, string? Result)
{
    /// <summary>What somebody reads whose form arrived before: its first answer may never have been seen.</summary>
    public const string AlreadyDone = "C’est enregistré, une seule fois\u00A0: votre envoi nous était déjà parvenu.";

    public bool IsDone => Result is not null;

    /// <summary>What whoever confirmed reads when it is done.</summary>
    public string Said(bool byStaff)
    {
        // A second click, or what the other parent did meanwhile: it stands as wished.
        if (Outcomes.Count == 0) return byStaff ? AlreadyDone : "Vos changements sont enregistrés.";
        if (byStaff) return $"{French.Count(Outcomes.Count, "changement enregistré", "changements enregistrés")}, la famille est prévenue.";
        var asked = Outcomes.Count(o => o.NeedsRequest);
        var held = Outcomes.Count(o => o.Due is not null);
        var saved = Outcomes.Count - asked - held;
        return French.And(new[]
        {
            saved > 0 ? $"{French.Count(saved, "changement enregistré", "changements enregistrés")}" : null,
            held > 0 ? $"{French.Count(held, "place gardée", "places gardées")} jusqu’au paiement" : null,
            asked > 0 ? $"{French.Count(asked, "demande envoyée", "demandes envoyées")} au service, qui vous répondra" : null,
        }.OfType<string>()) + ".";
    }
}

/// <summary>
/// A family's confirmed changes, all or nothing: direct ones are booked and cancelled, those of an activity on request become
/// one request per child and activity. What is paid at booking is held, and the result is the page that pays it. The staff do the same
/// for a family, and the family is told by mail.
/// </summary>
public sealed class SubmitBookings(PortalDb db, TownClock clock, ChangeBookings changes, HoldBookings hold, AskBookings asks, BookingMail mail, OtherParentMail others)
{
    /// <param name="guardianId">Who asks; null when the staff do it for the family: then nothing waits for the staff.</param>
    /// <param name="arrival">When the request arrived at the server: it judges the limits.</param>
    /// <param name="result">The address that shows the result.</param>
    /// <param name="reason">Why an agent acts after the limit of some of them; the family reads it in its history.</param>
    public async Task<Submission> Run(long familyId, long? guardianId, Actor actor, IReadOnlyCollection<Wish> wishes, Guid key, DateTime arrival, string result, string? reason = null)
    {
        var byStaff = guardianId is null;
        IReadOnlyList<WishOutcome> outcomes = [];
        IReadOnlyList<Refusal> refusals = [];
        var done = await db.Once(key, clock.UtcNow, async () =>
        {
            await db.HoldCalendar();
            outcomes = await changes.Judge(familyId, wishes, arrival, byStaff, passesLimit: byStaff);
            refusals = reason is null && outcomes.Any(o => o.Answer.IsBeyond) ? [new(RefusalCode.ReasonMissing)] : [];
            if (refusals.Count > 0 || outcomes.Any(o => o.Refusal is not null)) return null;

            var now = clock.UtcNow;
            var direct = outcomes.Where(o => !o.NeedsRequest).ToList();
            // What is asked for does not count yet: the rest must stand by itself.
            var applied = direct.Count == outcomes.Count
                ? await changes.Carry(familyId, actor, outcomes, now, reason: reason)
                : await changes.Apply(familyId, actor, [.. direct.Select(o => o.Wish)], arrival, now, byStaff, reason: reason, holds: true);
            if (applied.Any(o => o.Refusal is not null))
            {
                var full = applied.ToDictionary(o => o.Wish);
                outcomes = [.. outcomes.Select(o => full.GetValueOrDefault(o.Wish, o))];
                return null;
            }
            await asks.Send(familyId, guardianId, actor, [.. outcomes.Where(o => o.NeedsRequest).Select(o => (o.Row, o.Wish))]);
            if (byStaff) await mail.Changed(familyId, direct.ConvertAll(o => new BookingChange(o.Wish.ChildId, o.Wish.Day, o.Row.Slot.Name, o.Wish.Book ? "réservé" : "annulé")), key);
            await others.Tell(direct, key);
            return (await hold.Run(familyId, actor, applied, now)) is [var first, ..] ? PaymentLinks.Pay(first.Id) : result;
        });
        return new(outcomes, refusals, done);
    }
}
