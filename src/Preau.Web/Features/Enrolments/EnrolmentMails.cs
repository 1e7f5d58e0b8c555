using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Enrolments;

/// <summary>The mail that leaves with a move of an enrolment (the last column of docs/rules/inscriptions.md). The caller saves.</summary>
public sealed class EnrolmentMails(PortalDb db, TownClock clock, FamilyMail mail)
{
    public async Task Tell(Enrolment enrolment, EnrolmentMail kind, BookedDays days, Actor actor)
    {
        var (child, activity) = await Names(enrolment);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["prenom"] = "", ["enfant"] = child, ["activite"] = activity };
        (MailKind Kind, (string, string)[] More)? text = kind switch
        {
            EnrolmentMail.Validated => (MailKind.EnrolmentValidated,
            [
                ("dates", French.Range(enrolment.Days)),
                ("reserves", Lines(days.Booked, _ => "réservé")),
                ("non_reserves", Lines(days.NotBooked, o => Refusals.Sentence(o.Refusal!))),
                ("lien", mail.Link(BookingLinks.Calendar(enrolment.From > clock.Today ? enrolment.From : clock.Today))),
            ]),
            EnrolmentMail.PreValidated => (MailKind.PreEnrolmentValidated, [("lien", mail.Link("/inscriptions"))]),
            EnrolmentMail.PlaceOffered => (MailKind.PlaceOffered, [("dates", French.Range(enrolment.Days)), ("date_limite", OfferEnd(enrolment)), ("lien", mail.Link($"/inscriptions/{enrolment.Id}/place"))]),
            EnrolmentMail.OfferLapsed => (MailKind.OfferLapsed, [("date_limite", OfferEnd(enrolment)), ("lien", mail.Link("/inscriptions"))]),
            EnrolmentMail.Ended => (MailKind.EnrolmentEnded, [("date", French.Date(enrolment.To)), ("lien", mail.Link("/inscriptions"))]),
            EnrolmentMail.Refused or EnrolmentMail.Withdrawn => await Closed(enrolment, kind, actor, activity),
            _ => null, // The receipt leaves with the request.
        };
        if (text is not { } found) return;
        foreach (var (name, value) in found.More) values[name] = value;
        var own = values.Where(v => found.Kind.Places.Contains(v.Key)).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        await mail.Queue(enrolment.FamilyId, null, found.Kind, own, $"{enrolment.Id}:{enrolment.Version}");
    }

    /// <summary>While the request is open the decision on it is the mail; at the nursery the request was decided steps before.</summary>
    private async Task<(MailKind, (string, string)[])?> Closed(Enrolment enrolment, EnrolmentMail kind, Actor actor, string activity)
    {
        var carried = await db.Requests.AsNoTracking().Where(r => r.EnrolmentId == enrolment.Id && r.Kind == RequestKind.Enrolment).OrderByDescending(r => r.Id).FirstOrDefaultAsync();
        if (carried?.State.IsOpen() == true) return null;
        (string, string)[] about = [("reference", carried?.Number ?? $"I-{enrolment.Id}"), ("objet", carried?.Title ?? $"Inscription\u00A0: {activity}"), ("lien", mail.Link("/inscriptions"))];
        return kind == EnrolmentMail.Withdrawn
            ? (MailKind.RequestWithdrawn, about)
            : (MailKind.Decisions[RequestKind.Enrolment],
                [.. about, ("decision", "refusée"), ("date_decision", French.Date(clock.Today)), ("agent", actor.Name), ("motif", enrolment.Reason ?? ""), ("suite", "")]);
    }

    private string OfferEnd(Enrolment enrolment) => enrolment.OfferEndsAt is { } at ? French.DateAndTime(clock.ToLocal(at)) : "";

    private static string Lines(IReadOnlyList<WishOutcome> outcomes, Func<WishOutcome, string> say) =>
        string.Join('\n', outcomes.Take(60).Select(o => $"- {French.Date(o.Wish.Day)}, {o.Row.Slot.ShortName}\u00A0: {say(o)}"))
        + (outcomes.Count > 60 ? $"\n- et {French.Count(outcomes.Count - 60, "autre jour", "autres jours")}, sur le calendrier" : "");

    private async Task<(string Child, string Activity)> Names(Enrolment enrolment) => (
        await db.Children.Where(c => c.Id == enrolment.ChildId).Select(c => c.FirstName).SingleAsync(),
        await db.Activities.Where(a => a.Id == enrolment.ActivityId).Select(a => a.Name).SingleAsync());
}
