using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Bookings;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Enrolments;

/// <summary>What a validation booked of the wanted days, and what it could not, with the reason.</summary>
public sealed record BookedDays(IReadOnlyList<WishOutcome> Booked, IReadOnlyList<WishOutcome> NotBooked);

/// <summary>
/// The moves of an enrolment (docs/rules/inscriptions.md), by the staff, the family or the clock. Each checks its move, does
/// what the table says it does, and mails. Call inside the transaction of the act.
/// </summary>
public sealed class EnrolmentLife(PortalDb db, TownClock clock, ChangeBookings changes, EnrolmentMails mails)
{
    /// <summary>Days that a validation books at most from today: the school year.</summary>
    private const int LongestDays = 400;

    /// <summary>When an offer made now lapses (setting creche.delai_reponse_jours).</summary>
    public static DateTime OfferEnds(TownClock clock, TownSettings settings) => clock.UtcNow.AddDays(settings.Number("creche.delai_reponse_jours", 10));

    public async Task<Refusal?> Move(Enrolment enrolment, EnrolmentAct act, MadeBy by, Actor actor, string? reason = null, DateTime? offerEnds = null)
    {
        if (EnrolmentMoves.Find(enrolment.State, act, by) is not { } move) return new(RefusalCode.WrongState);
        var before = enrolment.State;
        enrolment.State = move.To;
        enrolment.DecidedAt = clock.UtcNow;
        enrolment.Reason = reason ?? enrolment.Reason;
        if (act == EnrolmentAct.OfferPlace) enrolment.OfferEndsAt = offerEnds;
        enrolment.Version++;
        db.Record(actor, clock.UtcNow, "moved", (nameof(Enrolment), enrolment.Id), "Inscription\u00A0: " + Words(act), (enrolment.FamilyId, enrolment.ChildId), (before.ToString(), move.To.ToString()), reason);
        await db.SaveChangesAsync();

        BookedDays booked = new([], []);
        if (move.Effect == EnrolmentEffect.BooksWantedDays)
        {
            booked = await Book(enrolment, actor);
            var told = WantedDaysTold.Of(booked);
            db.Record(actor, clock.UtcNow, WantedDaysTold.Action, (nameof(Enrolment), enrolment.Id), told.Sentence(isDone: true), (enrolment.FamilyId, enrolment.ChildId), (null, told));
        }
        await mails.Tell(enrolment, move.Mail, booked, actor);
        return null;
    }

    private async Task<BookedDays> Book(Enrolment enrolment, Actor actor) =>
        Split(await changes.Apply(new(enrolment.FamilyId, actor, clock.UtcNow), await Wanted(enrolment), clock.UtcNow, byStaff: true));

    // Days without the service (its weekday, holidays) are not wanted: only what a family expected is told as refused.
    private static BookedDays Split(IReadOnlyList<WishOutcome> outcomes) => new(
        outcomes.Where(o => o.Refusal is null).ToList(),
        outcomes.Where(o => o.Refusal is { } r && r.Code is not (RefusalCode.NotAnOpeningDay or RefusalCode.SchoolHoliday or RefusalCode.OutsideActivityYear or RefusalCode.PublicHoliday or RefusalCode.NotEnrolled)).ToList());

    private async Task<List<Wish>> Wanted(Enrolment enrolment)
    {
        var wanted = await db.Set<WantedDays>().AsNoTracking().Where(w => w.EnrolmentId == enrolment.Id).ToListAsync();
        var from = enrolment.From > clock.Today ? enrolment.From : clock.Today;
        var to = enrolment.To < from.AddDays(LongestDays) ? enrolment.To : from.AddDays(LongestDays);
        return to < from ? [] : wanted.SelectMany(w => new DateRange(from, to).Days().Where(d => w.Weekdays.Includes(d)), (w, d) => new Wish(enrolment.ChildId, w.SlotId, d, Book: true)).ToList();
    }

    private static string Words(EnrolmentAct act) => act switch
    {
        EnrolmentAct.Validate => "validée",
        EnrolmentAct.PreValidate => "préinscription validée",
        EnrolmentAct.OfferPlace => "place proposée",
        EnrolmentAct.AcceptPlace => "place acceptée",
        EnrolmentAct.LetOfferLapse => "proposition sans réponse",
        EnrolmentAct.End => "terminée",
        EnrolmentAct.Refuse => "refusée",
        EnrolmentAct.Withdraw => "retirée",
        _ => "envoyée",
    };
}
