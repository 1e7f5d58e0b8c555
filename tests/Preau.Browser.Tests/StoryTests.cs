using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;

namespace Preau.Browser.Tests;

/// <summary>The parents' manual as one story, while an agent decides on the other side; with a script and without.</summary>
public sealed class StoryTests(PreauBrowser browser) : IClassFixture<PreauBrowser>
{
    [Fact]
    public async Task A_family_asks_an_agent_validates_and_the_family_books_with_a_script() => await Story(withScript: true, "autre.parent@valbrune.example", "Hugo");

    [Fact]
    public async Task A_family_asks_an_agent_validates_and_the_family_books_without_a_script() => await Story(withScript: false, "mere2@valbrune.example", "Tom");

    [Fact]
    public async Task A_changed_phone_and_a_new_address_take_their_own_ways()
    {
        await using var parent = await browser.Person();
        await parent.SignIn("pere2@valbrune.example");
        await parent.Open("/mes-coordonnees");
        await parent.Page.GetByLabel("Téléphone portable").FillAsync("+32 470 12 34 56");
        await parent.Page.GetByLabel("Numéro et voie").FillAsync("2 quai des Bateliers");
        await parent.Press("Enregistrer mes coordonnées");

        await parent.Page.GetByText("Le changement d’adresse est transmis au service").WaitForAsync();
        await parent.Look();
        Assert.Contains("470", await parent.Page.GetByLabel("Téléphone portable").InputValueAsync(), StringComparison.Ordinal);
        Assert.Equal("18 chemin des Vignes", await parent.Page.GetByLabel("Numéro et voie").InputValueAsync());
    }

    private async Task Story(bool withScript, string email, string child)
    {
        await using var parent = await browser.Person(withScript, width: 390);
        await parent.SignIn(email);

        // A new enrolment, question by question.
        await parent.Open("/inscriptions/nouvelle");
        await parent.Page.GetByRole(AriaRole.Link, new() { Name = child, Exact = true }).ClickAsync();
        await parent.Look();
        await parent.Page.GetByLabel("Accueil du matin").CheckAsync();
        await parent.Press("Continuer");
        await parent.Look();
        await parent.Page.GetByLabel("Lundi").First.CheckAsync();
        await parent.Press("Vérifier ma demande");
        await parent.Look();
        await parent.Press("Envoyer ma demande");
        await parent.Page.GetByRole(AriaRole.Heading, new() { Name = "Accusé de réception" }).WaitForAsync();
        await parent.Look();
        await parent.Open("/tableau-de-bord");
        await parent.Page.GetByText("En attente").First.WaitForAsync();

        // The agent opens it from the inbox and accepts.
        await using var agent = await browser.Person(withScript);
        await agent.SignIn("gestion@valbrune.example", "/gestion/connexion");
        var request = await browser.Host.InStore(db => db.Requests.Where(r => r.Kind == RequestKind.Enrolment && r.State == RequestState.Sent).OrderByDescending(r => r.Id).Select(r => r.Id).FirstAsync());
        await agent.Open($"/gestion/demandes/{request}");
        await agent.Press("Accepter");
        await agent.Page.GetByText("La demande est acceptée").WaitForAsync();
        await agent.Look();

        // It is validated, some wanted days are booked, and the family books one more and cancels it.
        Assert.Equal(EnrolmentState.Validated, await browser.Host.InStore(async db => await db.Enrolments.Where(e => e.Id == db.Requests.Where(r => r.Id == request).Select(r => r.EnrolmentId).Single()).Select(e => e.State).SingleAsync()));
        await parent.Open("/inscriptions");
        await parent.Open("/reservations?mois=2026-12");
        var box = parent.Page.GetByLabel($"{child}, Matin, jeudi 10 décembre");
        Assert.False(await box.IsCheckedAsync());
        await box.CheckAsync();
        if (withScript) await parent.Page.GetByText("1 jour ajouté").WaitForAsync();
        await parent.Look();
        await parent.Press(withScript ? "Enregistrer mes changements" : "Vérifier mes changements");
        if (!withScript) await parent.Press("Confirmer ce changement");
        await parent.Page.GetByText("1 changement enregistré").WaitForAsync();
        Assert.True(await parent.Page.GetByLabel($"{child}, Matin, jeudi 10 décembre").IsCheckedAsync());
    }
}
