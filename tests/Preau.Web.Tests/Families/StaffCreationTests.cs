using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Features.Accounts;
using Preau.Web.Pdf.Documents;
using Preau.Web.Storage;
using Preau.Web.Tests.Pdf;

namespace Preau.Web.Tests.Families;

/// <summary>An agent opens a family's file; each guardian gets in, with an e-mail or without.</summary>
public sealed class StaffCreationTests(DemoHost demo) : IClassFixture<DemoHost>
{
    // Each test has a street of its own: a shared one would be a likely duplicate.
    private static (string, string)[] Home(string street) => [("Numéro et voie", street), ("Code postal", "26290"), ("Commune", "Valbrune")];

    private PreauHost Host => demo.Host;

    [Fact]
    public async Task An_agent_opens_a_file_and_its_guardian_asks_for_the_activation_link()
    {
        using var agent = await Agent();
        await agent.Open("/gestion/familles/nouvelle");
        var file = await agent.Send("Créer le dossier", [("Prénom", "Ousmane"), ("Nom", "Sy"), ("Adresse électronique", "ousmane@courriel.example"), .. Home("1 rue Neuve"), ("Prénom de l’enfant 1", "Aya"), ("Nom de l’enfant 1", "Sy"), ("Naissance de l’enfant 1", "2020-01-05")]);
        Assert.Equal("Famille Sy", file.Title);
        Assert.Contains("Aya Sy", file.Text, StringComparison.Ordinal);

        using var parent = Host.Visitor();
        await parent.Open("/activation");
        await parent.Send("Recevoir le lien", ("Adresse électronique", "ousmane@courriel.example"));
        Assert.Contains("/activation/lien?jeton=", await NewFile.LastMail(Host, "ousmane@courriel.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_resemble_it_are_shown_before_and_the_agent_confirms()
    {
        using var agent = await Agent();
        await agent.Open("/gestion/familles/nouvelle");
        var asked = await agent.Send("Créer le dossier", [("Prénom", "Inès"), ("Nom", "Kaci"), .. Home("2 rue Neuve")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("F-000101", asked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await agent.Send("Créer le dossier", ("Ce n’est aucune de ces familles", "oui"))).Status);
    }

    [Fact]
    public async Task An_address_that_opens_another_guardians_account_is_refused_next_to_its_field()
    {
        using var agent = await Agent();
        await agent.Open("/gestion/familles/nouvelle");
        var refused = await agent.Send("Créer le dossier", [("Prénom", "Paul"), ("Nom", "Autre"), ("Adresse électronique", "PARENT@valbrune.example"), .. Home("3 rue Neuve")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("F-000101", refused.Document.GetElementById("First_Email-erreur")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Autre", refused.Document.GetElementById("First_LastName")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_printed_code_opens_the_account_of_a_guardian_without_address_who_signs_in_with_the_identifier_of_the_letter()
    {
        using var agent = await Agent();
        await agent.Open("/gestion/familles/nouvelle");
        var file = await agent.Send("Créer le dossier", [("Prénom", "Rose"), ("Nom", "Lafleur"), .. Home("4 rue Neuve")]);
        Assert.Equal("application/pdf", (await agent.Send("Imprimer un code")).MediaType);
        var letter = await Host.Run<FamilyAccounts, ActivationLetterSheet>(async o => await o.Letter(await Host.InStore(db => db.Guardians.SingleAsync(g => g.LastName == "Lafleur")), Actor.Product));
        Assert.Contains(letter.Identifier!, Seen.Fold(string.Join(' ', PdfTools.ReadAloud(ActivationLetterPdf.Write(letter)))), StringComparison.Ordinal);

        using var parent = Host.Visitor();
        await parent.Open("/activation/code");
        Assert.Equal("/tableau-de-bord", (await parent.Send("Enregistrer", ("Code du courrier", letter.Code), ("Mot de passe", NewFile.Password))).Path);
        using var later = Host.Visitor();
        var dashboard = await later.SignIn(letter.Identifier!, NewFile.Password);
        Assert.Equal("/tableau-de-bord", dashboard.Path);
        Assert.Contains("Pour commencer", dashboard.Text, StringComparison.Ordinal);
        Assert.Equal("text", (await Host.Visitor().Open("/connexion")).Document.GetElementById("Input_Email")!.GetAttribute("type"));
        Assert.Equal("Famille Lafleur", file.Title);
    }

    private async Task<Visitor> Agent()
    {
        var agent = Host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        return agent;
    }
}
