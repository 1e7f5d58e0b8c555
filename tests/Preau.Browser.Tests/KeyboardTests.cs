using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Preau.Domain.Requests;

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
        await parent.Tab("Accueil du matin");
        for (var i = 0; i < 3; i++) await parent.Page.Keyboard.PressAsync("ArrowDown");
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
        await parent.Tab("Réserver ces jours", "Enter");
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
