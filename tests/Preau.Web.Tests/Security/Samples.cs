using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Requests;
using Preau.Testing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Security;

/// <summary>
/// What stands in the demo's database behind each parameter of a route: something of the first family, which every other family
/// must not find. A new route with a parameter needs one line here; the longest beginning that fits is taken.
/// </summary>
internal static class Samples
{
    private static readonly (string Begins, string Parameter, Func<PortalDb, long, IQueryable<object>> Find)[] Table =
    [
        ("demandes/{id", "id", (db, family) => db.Requests.Where(r => r.FamilyId == family && r.State != RequestState.Draft).Select(r => (object)r.Id)),
        ("inscriptions/brouillons/{id", "id", (db, family) => db.Drafts.Where(d => d.FamilyId == family && d.Kind == DraftKind.Enrolment).Select(d => (object)d.Id)),
        ("inscriptions/{id", "id", (db, family) => db.Enrolments.Where(e => e.FamilyId == family).OrderBy(e => e.Id).Select(e => (object)e.Id)),
        ("pieces/{id", "id", (db, family) => db.Documents.Where(d => d.FamilyId == family && d.RequestId != null).Select(d => (object)d.Id)),
        ("gestion/pieces/{id", "id", (db, family) => db.Documents.Where(d => d.FamilyId == family && d.RequestId != null).Select(d => (object)d.Id)),
        ("reservations/liste-d-attente/{id", "id", (db, family) => db.WaitingEntries.Where(e => e.FamilyId == family).Select(e => (object)e.Id)),
        ("gestion/familles/{familyId:long}/reservations/liste-d-attente/{id", "id", (db, family) => db.WaitingEntries.Where(e => e.FamilyId == family).Select(e => (object)e.Id)),
        ("reservations/semaine-type/annuler/{run", "run", (db, family) => db.PatternRuns.Where(r => r.FamilyId == family).Select(r => (object)r.Id)),
        ("ma-famille/enfants/{id", "id", (db, family) => db.FamilyChildren.Where(m => m.FamilyId == family).Select(m => (object)m.ChildId)),
        ("mon-compte/factures/{id", "id", (db, family) => db.Invoices.Where(i => i.FamilyId == family && i.State == InvoiceState.Issued).Select(i => (object)i.Id)),
        ("mon-compte/paiements/{id", "id", (db, family) => db.PaymentAttempts.Where(a => a.FamilyId == family).Select(a => (object)a.Id)),
        // Only a hash is kept: nobody finds the key of an address.
        ("agenda/{key", "key", (db, _) => db.Installations.Select(i => (object)"inconnue")),
        ("attestations/{code", "code", (db, _) => db.Certificates.Select(c => (object)c.Code)),
        ("gestion/demandes/{id", "id", (db, family) => db.Requests.Where(r => r.FamilyId == family && r.State != RequestState.Draft).Select(r => (object)r.Id)),
        ("gestion/inscriptions/{id", "id", (db, family) => db.Enrolments.Where(e => e.FamilyId == family).OrderBy(e => e.Id).Select(e => (object)e.Id)),
        ("gestion/familles/{id", "id", (db, family) => db.Families.Where(f => f.Id == family).Select(f => (object)f.Id)),
        ("gestion/facturation/factures/{id", "id", (db, family) => db.Invoices.Where(i => i.FamilyId == family && i.State == InvoiceState.Issued).Select(i => (object)i.Id)),
        ("gestion/facturation/{regie", "regie", (db, _) => db.Regies.Select(r => (object)r.Code.ToLower())),
        ("gestion/facturation/{regie", "month", (db, _) => db.Invoices.OrderByDescending(i => i.Month).Select(i => (object)i.Month)),
        ("gestion/agents/{id", "id", (db, _) => db.Staff.Where(s => s.Email == "direction@valbrune.example").Select(s => (object)s.Id)),
        // The number of a child in the visitor's own file, found by a cookie.
        ("nouveau-dossier/", "place", (db, _) => db.Installations.Select(i => (object)1L)),
        ("campagnes/{id", "id", (db, _) => db.Campaigns.OrderBy(c => c.Id).Select(c => (object)c.Id)),
        ("reservations/campagnes/{id", "id", (db, _) => db.Campaigns.OrderBy(c => c.Id).Select(c => (object)c.Id)),
        ("gestion/campagnes/periodes/{period", "period", (db, _) => db.BookingPeriods.OrderBy(p => p.Id).Select(p => (object)p.Id)),
        ("gestion/campagnes/{id", "id", (db, _) => db.CampaignRuns.Select(r => (object)r.CampaignId)),
        ("gestion/campagnes/{id", "run", (db, _) => db.CampaignRuns.Select(r => (object)r.Id)),
        ("gestion/activites/{code", "code", (db, _) => db.Activities.Select(a => (object)a.Code)),
        ("gestion/regles/{code", "code", (db, _) => db.Activities.Select(a => (object)a.Code)),
        ("gestion/regles/{code}/", "quoi", (db, _) => db.Installations.Select(i => (object)"annuler")),
        ("gestion/calendrier/{quoi", "quoi", (db, _) => db.Installations.Select(i => (object)"fermeture")),
        ("gestion/calendrier/{quoi", "id", (db, _) => db.Closures.Select(c => (object)c.Id)),
        ("gestion/courriels/{number", "number", (db, _) => db.OutboxMails.Where(m => m.SentAt != null).Select(m => (object)m.Id)),
        ("gestion/familles/{familyId", "familyId", (db, family) => db.Families.Where(f => f.Id == family).Select(f => (object)f.Id)),
        ("gestion/familles/{familyId", "guardianId", (db, family) => db.Guardians.Where(g => g.FamilyId == family).Select(g => (object)g.Id)),
        ("gestion/familles/{familyId:long}/factures/{id", "id", (db, family) => db.Invoices.Where(i => i.FamilyId == family && i.State == InvoiceState.Issued).Select(i => (object)i.Id)),
        ("gestion/familles/{familyId:long}/demandes/{id", "id", (db, family) => db.Requests.Where(r => r.FamilyId == family && r.State != RequestState.Draft).Select(r => (object)r.Id)),
        ("gestion/familles/{familyId:long}/reservations/campagnes/{id", "id", (db, _) => db.Campaigns.OrderBy(c => c.Id).Select(c => (object)c.Id)),
        ("gestion/familles/{familyId:long}/reservations/semaine-type/annuler/{run", "run", (db, family) => db.PatternRuns.Where(r => r.FamilyId == family).Select(r => (object)r.Id)),
        ("gestion/familles/{familyId:long}/enfants/{id", "id", (db, family) => db.FamilyChildren.Where(m => m.FamilyId == family).Select(m => (object)m.ChildId)),
        ("gestion/familles/{familyId:long}/inscriptions/brouillons/{id", "id", (db, family) => db.Drafts.Where(d => d.FamilyId == family && d.Kind == DraftKind.Enrolment).Select(d => (object)d.Id)),
        ("gestion/familles/{familyId:long}/inscriptions/{id", "id", (db, family) => db.Enrolments.Where(e => e.FamilyId == family).OrderBy(e => e.Id).Select(e => (object)e.Id)),
    ];

    /// <summary>The values for a door, or the sentence that says what is missing.</summary>
    public static async Task<(Dictionary<string, string> Values, string? Missing)> For(PreauHost host, Door door, long family)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in door.Parameters)
        {
            var line = Table.Where(t => t.Parameter == name && door.Route.TrimStart('/').StartsWith(t.Begins, StringComparison.Ordinal)).DefaultIfEmpty().MaxBy(t => t.Begins?.Length);
            if (line.Find is null) return (values, $"{door}: the parameter « {name} » has no sample. Add a line to the table of Samples.cs that finds something of the first family for it.");
            if (await host.InStore(db => line.Find(db, family).FirstOrDefaultAsync()) is not { } found) return (values, $"{door}: the demo holds nothing for « {name} » of the first family, so the route would be tried with nothing behind it.");
            values[name] = found is DateOnly month ? month.ToString("yyyy-MM", CultureInfo.InvariantCulture) : Convert.ToString(found, CultureInfo.InvariantCulture)!;
        }

        return (values, null);
    }
}
