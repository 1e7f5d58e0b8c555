using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Testing;
using Preau.Web.Storage;
using Preau.Web.Tests.Pdf;

namespace Preau.Web.Tests.Families;

/// <summary>
/// What a family does about its enrolments, days and papers, done for it by an agent: each act with the agent's name in the
/// history and a mail to the family. Each test has a family of its own.
/// </summary>
public sealed class AgentForAFamilyTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Name = "Agathe Morvan";

    private PreauHost Host => demo.Host;

    [Fact]
    public async Task A_new_enrolment_is_sent_for_the_family()
    {
        var (family, child, agent) = await At("Bertin", e => e.ActivityId != 0);
        using (agent)
        {
            var study = await Host.InStore(db => db.Activities.Where(a => a.Code == "vacances").Select(a => a.Id).SingleAsync());
            await agent.Open($"/gestion/familles/{family}/inscriptions/nouvelle?enfant={child}");
            await agent.Send("Continuer", ("ActivityId", $"{study}"));
            await agent.Send("Vérifier la demande", ("Attestation d’assurance", "assurance.pdf|%PDF-1.7\n%%EOF"));
            await agent.Send("Envoyer pour la famille");

            Assert.StartsWith("/gestion/demandes/", agent.Page.Path, StringComparison.Ordinal);
            Assert.Contains("Inscription envoyée : Centre de loisirs des vacances", await Done(family));
            Assert.Contains("recu-inscription", await Mails(family));
        }
    }

    [Fact]
    public async Task An_enrolment_is_changed_for_the_family_and_decided_at_once()
    {
        var (family, _, agent) = await At("Boyer", e => e.State == EnrolmentState.Validated);
        using (agent)
        {
            await agent.Open($"/gestion/familles/{family}");
            await agent.Open(agent.Page.Link("Modifier ou arrêter"));
            await agent.Send("Demander ce changement", ("Dernier jour", "2027-06-25"));
            await agent.Send("Accepter");

            Assert.Contains("Inscription changée", await Done(family));
            Assert.Equal(["decision-changement-inscription", "recu-changement-inscription"], (await Mails(family)).Order());
        }
    }

    [Fact]
    public async Task An_enrolment_is_ended_for_the_family()
    {
        var (family, _, agent) = await At("Chevalier", e => e.State == EnrolmentState.Validated);
        using (agent)
        {
            await agent.Open($"/gestion/familles/{family}");
            await agent.Open(agent.Page.Link("Modifier ou arrêter"));
            await agent.Send("Demander la fin", ("Dernier jour de présence", "2027-01-29"));
            await agent.Send("Accepter");

            Assert.Contains("Inscription arrêtée au vendredi 29 janvier 2027", await Done(family));
            Assert.Contains("decision-fin-inscription", await Mails(family));
            Assert.True(await Host.InStore(db => db.Requests.AnyAsync(r => r.FamilyId == family && r.Kind == RequestKind.EnrolmentEnd && r.DecidedBy == Name)));
        }
    }

    [Fact]
    public async Task A_week_pattern_is_applied_for_the_family()
    {
        var (family, _, agent) = await At("Haddad", e => e.State == EnrolmentState.Validated);
        using (agent)
        {
            await agent.Open($"/gestion/familles/{family}/reservations/semaine-type");
            var boxes = agent.Page.Document.QuerySelectorAll("input[name='Input.Ticked']").Select(b => ("Input.Ticked", b.GetAttribute("value")!)).ToList();
            await agent.Send("Voir l’aperçu", [.. boxes, ("Du", "2027-05-03"), ("Au", "2027-05-28")]);
            await agent.Send("Réserver ce qui est possible");

            Assert.Contains("Semaine type « Semaine type » appliquée du 3 mai 2027 au 28 mai 2027", await Done(family));
            Assert.Equal(["reservation-changee"], await Mails(family));
        }
    }

    [Fact]
    public async Task An_absence_is_told_for_the_family()
    {
        var (family, day, agent) = await AtBooking("Diallo");
        using (agent)
        {
            await agent.Open($"/gestion/familles/{family}/reservations/absence?jour={day:yyyy-MM-dd}");
            await agent.Send("Enregistrer", ("absent", agent.Page.Document.QuerySelector("input[name=absent]")!.GetAttribute("value")!));

            Assert.Contains(await Done(family), s => s.StartsWith("Absence signalée", StringComparison.Ordinal));
            Assert.Equal(["reservation-changee"], await Mails(family));
        }
    }

    [Fact]
    public async Task A_certificate_is_made_for_the_family_which_is_told_once()
    {
        var (family, _, agent) = await At("Dufour", e => e.State == EnrolmentState.Validated);
        using (agent)
        {
            await agent.Open($"/gestion/familles/{family}");
            var file = agent.Page;
            var certificate = await agent.Send("Attestation (PDF)");
            await agent.SendFrom(file, "Attestation (PDF)");

            Assert.Empty(PdfTools.Check(certificate.Body));
            Assert.Single(await Done(family), "Attestation d’inscription délivrée");
            Assert.Equal(["dossier-change"], await Mails(family));
        }
    }

    [Fact]
    public async Task An_invoice_is_printed_as_the_familys_own_pdf_and_another_family_has_none_of_it()
    {
        var (family, _, agent) = await At("Faure", e => e.State == EnrolmentState.Validated);
        using (agent)
        {
            var number = await Host.InStore(db => db.Invoices.Where(i => i.FamilyId == family && i.State == InvoiceState.Issued).OrderByDescending(i => i.Month).Select(i => i.Number!).FirstAsync());
            await agent.Open($"/gestion/familles/{family}");
            var address = agent.Page.Link(number);
            var invoice = await agent.Open(address);

            Assert.Contains(number, PdfTools.Text(invoice.Body), StringComparison.Ordinal);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await agent.Open(address.Replace($"/familles/{family}/", "/familles/1/", StringComparison.Ordinal))).Status);
        }
    }

    private async Task<(long Family, long Child, Visitor Agent)> At(string family, Func<Enrolment, bool> has)
    {
        var (id, child) = await Host.InStore(async db =>
        {
            var file = await db.Families.Where(f => f.Name == family).Select(f => f.Id).FirstAsync();
            var enrolments = await db.Enrolments.AsNoTracking().Where(e => e.FamilyId == file).OrderBy(e => e.Id).ToListAsync();
            return (file, enrolments.First(has).ChildId);
        });
        await Host.InStore(db => db.OutboxMails.Where(m => m.FamilyId == id).ExecuteDeleteAsync());
        var agent = Host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        return (id, child, agent);
    }

    private async Task<(long Family, DateOnly Day, Visitor Agent)> AtBooking(string family)
    {
        var (id, _, agent) = await At(family, e => e.State == EnrolmentState.Validated);
        var today = new DateOnly(2026, 11, 24);
        return (id, await Host.InStore(db => db.Bookings.Where(b => b.FamilyId == id && b.Day > today).MinAsync(b => b.Day)), agent);
    }

    private Task<List<string>> Done(long family) => Host.InStore(async db =>
        (await db.History.Where(h => h.FamilyId == family && h.ActorKind == ActorKind.Staff && h.ActorName == Name).Select(h => h.Summary).ToListAsync()).ConvertAll(Seen.Fold));

    /// <summary>Kinds of the mails that the family got since the test began, each once however many guardians it has.</summary>
    private Task<List<string>> Mails(long family) => Host.InStore(async db =>
        (await db.OutboxMails.Where(m => m.FamilyId == family && m.EffectKey != null).Select(m => m.EffectKey!).ToListAsync()).ConvertAll(k => k.Split(':')[0]).Distinct().ToList());
}
