using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Payments;
using Preau.Domain.Places;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Settings.Generated;

/// <summary>Who made what of the town: each file, child, enrolment, booking, entry of a waiting list, invoice and payment has its line.</summary>
internal sealed class LargeTownHistory(LargeTownPlan plan, LargeTownServices services, LargeTownBookings bookings, LargeTownWaiting waiting, LargeTownMoney money)
{
    /// <summary>The lines of the settings come before.</summary>
    private long last = 1000;

    public IEnumerable<HistoryEntry> All() => People().Concat(Bookings()).Concat(Waiting()).Concat(Money());

    private IEnumerable<HistoryEntry> People()
    {
        foreach (var family in plan.All())
        {
            yield return Line(LargeTownPeople.Made, "created", (nameof(Family), family.Id), family.Id, null, $"Dossier {family.FileNumber} créé");
            foreach (var child in family.Children) yield return Line(LargeTownPeople.Made, "created", (nameof(Child), child.Id), family.Id, child.Id, $"{child.FirstName} {child.LastName} ajouté au dossier");
        }
        foreach (var (row, service, _) in new LargeTownPeople(plan, services, "").Enrolments())
            yield return Line(row.DecidedAt!.Value, "validated", (nameof(Enrolment), row.Id), row.FamilyId, row.ChildId, $"Inscription validée\u00A0: {service.Activity.Name}");
    }

    /// <summary>As the product writes it, by the first guardian.</summary>
    private IEnumerable<HistoryEntry> Bookings()
    {
        var summaries = services.ThisYear.SelectMany(s => s.Days, (s, d) => (Service: s, Day: d)).ToDictionary(b => (b.Service.Index, b.Day), b => $"Réservé\u00A0: {b.Service.Slot.Name}, {French.Date(b.Day)}");
        PlannedFamily? asked = null;
        var name = "";
        foreach (var (row, service, family) in bookings.All())
        {
            if (!ReferenceEquals(family, asked)) (asked, name) = (family, FirstGuardian(family));
            yield return ByGuardian(family, name, row.BookedAt, "booked", (nameof(Booking), row.Id), row.ChildId, summaries[(service.Index, row.Day)]);
        }
    }

    private IEnumerable<HistoryEntry> Waiting() => waiting.All().Select(e => ByGuardian(
        e.Family, FirstGuardian(e.Family), e.Row.EnteredAt, "joined", (nameof(WaitingEntry), e.Row.Id), e.Row.ChildId, $"Liste d’attente\u00A0: {e.Service.Slot.Name}, {French.Date(e.Row.Day)}, inscrit"));

    private IEnumerable<HistoryEntry> Money()
    {
        foreach (var invoice in money.Invoices.All())
        {
            yield return Line(LargeTownMonths.IssuedAt(invoice.Month), "issued", (nameof(Invoice), invoice.Id), invoice.Family.Id, null, $"Facture {invoice.Number} émise\u00A0: {French.Amount(invoice.Total)}");
        }
        foreach (var invoice in money.Invoices.Paid())
        {
            yield return Line(invoice.PaidAt!.Value, "received", (nameof(Payment), invoice.Id), invoice.Family.Id, null, $"Règlement de la facture {invoice.Number}\u00A0: {French.Amount(invoice.Total)}");
        }
    }

    private static string FirstGuardian(PlannedFamily family) => $"{family.Guardians[0].First} {family.Guardians[0].Last}";

    private HistoryEntry ByGuardian(PlannedFamily family, string name, DateTime at, string action, (string Name, long Id) subject, long child, string summary) => new()
    {
        Id = ++last,
        At = at,
        ActorKind = ActorKind.Guardian,
        AccountId = LargeTownPeople.FirstAccount + PlannedFamily.GuardianId(family.Id, 0),
        ActorName = name,
        Action = action,
        Subject = subject.Name,
        SubjectId = subject.Id,
        FamilyId = family.Id,
        ChildId = child,
        Summary = summary,
    };

    private HistoryEntry Line(DateTime at, string action, (string Name, long Id) subject, long? family, long? child, string summary) => new()
    {
        Id = ++last,
        At = at,
        ActorKind = ActorKind.Product,
        ActorName = Actor.Product.Name,
        Action = action,
        Subject = subject.Name,
        SubjectId = subject.Id,
        FamilyId = family,
        ChildId = child,
        Summary = summary,
    };
}
