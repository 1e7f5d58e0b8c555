using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Requests;
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
}

/// <summary>
/// A family's confirmed changes, all or nothing: direct ones are booked and cancelled, those of an activity on request become
/// one request per child and activity. The staff do the same for a family, and the family is told by mail.
/// </summary>
public sealed class SubmitBookings(PortalDb db, TownClock clock, ChangeBookings changes, SendRequest requests, BookingMail mail)
{
    /// <param name="guardianId">Who asks; null when the staff do it for the family: then nothing waits for the staff.</param>
    /// <param name="arrival">When the request arrived at the server: it judges the limits.</param>
    /// <param name="result">The address that shows the result.</param>
    public async Task<Submission> Run(long familyId, long? guardianId, Actor actor, IReadOnlyCollection<Wish> wishes, Guid key, DateTime arrival, string result)
    {
        var byStaff = guardianId is null;
        IReadOnlyList<WishOutcome> outcomes = [];
        IReadOnlyList<Refusal> refusals = [];
        var done = await db.Once(key, clock.UtcNow, async () =>
        {
            refusals = await db.Families.AnyAsync(f => f.Id == familyId && f.State == FamilyState.Accepted) ? [] : [new(RefusalCode.FamilyNotAccepted)];
            outcomes = await changes.Judge(familyId, wishes, arrival, byStaff);
            if (refusals.Count > 0 || outcomes.Any(o => o.Refusal is not null)) return null;

            var now = clock.UtcNow;
            var direct = outcomes.Where(o => !o.NeedsRequest).ToList();
            var applied = await changes.Apply(familyId, actor, [.. direct.Select(o => o.Wish)], arrival, now, byStaff);
            if (applied.Any(o => o.Refusal is not null))
            {
                var full = applied.ToDictionary(o => o.Wish);
                outcomes = [.. outcomes.Select(o => full.GetValueOrDefault(o.Wish, o))];
                return null;
            }
            foreach (var asked in outcomes.Where(o => o.NeedsRequest).GroupBy(o => (o.Wish.ChildId, o.Row.Activity.Id)))
                await Ask(familyId, guardianId, actor, [.. asked]);
            if (byStaff) await mail.Changed(familyId, direct.ConvertAll(o => new BookingChange(o.Wish.ChildId, o.Wish.Day, o.Row.Slot.Name, o.Wish.Book ? "réservé" : "annulé")), key);
            return result;
        });
        return new(outcomes, refusals, done);
    }

    private async Task Ask(long familyId, long? guardianId, Actor actor, List<WishOutcome> asked)
    {
        var days = French.And(asked.Select(o => $"{French.DayAndMonth(o.Wish.Day)}{(o.Wish.Book ? "" : " (annulation)")}").Distinct());
        var title = $"{asked[0].Row.Activity.Name}\u00A0: {days}";
        if (title.Length > 380) title = $"{asked[0].Row.Activity.Name}\u00A0: {French.Count(asked.Count, "jour")}";
        await requests.Send(
            new NewRequest(RequestKind.Booking, familyId, guardianId, title, Before: null, asked.ConvertAll(o => o.Wish))
            {
                ChildId = asked[0].Wish.ChildId,
                ActivityId = asked[0].Row.Activity.Id,
            },
            actor);
    }
}
