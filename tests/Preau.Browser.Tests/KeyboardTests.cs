using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Preau.Domain.Requests;
using Preau.Testing;

namespace Preau.Browser.Tests;

/// <summary>The parents' manual with the keyboard alone, while an agent decides on the other side.</summary>
public sealed class KeyboardTests(PreauBrowser browser) : IClassFixture<PreauBrowser>
{
    [Fact]
    public async Task A_parent_does_everything_with_the_keyboard_alone()
    {
        await using var parent = await browser.Person();
        await parent.Page.GotoAsync("/connexion");
        await parent.Write("Adresse électronique", "parent@valbrune.example");
        await parent.Write("Mot de passe", "preau-demo-2026");
        await parent.Page.Keyboard.PressAsync("Enter");
        await Heading(parent, "Mon tableau de bord");

        await parent.Tab("Mes coordonnées", "Enter");
        await Heading(parent, "Mes coordonnées");
        await parent.Write("Téléphone portable", "06 12 34 99 88");
        await parent.Write("Numéro et voie", "11 rue du Four");
        await parent.Tab("Enregistrer mes coordonnées", "Enter");
        await parent.Page.GetByText("Le changement d’adresse est transmis au service").WaitForAsync();

        await Enrol(parent);
        await Decide();
        await Certify(parent);
        await Book(parent);
        await Repeat(parent);
        await TellAbsence(parent);

        await parent.Tab("Mon tableau de bord", "Enter");
        await Heading(parent, "Mon tableau de bord");
        await parent.Tab("24 novembreChangement d’adresse", "Enter");
        await parent.Tab("Retirer ma demande", "Enter");
        await parent.Page.GetByText("Votre demande est retirée").WaitForAsync();
        await parent.Look();
    }

    private static async Task Enrol(Person parent)
    {
        await parent.Tab("Mes inscriptions et réservations", "Enter");
        await Heading(parent, "Mes inscriptions et réservations");
        await parent.Tab("Nouvelle inscription", "Enter");
        await Heading(parent, "Pour quel enfant");
        await parent.Tab("Jeanne", "Enter");
        await Heading(parent, "Quelle activité pour Jeanne");
        await parent.Tab("Étude surveillée", "Space");
        Assert.True(await parent.Page.GetByLabel("Étude surveillée").IsCheckedAsync());
        await parent.Tab("Continuer", "Enter");
        await Heading(parent, "Étude surveillée");
        await parent.Tab("Lundi", "Space");
        await parent.Tab("Vérifier ma demande", "Enter");
        await Heading(parent, "Vérifiez votre demande");
        await parent.Look();
        await parent.Tab("Envoyer ma demande", "Enter");
        await Heading(parent, "Accusé de réception");
        await parent.Look();
    }

    private async Task Decide()
    {
        await using var agent = await browser.Person();
        await agent.SignIn("gestion@valbrune.example", "/gestion/connexion");
        var request = await browser.Host.InStore(db => db.Requests.Where(r => r.Kind == RequestKind.Enrolment && r.State == RequestState.Sent).OrderByDescending(r => r.Id).Select(r => r.Id).FirstAsync());
        await agent.Open($"/gestion/demandes/{request}");
        await agent.Press("Accepter");
        await agent.Page.GetByText("La demande est acceptée").WaitForAsync();
    }

    // The file itself is read by the tests of the PDF; here it comes, and a stranger checks the code printed on it.
    private async Task Certify(Person parent)
    {
        var enrolment = await browser.Host.InStore(db => db.Enrolments.OrderByDescending(e => e.Id).Select(e => e.Id).FirstAsync());
        await parent.Tab("Mes inscriptions et réservations", "Enter");
        await Heading(parent, "Mes inscriptions et réservations");
        await parent.Tab("Attestation (PDF) : Jeanne, Étude surveillée");
        var paper = await parent.Page.RunAndWaitForDownloadAsync(() => parent.Page.Keyboard.PressAsync("Enter"));
        Assert.Equal($"attestation-{enrolment}.pdf", paper.SuggestedFilename);
        var file = await parent.Page.Context.APIRequest.GetAsync($"/inscriptions/{enrolment}/attestation");
        Assert.Equal("application/pdf", file.Headers["content-type"]);
        var code = await browser.Host.InStore(db => db.Certificates.Where(c => c.EnrolmentId == enrolment).Select(c => c.Code).SingleAsync());
        await using var stranger = await browser.Person();
        await stranger.Open($"/attestations/{code}");
        var said = await stranger.Page.Locator("main").InnerTextAsync();
        Assert.Contains("Jeanne", said, StringComparison.Ordinal);
        Assert.Contains("Étude surveillée", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Kaci", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Delmas", said, StringComparison.Ordinal);
    }

    private static async Task Book(Person parent)
    {
        await parent.Tab("Mes inscriptions et réservations", "Enter");
        await Heading(parent, "Mes inscriptions et réservations");
        await parent.Tab("Mes réservations", "Enter");
        await Heading(parent, "Novembre 2026");
        await parent.Tab("Décembre", "Enter");
        await Heading(parent, "Décembre 2026");
        await parent.Tab("Jeanne, Matin, mardi 15 décembre", "Space");
        var bar = parent.Page.GetByRole(AriaRole.Region, new() { Name = "Vos changements" });
        await bar.GetByText("1 jour ajouté").First.WaitForAsync();
        Assert.Contains("Première limite", await bar.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("€", await bar.Locator("[data-total]").InnerTextAsync(), StringComparison.Ordinal);
        await parent.Look();
        await parent.Tab("Enregistrer mes changements", "Enter");
        await parent.Page.GetByText("1 changement enregistré").WaitForAsync();
    }

    private static async Task Repeat(Person parent)
    {
        await parent.Tab("Semaine type", "Enter");
        await Heading(parent, "Semaine type");
        await parent.Tab("Jeanne, vendredi, accueil du matin", "Space");
        await parent.Tab("Voir l’aperçu", "Enter");
        await Heading(parent, "Aperçu");
        await parent.Look();
        await parent.Tab("Réserver c", "Enter");
        await parent.Page.GetByText("Semaine type appliquée").WaitForAsync();
    }

    private static async Task TellAbsence(Person parent)
    {
        await parent.Tab("Signaler une absence", "Enter");
        await Heading(parent, "Signaler une absence");
        await parent.Page.GetByText("reste facturée").First.WaitForAsync();
        await parent.Tab("Jeanne, repas", "Space");
        await parent.Tab("Enregistrer", "Enter");
        await parent.Page.GetByText("C’est noté").WaitForAsync();
        await parent.Look();
    }

    private static Task Heading(Person parent, string words) => parent.Page.GetByRole(AriaRole.Heading, new() { Name = words }).First.WaitForAsync();
}

/// <summary>The staff's work with the keyboard alone, on 2 December: November is over and not invoiced.</summary>
public sealed class StaffKeyboardTests(DecemberBrowser browser) : IClassFixture<DecemberBrowser>
{
    [Fact]
    public async Task An_agent_does_everything_with_the_keyboard_alone()
    {
        await using var agent = await SignIn("gestion@valbrune.example");
        await Find(agent);
        await Decide(agent);
        await Validate(agent);
        await Read(agent);
        await agent.Tab("Se déconnecter", "Enter");
        await Heading(agent, "Se connecter");

        await using var regie = await SignIn("regie@valbrune.example");
        await Issue(regie);
    }

    private async Task<Person> SignIn(string email)
    {
        var person = await browser.Person();
        await person.Page.GotoAsync("/gestion/connexion");
        await person.Write("Adresse électronique", email);
        await person.Write("Mot de passe", "preau-demo-2026");
        await person.Page.Keyboard.PressAsync("Enter");
        await Heading(person, "Mercredi 2 décembre 2026");
        await person.Look();
        return person;
    }

    private static async Task Find(Person agent)
    {
        await agent.Write("Nom, enfant, courriel", "delmas");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Heading(agent, "Familles");
        await agent.Tab("Delmas-Kaci", "Enter");
        await Heading(agent, "Famille Delmas-Kaci");
        await agent.Look();
        // The menu opens and closes without a pointer.
        await agent.Tab("Agir pour la famille", "Enter");
        await agent.Page.GetByRole(AriaRole.Link, new() { Name = "Ajouter un responsable" }).Last.WaitForAsync();
        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.Tab("Ajouter un responsable", "Enter");
        await Heading(agent, "Ajouter un responsable");
        await agent.Write("Prénom", "Karim");
        await agent.Write("Nom", "Delmas");
        await agent.Tab("Ajouter au dossier", "Enter");
        await agent.Says("Karim Delmas est responsable de ce dossier");
    }

    private static async Task Decide(Person agent)
    {
        await agent.Tab("Demandes", "Enter");
        await agent.Page.WaitForURLAsync("**/gestion/demandes");
        await agent.Tab("À traiter", "Enter");
        await agent.Page.WaitForURLAsync("**/gestion/demandes?vue=a-traiter");
        await agent.Tab("Changement d’adresse", "Enter");
        await Heading(agent, "Changement d’adresse");
        await agent.Look();
        await agent.Tab("Refuser avec ce motif", "Enter");
        await agent.Page.Locator("#Reason-erreur").WaitForAsync();
        await agent.Write("Motif, que la famille lira", "Il manque le justificatif de domicile.");
        await agent.Tab("Refuser avec ce motif", "Enter");
        await agent.Says("La demande est refusée");
    }

    private static async Task Validate(Person agent)
    {
        await agent.Tab("Inscriptions", "Enter");
        await Heading(agent, "Inscriptions");
        await agent.Tab("Choisir : Emma Vidal", "Space");
        await agent.Tab("Vérifier les lignes cochées", "Enter");
        await Heading(agent, "Vérifier avant de confirmer");
        await agent.Look();
        await agent.Tab("Confirmer cette inscription", "Enter");
        await agent.Says("les familles sont prévenues");
    }

    private static async Task Read(Person agent)
    {
        await agent.Tab("Présences", "Enter");
        await agent.Page.GetByText("enfants attendus").WaitForAsync();
        await agent.Look();
    }

    private static async Task Issue(Person regie)
    {
        await regie.Tab("Facturation", "Enter");
        await Heading(regie, "Facturation");
        await regie.Tab("CS : novembre 2026", "Enter");
        await Heading(regie, "Novembre 2026, CS");
        await regie.Tab("Calculer les projets", "Enter");
        await regie.Says("projets calculés");
        await regie.Tab("Émettre", "Enter");
        await Heading(regie, "Émettre les factures de novembre 2026");
        await regie.Look();
        await regie.Tab("Émettre", "Enter");
        await regie.Says("factures émises");
    }

    private static Task Heading(Person person, string words) => person.Page.GetByRole(AriaRole.Heading, new() { Name = words }).First.WaitForAsync();
}

/// <summary>The demo town on 2 December.</summary>
public sealed class DecemberBrowser : PreauBrowser
{
    protected override Task<PreauHost> StartHost() => PreauHost.Demo(["--Preau:Demo:Now=2026-12-02T09:00:00+01:00"]);
}
