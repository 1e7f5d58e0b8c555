using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Preau.Domain.Billing;
using Preau.Domain.Enrolments;
using Preau.Testing;
using Preau.Web.Features.Billing;

namespace Preau.Browser.Tests;

public sealed class WholeStoryWithScriptTests(PaymentBrowser browser) : WholeStory(browser, withScript: true), IClassFixture<PaymentBrowser>
{
    [Fact]
    public Task A_new_family_comes_to_its_paid_invoice() => Walk();
}

public sealed class WholeStoryWithoutScriptTests(PaymentBrowser browser) : WholeStory(browser, withScript: false), IClassFixture<PaymentBrowser>
{
    [Fact]
    public Task A_new_family_comes_to_its_paid_invoice_without_a_script() => Walk();
}

/// <summary>A family arrives in the town, enrols, books, cancels, is invoiced and pays, while the staff decide: one story, from the first page to the ticket.</summary>
public abstract class WholeStory(PaymentBrowser browser, bool withScript)
{
    private const string Email = "nour@courriel.example";
    private const string Password = "les canards du lavoir 31";

    protected async Task Walk()
    {
        await using var parent = await browser.Person(withScript, width: 390);
        await using var agent = await browser.Person(withScript);
        await agent.SignIn("gestion@valbrune.example", "/gestion/connexion");

        await OpensAFile(parent);
        await AgentAccepts(agent, "Nouveau dossier famille");
        await AgentValidates(agent);
        await Repeats(parent);
        await BooksAndCancels(parent);
        await TellsAnAbsence(parent);
        await ChangesItsDetails(parent);
        await browser.ComesTo("2026-12-03T08:00:00+01:00");
        await RegieIssues();
        await Pays(parent);
        await parent.Open("/tableau-de-bord");
        await SignsOut(parent);
    }

    private async Task OpensAFile(Person parent)
    {
        await parent.Open("/connexion");
        await parent.Page.GetByRole(AriaRole.Link, new() { Name = "Créer un dossier famille" }).ClickAsync();
        await parent.Fill("Adresse électronique", Email);
        await parent.Press("Recevoir le lien");
        await parent.Says("Regardez vos courriels");
        await parent.Open(await browser.Host.LastLink(Email));
        await parent.Press("Commencer");
        await parent.Fill("Mot de passe", Password);
        await parent.Press("Continuer");
        await parent.Fill("Prénom", "Nour");
        await parent.Fill("Nom", "d’Aubigné-Haddad");
        await parent.Fill("Téléphone mobile (facultatif)", "+32 470 12 34 56");
        await parent.Look();
        await parent.Press("Continuer");
        await parent.Page.GetByLabel("Non, je suis seul").CheckAsync();
        await parent.Press("Continuer");
        await parent.Fill("Numéro et voie", "4 rue des Lavandières");
        await parent.Fill("Code postal", "26290");
        await parent.Fill("Commune", "Valbrune");
        await parent.Press("Continuer");
        await parent.Fill("Prénom", "Ysée");
        await parent.Fill("Nom", "d’Aubigné-Haddad");
        await parent.Fill("Date de naissance", "2018-03-02");
        await parent.Page.GetByLabel("École", new() { Exact = true }).SelectOptionAsync("École du Lavoir");
        await parent.Page.GetByLabel("Classe").SelectOptionAsync("CE2");
        await parent.Look();
        await parent.Press("Continuer");
        await parent.Press("C’est tout, continuer");
        await parent.Page.GetByLabel("Lundi : Restauration scolaire").CheckAsync();
        await parent.Look();
        await parent.Press("Continuer");
        await parent.Says("Vérifiez vos réponses");
        await parent.Look();
        await parent.Press("Envoyer mon dossier");
        await parent.Says("Accusé de réception");
        await parent.Open("/reservations");
        await parent.Says("Votre dossier attend l’accord du service");
    }

    private static async Task AgentAccepts(Person agent, string request)
    {
        await agent.Open("/gestion/demandes");
        await agent.Page.GetByRole(AriaRole.Link, new() { Name = request }).Last.ClickAsync();
        await agent.Look();
        await agent.Press("Accepter");
        await agent.Says("La demande est acceptée");
    }

    // What the family wanted at its registration waits as an enrolment like any other; the agent takes it from the list.
    private async Task AgentValidates(Person agent)
    {
        await agent.Open("/gestion/inscriptions");
        await agent.Page.GetByLabel("Choisir : Ysée").CheckAsync();
        await agent.Press("Vérifier les lignes cochées");
        await agent.Says("Rien n’est encore fait");
        await agent.Look();
        await agent.Press("Confirmer cette inscription");
        await agent.Says("Ce qui est fait");
        await agent.Look();
        Assert.Equal(EnrolmentState.Validated, await browser.Host.InStore(async db => await db.Enrolments.Where(e => db.Children.Any(c => c.Id == e.ChildId && c.FirstName == "Ysée")).Select(e => e.State).SingleAsync()));
    }

    private static async Task Repeats(Person parent)
    {
        await parent.Open("/reservations/semaine-type");
        await parent.Page.GetByLabel("Ysée, jeudi, repas").CheckAsync();
        await parent.Fill("Au", "2026-12-18");
        await parent.Press("Voir l’aperçu");
        await parent.Says("rien n’est encore réservé");
        await parent.Look();
        await parent.Press("Réserver ces jours");
        await parent.Says("Semaine type appliquée");
    }

    private async Task BooksAndCancels(Person parent)
    {
        await parent.Open("/reservations?mois=2026-11");
        await parent.Page.GetByLabel("Ysée, Repas, vendredi 27 novembre").CheckAsync();
        await Confirms(parent);
        Assert.True(await parent.Page.GetByLabel("Ysée, Repas, vendredi 27 novembre").IsCheckedAsync());
        await parent.Open("/reservations?mois=2026-12");
        await parent.Page.GetByLabel("Ysée, Repas, jeudi 10 décembre").UncheckAsync();
        await Confirms(parent);
        Assert.False(await parent.Page.GetByLabel("Ysée, Repas, jeudi 10 décembre").IsCheckedAsync());
    }

    private async Task Confirms(Person parent)
    {
        if (!withScript)
        {
            await parent.Press("Vérifier mes changements");
            await parent.Look();
        }
        await parent.Press(withScript ? "Enregistrer mes changements" : "Confirmer ce changement");
        await parent.Says("1 changement enregistré");
    }

    private static async Task TellsAnAbsence(Person parent)
    {
        await parent.Open("/reservations/absence?jour=2026-11-27");
        await parent.Page.GetByLabel("Ysée, repas").CheckAsync();
        await parent.Press("Enregistrer");
        await parent.Says("C’est noté");
        await parent.Look();
    }

    private static async Task ChangesItsDetails(Person parent)
    {
        await parent.Open("/mes-coordonnees");
        await parent.Fill("Téléphone à la maison (facultatif)", "04 65 71 28 99");
        await parent.Press("Enregistrer mes coordonnées");
        await parent.Says("enregistr");
        await parent.Look();
    }

    private async Task RegieIssues()
    {
        await using var regie = await browser.Person(withScript);
        await regie.SignIn("regie@valbrune.example", "/gestion/connexion");
        await regie.Open("/gestion/facturation/cs/2026-11");
        await regie.Press("Calculer les projets");
        await regie.Look();
        await regie.Page.GetByRole(AriaRole.Link, new() { Name = "Émettre" }).ClickAsync();
        await regie.Look();
        await regie.Press("Émettre");
        await regie.Says("Factures émises");
    }

    private async Task Pays(Person parent)
    {
        await parent.Open("/mon-compte");
        await parent.Page.GetByRole(AriaRole.Link, new() { Name = "Payer" }).First.ClickAsync();
        await parent.Look();
        await browser.GoesToTheState(parent);
        await parent.Press("Payer");
        await PaymentBrowser.SeesTheTicket(parent);
        var invoice = await browser.Host.InStore(async db => await db.Invoices.Include(i => i.Charges).SingleAsync(i => i.State == InvoiceState.Issued && db.Guardians.Any(g => g.FamilyId == i.FamilyId && g.Email == Email)));
        Assert.Equal([new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 27), new DateOnly(2026, 11, 30)], invoice.Charges.Select(c => c.Day).Order());
        Assert.Equal(invoice.Total.Cents, await browser.Host.InStore(db => db.PaymentAllocations.Where(a => a.InvoiceId == invoice.Id).SumAsync(a => a.Amount.Cents)));
        Assert.Empty((await browser.Host.Run<LedgerCheck, LedgerReport>(check => check.Run())).Faults);
    }

    private static async Task SignsOut(Person parent)
    {
        await parent.Press("Menu");
        await parent.Press("Se déconnecter");
        await parent.Page.GotoAsync("/mon-compte");
        Assert.Contains("/connexion", parent.Page.Url, StringComparison.Ordinal);
    }
}
