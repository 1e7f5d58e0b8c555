using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Requests;
using Preau.Testing;

namespace Preau.Web.Tests.Requests;

/// <summary>Somebody changed the same thing meanwhile: the second sees what it was, what was saved, what is typed, and overwrites nothing unseen.</summary>
public sealed class MovedTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task The_second_browser_sees_its_details_in_three_columns_and_can_then_save()
    {
        using var first = await SignedIn("mere2@valbrune.example", "/connexion");
        using var second = await SignedIn("mere2@valbrune.example", "/connexion");
        await first.Open("/mes-coordonnees");
        await first.Send("Enregistrer", ("Téléphone au travail", "04 75 10 00 01"));
        var (a, b) = (await first.Open("/mes-coordonnees"), await second.Open("/mes-coordonnees"));
        await first.SendFrom(a, "Enregistrer", ("Téléphone au travail", "04 75 10 00 02"));

        var seen = await second.SendFrom(b, "Enregistrer", ("Téléphone au travail", "04 75 10 00 03"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        var row = Assert.Single(seen.Document.QuerySelectorAll("section[aria-labelledby=entre] tbody tr"));
        Assert.Equal(
            ["Téléphone au travail", "À l’ouverture : 04 75 10 00 01", "Enregistré depuis : 04 75 10 00 02", "Votre saisie : 04 75 10 00 03"],
            row.Children.Select(c => Seen.Fold(c.TextContent)));
        Assert.Equal("+33475100002", await Work());

        await second.Send("Enregistrer");
        Assert.Equal("+33475100003", await Work());
    }

    [Fact]
    public async Task The_second_browser_sees_a_childs_data_in_three_columns_and_can_then_save()
    {
        using var first = await SignedIn("autre.parent@valbrune.example", "/connexion");
        using var second = await SignedIn("autre.parent@valbrune.example", "/connexion");
        var page = (await first.Open("/ma-famille")).Document.QuerySelector("a[href^='/ma-famille/enfants/']:not([href$=nouveau])")!.GetAttribute("href")!;
        var (a, b) = (await first.Open(page), await second.Open(page));
        await first.SendFrom(a, "Enregistrer", ("Repas", "WithoutPork"), ("Nom (personne 1)", "Odile Roussel"));

        var seen = await second.SendFrom(b, "Enregistrer", ("Allergies", "Arachide"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Equal(
            ["Repas À l’ouverture : Standard Enregistré depuis : Sans porc Votre saisie : Standard", "Peuvent venir chercher À l’ouverture : – Enregistré depuis : Odile Roussel Votre saisie : –"],
            seen.Document.QuerySelectorAll("section[aria-labelledby=entre] tbody tr").Select(row => string.Join(' ', row.Children.Select(c => Seen.Fold(c.TextContent)))));

        Assert.Equal("/ma-famille", (await second.Send("Enregistrer", ("Repas", "WithoutPork"), ("Nom (personne 1)", "Odile Roussel"))).Path);
    }

    [Theory]
    [InlineData("Allergies", "Lait")]
    [InlineData("Nom (personne 1)", "Samir Haddad")]
    public async Task What_one_browser_saved_of_a_childs_health_or_collectors_is_not_overwritten_unseen_by_another(string field, string saved)
    {
        using var first = await SignedIn("pere2@valbrune.example", "/connexion");
        using var second = await SignedIn("pere2@valbrune.example", "/connexion");
        var page = (await first.Open("/ma-famille")).Document.QuerySelector("a[href^='/ma-famille/enfants/']:not([href$=nouveau])")!.GetAttribute("href")!;
        var (a, b) = (await first.Open(page), await second.Open(page));
        await first.SendFrom(a, "Enregistrer", (field, saved));

        var seen = await second.SendFrom(b, "Enregistrer", ("Repas", "WithoutMeat"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(saved, Assert.Single(seen.All("section[aria-labelledby=entre] tbody tr")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_whose_file_moved_is_shown_in_three_columns_and_not_accepted_by_a_page_that_did_not_show_it()
    {
        using var agent = await SignedIn("gestion@valbrune.example", "/gestion/connexion");
        using var colleague = await SignedIn("gestion@valbrune.example", "/gestion/connexion");
        var request = await demo.Host.InStore(db => db.Requests.AsNoTracking().SingleAsync(r => r.Kind == RequestKind.Details && r.State == RequestState.Sent && db.Guardians.Any(g => g.Id == r.GuardianId && g.Email == "parent@valbrune.example")));
        var guardian = await demo.Host.InStore(db => db.Guardians.Where(g => g.FamilyId == request.FamilyId).OrderBy(g => g.Id).Select(g => g.Id).FirstAsync());
        var opened = await agent.Open($"/gestion/demandes/{request.Id}");
        Assert.Equal(["Quoi", "À l’envoi", "Demandé"], opened.All("section[aria-labelledby=quoi] th[scope=col]"));
        await colleague.Open($"/gestion/familles/{request.FamilyId}/responsables/{guardian}");
        await colleague.Send("Enregistrer les coordonnées", ("Numéro et voie", "77 quai Neuf"));

        var seen = await agent.SendFrom(opened, "Accepter");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Equal(["Quoi", "À l’envoi", "Maintenant", "Demandé"], seen.All("section[aria-labelledby=quoi] th[scope=col]"));
        var row = seen.Document.QuerySelectorAll("section[aria-labelledby=quoi] tbody tr").First(r => r.TextContent.Contains("Numéro et voie", StringComparison.Ordinal));
        Assert.Contains("77 quai Neuf", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("9 rue du Four", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("77 quai Neuf", await Street(request.FamilyId));

        await agent.Send("Accepter");
        Assert.Equal("9 rue du Four", await Street(request.FamilyId));
    }

    [Fact]
    public async Task Of_several_requests_accepted_at_once_one_whose_file_moved_stays_open()
    {
        using var parent = await SignedIn("autre.parent@valbrune.example", "/connexion");
        using var agent = await SignedIn("gestion@valbrune.example", "/gestion/connexion");
        await parent.Open("/mes-coordonnees");
        await parent.Send("Enregistrer", ("Numéro et voie", "1 rue Demandée"));
        var request = await demo.Host.InStore(db => db.Requests.AsNoTracking().Where(r => r.Kind == RequestKind.Details && r.State == RequestState.Sent).OrderByDescending(r => r.Id).FirstAsync());
        await agent.Open($"/gestion/familles/{request.FamilyId}/responsables/{request.GuardianId}");
        await agent.Send("Enregistrer les coordonnées", ("Numéro et voie", "2 rue Entre-temps"));
        await agent.Open("/gestion/demandes");

        var seen = await agent.Send("Accepter les demandes cochées", ("demande", $"{request.Id}:{request.Version}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("Changement d’adresse", Assert.Single(seen.All("#erreurs li")), StringComparison.Ordinal);
        Assert.Equal("2 rue Entre-temps", await Street(request.FamilyId));
    }

    private Task<string?> Work() => demo.Host.InStore(db => db.Guardians.Where(g => g.Email == "mere2@valbrune.example").Select(g => g.WorkPhone).SingleAsync());

    private Task<string> Street(long family) => demo.Host.InStore(async db => (await db.Families.AsNoTracking().SingleAsync(f => f.Id == family)).Address.Street);

    private async Task<Visitor> SignedIn(string email, string page)
    {
        var visitor = demo.Host.Visitor();
        await visitor.SignIn(email, page: page);
        return visitor;
    }
}
