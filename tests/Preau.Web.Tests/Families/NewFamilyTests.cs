using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Testing;

namespace Preau.Web.Tests.Families;

/// <summary>From an address without account to a family that waits for the staff, and their answer.</summary>
public sealed class NewFamilyTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private PreauHost Host => demo.Host;

    [Fact]
    public async Task A_new_family_sends_its_file_reads_the_receipt_and_waits_for_the_staff()
    {
        using var visitor = Host.Visitor();
        var receipt = await NewFile.Sent(Host, visitor, "awa@courriel.example");

        Assert.Equal("Accusé de réception", receipt.Title);
        Assert.Contains("votre demande est considérée comme refusée", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("attend l’accord du service", (await visitor.Open("/tableau-de-bord")).Text, StringComparison.Ordinal);
        Assert.Contains("Marème", (await visitor.Open("/ma-famille")).Text, StringComparison.Ordinal);
        using var again = Host.Visitor();
        Assert.Equal("/tableau-de-bord", (await again.SignIn("awa@courriel.example", NewFile.Password)).Path);
        Assert.Equal(0, await Host.InStore(db => db.Drafts.CountAsync(d => d.Kind == DraftKind.NewFamily && d.Content.Contains("awa@courriel.example"))));
    }

    [Fact]
    public async Task A_known_address_and_an_unknown_one_get_the_same_page_and_each_its_own_mail()
    {
        using var visitor = Host.Visitor();
        await visitor.Open("/nouveau-dossier");
        var known = await visitor.Send("Recevoir le lien", ("Adresse électronique", "Parent@valbrune.example"));
        await visitor.Open("/nouveau-dossier");
        var unknown = await visitor.Send("Recevoir le lien", ("Adresse électronique", "personne@courriel.example"));

        Assert.Equal((unknown.Status, unknown.Path, unknown.Text), (known.Status, known.Path, known.Text));
        Assert.Equal(1, await Tokens("parent@valbrune.example"));
        Assert.Equal(1, await Tokens("personne@courriel.example"));
        var mail = await NewFile.LastMail(Host, "Parent@valbrune.example");
        Assert.Contains("/mot-de-passe-oublie", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("jeton", mail, StringComparison.Ordinal);
        Assert.Contains("jeton", await NewFile.LastMail(Host, "personne@courriel.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_gets_five_mails_an_hour_and_no_more()
    {
        using var visitor = Host.Visitor();
        for (var i = 0; i < 7; i++)
        {
            await visitor.Open("/nouveau-dossier");
            Assert.Equal("/nouveau-dossier/envoye", (await visitor.Send("Recevoir le lien", ("Adresse électronique", "bombardee@courriel.example"))).Path);
        }
        Assert.Equal(5, await Host.InStore(db => db.OutboxMails.CountAsync(m => m.To == "bombardee@courriel.example")));
    }

    [Fact]
    public async Task A_link_that_served_or_never_was_says_what_to_do()
    {
        using var visitor = Host.Visitor();
        await NewFile.Prove(Host, visitor, "une.fois@courriel.example");
        var used = await NewFile.Link(Host, "une.fois@courriel.example");

        using var other = Host.Visitor();
        foreach (var link in new[] { used, "/nouveau-dossier/lien?jeton=inventé", "/nouveau-dossier/lien" })
        {
            var seen = await other.Open(link);
            Assert.Equal(HttpStatusCode.Gone, seen.Status);
            Assert.Equal("/nouveau-dossier", seen.Link("Recevoir un nouveau lien"));
        }
        Assert.Equal("/nouveau-dossier/mot-de-passe", (await visitor.Open(used)).Path);
    }

    [Fact]
    public async Task Opening_the_link_uses_nothing_up()
    {
        using var visitor = Host.Visitor();
        await visitor.Open("/nouveau-dossier");
        await visitor.Send("Recevoir le lien", ("Adresse électronique", "scanner@courriel.example"));
        var link = await NewFile.Link(Host, "scanner@courriel.example");
        await visitor.Open(link);
        await visitor.Open(link);
        Assert.Equal("/nouveau-dossier/mot-de-passe", (await visitor.Send("Commencer")).Path);
    }

    [Fact]
    public async Task A_draft_is_found_again_on_another_device_by_a_new_link()
    {
        using var phone = Host.Visitor();
        await NewFile.UpToChildren(Host, phone, "revient@courriel.example");

        using var computer = Host.Visitor();
        Assert.Equal("/nouveau-dossier/enfants/1", (await NewFile.Prove(Host, computer, "Revient@courriel.example")).Path);
        Assert.Equal("N’Diaye", (await computer.Open("/nouveau-dossier/vous")).Document.GetElementById("Input_LastName")!.GetAttribute("value"));
        var draft = await Host.InStore(db => db.Drafts.SingleAsync(d => d.Content.Contains("revient@courriel.example")));
        Assert.Equal(TimeSpan.FromDays(30), draft.ExpiresAt - draft.UpdatedAt);
    }

    [Fact]
    public async Task Leaving_for_later_hides_the_answers_from_the_next_person_at_the_device()
    {
        using var visitor = Host.Visitor();
        await NewFile.UpToChildren(Host, visitor, "borne@courriel.example");
        Assert.Equal("/nouveau-dossier/plus-tard", (await visitor.Send("Finir plus tard")).Path);
        Assert.Equal("/nouveau-dossier", (await visitor.Open("/nouveau-dossier/vous")).Path);
    }

    [Fact]
    public async Task No_question_is_skipped_and_going_back_keeps_the_answers()
    {
        using var visitor = Host.Visitor();
        Assert.Equal("/nouveau-dossier", (await visitor.Open("/nouveau-dossier/verification")).Path);
        await NewFile.Prove(Host, visitor, "ordre@courriel.example");
        Assert.Equal("/nouveau-dossier/mot-de-passe", (await visitor.Open("/nouveau-dossier/enfants")).Path);
        await visitor.Send("Continuer", ("Mot de passe", NewFile.Password));
        Assert.Equal("/nouveau-dossier/vous", (await visitor.Open("/nouveau-dossier/verification")).Path);
        await visitor.Open("/nouveau-dossier/mot-de-passe");
        Assert.Equal("/nouveau-dossier/vous", (await visitor.Send("Continuer")).Path);
    }

    [Fact]
    public async Task Sending_twice_makes_one_file()
    {
        using var visitor = Host.Visitor();
        var check = await NewFile.UpToCheck(Host, visitor, "double@courriel.example");
        var fields = check.Document.QuerySelectorAll("form[method=post] input[type=hidden]").Where(i => i.Closest("form")!.TextContent.Contains("Envoyer mon dossier", StringComparison.Ordinal)).Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value")!)).ToList();
        var posts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => visitor.Raw(new HttpRequestMessage(HttpMethod.Post, "/nouveau-dossier/verification") { Content = new FormUrlEncodedContent(fields) })));
        Assert.All(posts, p => Assert.Equal(HttpStatusCode.SeeOther, p.StatusCode));
        Assert.Equal(1, await Host.InStore(db => db.Guardians.CountAsync(g => g.Email == "double@courriel.example")));
    }

    [Theory]
    [InlineData("de La Tour d’Auvergne-Lauraguais")]
    [InlineData("Sukarno")]
    [InlineData("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Marques")]
    public async Task Names_are_kept_as_people_have_them(string name)
    {
        using var visitor = Host.Visitor();
        var email = $"nom{name.Length}@courriel.example";
        await NewFile.UpToChildren(Host, visitor, email, "Léo", name);
        Assert.Equal(name, (await visitor.Open("/nouveau-dossier/vous")).Document.GetElementById("Input_LastName")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_wrong_answer_gets_its_sentence_and_keeps_what_was_typed()
    {
        using var visitor = Host.Visitor();
        await NewFile.Prove(Host, visitor, "fautes@courriel.example");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Send("Continuer", ("Mot de passe", "court"))).Status);
        await visitor.Send("Continuer", ("Mot de passe", NewFile.Password));
        var wrong = await visitor.Send("Continuer", ("Prénom", new string('x', 10_000)), ("Nom", "Petit"), ("Téléphone mobile", "12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("12", wrong.Document.GetElementById("Input_Mobile")!.GetAttribute("value"));
        Assert.Equal(2, wrong.Document.QuerySelectorAll(".field.wrong").Length);
    }

    [Fact]
    public async Task A_child_born_tomorrow_is_refused_unless_it_is_expected_and_is_then_offered_the_nursery_only()
    {
        using var visitor = Host.Visitor();
        await NewFile.UpToChildren(Host, visitor, "attend@courriel.example");
        (string, string)[] child = [("Prénom", "Bébé"), ("Nom", "N’Diaye"), ("Date de naissance", "2026-11-25")];
        var refused = await visitor.Send("Continuer", child);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("cochez « À naître »", refused.Text, StringComparison.Ordinal);
        Assert.Equal("/nouveau-dossier/enfants", (await visitor.Send("Continuer", [.. child, ("À naître", "oui")])).Path);
        var offered = await visitor.Send("C’est tout");
        Assert.Equal(["Multi-accueil"], offered.All("form legend"));
        Assert.Contains("trop jeune", offered.Text, StringComparison.Ordinal);
    }

    private Task<int> Tokens(string email) => Host.InStore(db => db.OneTimeTokens.CountAsync(t => t.Email == email));
}
