using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Testing;
using Preau.Web.Tests.Pdf;

namespace Preau.Web.Tests.Families;

/// <summary>A second guardian comes into a file; an e-mail opens one guardian's account, and a guardian without e-mail is a full one.</summary>
public sealed partial class SecondGuardianTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private PreauHost Host => demo.Host;

    [Fact]
    public async Task A_guardian_whose_account_was_never_made_asks_for_a_link_at_its_address_and_gets_in()
    {
        var guardian = await First("Abadie");
        await Host.InStore(async db =>
        {
            db.Guardians.Add(new Guardian { FamilyId = guardian.FamilyId, FirstName = "Solène", LastName = "Abadie", SearchKey = "solene abadie", SortKey = "abadie solene", Email = "Solene@courriel.example" });
            return await db.SaveChangesAsync();
        });
        using var visitor = Host.Visitor();
        await visitor.Open("/activation");
        await visitor.Send("Recevoir le lien", ("Adresse électronique", "solene@courriel.example"));

        Assert.Equal("/tableau-de-bord", (await Choose(visitor, "Solene@courriel.example")).Path);
        Assert.Equal("Solène AbadieFamille Abadie", visitor.Page.All(".who")[0]);
    }

    [Fact]
    public async Task A_guardian_added_with_an_address_gets_a_link_and_signs_in_and_the_family_is_told()
    {
        var first = await First("Vidal");
        using var agent = await Agent();
        await agent.Open($"/gestion/familles/{first.FamilyId}");
        await agent.Open(agent.Page.Link("Ajouter un responsable"));
        var file = await agent.Send("Ajouter au dossier", ("Prénom", "Karim"), ("Nom", "Vidal-Roy"), ("Lien avec les enfants", "beau-père"), ("Téléphone mobile", "06 12 34 98 76"), ("Adresse électronique", "karim@courriel.example"));

        Assert.Equal($"/gestion/familles/{first.FamilyId}", file.Path);
        Assert.Contains("Karim Vidal-Roy", file.Text, StringComparison.Ordinal);
        Assert.Contains("Responsable ajouté : Karim Vidal-Roy", (await DoneBy("Agathe Morvan", first.FamilyId)).Select(Seen.Fold));
        Assert.Contains("Karim Vidal-Roy", await NewFile.LastMail(Host, first.Email!), StringComparison.Ordinal);
        using var karim = Host.Visitor();
        Assert.Equal("/tableau-de-bord", (await Choose(karim, "karim@courriel.example")).Path);
        Assert.Contains("Hugo", (await karim.Open("/ma-famille")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guardian_added_without_an_address_gets_in_with_the_code_of_a_letter()
    {
        var first = await First("Chauvin");
        using var agent = await Agent();
        await agent.Open($"/gestion/familles/{first.FamilyId}/responsables/nouveau");
        await agent.Send("Ajouter au dossier", ("Prénom", "Rosalie"), ("Nom", "Chauvin"));
        Assert.Contains("Imprimez son code", agent.Page.Text, StringComparison.Ordinal);
        var letter = await agent.Send("Imprimer un code pour Rosalie Chauvin");
        var code = Code().Match(Seen.Fold(PdfTools.Text(letter.Body))).Value;

        using var rosalie = Host.Visitor();
        await rosalie.Open("/activation/code");
        Assert.Equal("/tableau-de-bord", (await rosalie.Send("Enregistrer", ("Code du courrier", code), ("Mot de passe", NewFile.Password))).Path);
        Assert.Equal("Rosalie ChauvinFamille Chauvin", rosalie.Page.All(".who")[0]);
    }

    [Theory]
    [InlineData("PARENT@valbrune.example", "F-000101")]
    [InlineData("pas-une-adresse", "Écrivez-la ainsi")]
    public async Task An_address_that_is_another_guardians_or_none_is_refused_next_to_its_field(string email, string said)
    {
        var first = await First("Roussel");
        using var agent = await Agent();
        await agent.Open($"/gestion/familles/{first.FamilyId}/responsables/nouveau");
        var refused = await agent.Send("Ajouter au dossier", ("Prénom", "Luc"), ("Nom", "D’Arc"), ("Adresse électronique", email));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(said, refused.Document.GetElementById("Input_Email-erreur")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("D’Arc", refused.Document.GetElementById("Input_LastName")!.GetAttribute("value"));
        Assert.False(await Host.InStore(db => db.Guardians.AnyAsync(g => g.LastName == "D’Arc")));
    }

    [Fact]
    public async Task Changing_an_e_mail_tells_the_old_and_the_new_address_and_the_new_one_signs_in()
    {
        var guardian = await Host.InStore(db => db.Guardians.AsNoTracking().SingleAsync(g => g.Email == "mere2@valbrune.example"));
        using var mother = Host.Visitor();
        await mother.SignIn("mere2@valbrune.example");
        var last = await Host.InStore(db => db.OutboxMails.MaxAsync(m => m.Id));
        using var agent = await Agent();
        await agent.Open($"/gestion/familles/{guardian.FamilyId}");
        await agent.Send($"Changer l’adresse de {guardian.FullName}", ($"Nouvelle adresse de {guardian.FullName}", "nouvelle@courriel.example"));

        Assert.Equal(["mere2@valbrune.example", "nouvelle@courriel.example"], await Host.InStore(db => db.OutboxMails.Where(m => m.Id > last && m.FamilyId == guardian.FamilyId).OrderBy(m => m.Id).Select(m => m.To).ToListAsync()));
        Assert.Equal("/connexion", (await mother.Open("/tableau-de-bord")).Path);
        using var again = Host.Visitor();
        Assert.Equal("/tableau-de-bord", (await again.SignIn("nouvelle@courriel.example")).Path);
    }

    private async Task<Seen> Choose(Visitor visitor, string email)
    {
        var text = await NewFile.LastMail(Host, email);
        var start = text.IndexOf("/activation/lien?jeton=", StringComparison.Ordinal);
        await visitor.Open(text[start..].Split((char[]?)null)[0].TrimEnd('.', ')'));
        return await visitor.Send("Enregistrer", ("Mot de passe", NewFile.Password));
    }

    private async Task<Visitor> Agent()
    {
        var agent = Host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        return agent;
    }

    private Task<Guardian> First(string family) => Host.InStore(db => db.Guardians.AsNoTracking().Where(g => g.Email != null && db.Families.Any(f => f.Id == g.FamilyId && f.Name == family)).OrderBy(g => g.Id).FirstAsync());

    private Task<List<string>> DoneBy(string agent, long family) => Host.InStore(db => db.History.Where(h => h.FamilyId == family && h.ActorName == agent).Select(h => h.Summary).ToListAsync());

    [GeneratedRegex("[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
