using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Requests;
using Preau.Testing;

namespace Preau.Web.Tests.Enrolments;

/// <summary>The papers of an enrolment and of an answer: taken, refused, kept with the request, handed out to those who may see them.</summary>
public sealed class PapersTests(WalkedTown town) : IClassFixture<WalkedTown>
{
    private const string Certificate = "certificat.pdf|%PDF-1.4 certificat";

    [Fact]
    public async Task An_answer_takes_a_paper_that_the_staff_and_the_family_can_take_away_and_nobody_else()
    {
        var request = await Incomplete();
        var parent = await town.Parent($"/demandes/{request}");

        await parent.Send("Envoyer ma réponse", ("Joindre des documents", Certificate));

        var desk = (await town.Agent($"/gestion/demandes/{request}")).Page;
        Assert.Contains("Voir les pièces jointes.", desk.Text, StringComparison.Ordinal);
        var agent = await town.Agent("/gestion");
        await Handed(agent, desk.Link("certificat.pdf"));
        var own = (await town.Parent($"/demandes/{request}")).Page.Link("certificat.pdf");
        await Handed(await town.Parent("/tableau-de-bord"), own);
        using var other = town.Host.Visitor();
        await other.SignIn("autre.parent@valbrune.example");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open(own)).Status);
        using var regie = town.Host.Visitor();
        await regie.SignIn("regie@valbrune.example", page: "/gestion/connexion");
        Assert.Equal(HttpStatusCode.Forbidden, (await regie.Open(desk.Link("certificat.pdf"))).Status);
    }

    [Theory]
    [InlineData("virus.exe|MZ", "ni un PDF, ni une photo")]
    [InlineData("vide.pdf|", "Ce fichier est vide")]
    [InlineData("faux.pdf|<html>", "ni un PDF, ni une photo")]
    public async Task A_file_of_another_kind_is_refused_at_its_field_and_the_answer_stays(string file, string sentence)
    {
        var request = await Incomplete();
        var parent = await town.Parent($"/demandes/{request}");

        var seen = await parent.Send("Envoyer ma réponse", ("Votre réponse", "La voici, enfin."), ("Joindre des documents", file));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        var field = seen.Document.GetElementById("Papers")!;
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains(sentence, seen.Document.GetElementById("Papers-erreur")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("La voici, enfin.", seen.Text, StringComparison.Ordinal);
        Assert.Equal((RequestState.Incomplete, 0), await town.Host.InStore(async db => ((await db.Requests.SingleAsync(r => r.Id == request)).State, await db.Documents.CountAsync(d => d.RequestId == request))));
    }

    [Fact]
    public async Task An_answer_without_a_word_and_without_a_file_is_asked_for_one()
    {
        var parent = await town.Parent($"/demandes/{await Incomplete()}");

        var seen = await parent.Send("Envoyer ma réponse");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("ou joignez un document", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_papers_and_answers_of_an_enrolment_stand_on_its_request_and_the_read_of_a_health_paper_is_written_down()
    {
        var id = await town.PreRegistered();
        var (request, child) = (await town.RequestOf(id), (await town.Enrolment(id)).ChildId);

        var desk = (await town.Agent($"/gestion/demandes/{request}")).Page;
        Assert.Contains("De 8 h à 17 h", desk.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Reads(child));
        await Handed(await town.Agent("/gestion"), desk.Link("vaccins.pdf"));

        Assert.Equal(1, await Reads(child));
    }

    [Fact]
    public async Task A_paper_of_another_kind_is_refused_while_enrolling_and_what_was_given_is_kept()
    {
        var child = await town.Child("2025-05-20");
        var parent = await town.Parent($"/inscriptions/nouvelle?enfant={child}");
        await parent.Send("Continuer", ("Multi-accueil", "oui"));

        var seen = await parent.Send("Vérifier ma demande", ("Copie des pages", "vaccins.doc|PK"), ("Justificatif de domicile", "domicile.pdf|%PDF-1.4 domicile"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("ni un PDF, ni une photo", seen.Document.GetElementById("Papers_vaccins_-erreur")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Reçu : domicile.pdf", (await parent.Open(seen.Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_in_which_the_child_is_enrolled_already_is_shown_with_that_reason_instead_of_offered()
    {
        var child = (await town.Enrolment(await town.Validated())).ChildId;

        var seen = (await town.Parent($"/inscriptions/nouvelle?enfant={child}")).Page;

        Assert.DoesNotContain(seen.All(".choice, label"), text => text.StartsWith("Accueil du matin", StringComparison.Ordinal));
        Assert.Contains(seen.All("dl.facts > div"), text => text.StartsWith("Accueil du matin", StringComparison.Ordinal) && text.Contains("a déjà une inscription", StringComparison.Ordinal));
        Assert.Contains(seen.All(".choice, label"), text => text.StartsWith("Restauration scolaire", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_activity_whose_enrolment_ends_before_the_year_is_still_offered_for_the_rest()
    {
        var child = (await town.Enrolment(await town.Validated(town.Day(20)))).ChildId;

        var seen = (await town.Parent($"/inscriptions/nouvelle?enfant={child}")).Page;

        Assert.Contains(seen.All(".choice, label"), text => text.StartsWith("Accueil du matin", StringComparison.Ordinal));
    }

    private static async Task Handed(Visitor visitor, string address)
    {
        using var answer = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, address));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.StartsWith("%PDF-1.4", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<int> Reads(long child) => town.Host.InStore(db => db.History.CountAsync(h => h.Action == "read" && h.ChildId == child));

    private async Task<long> Incomplete()
    {
        var request = await town.RequestOf(await town.Sent());
        await (await town.Agent($"/gestion/demandes/{request}")).Send("Demander à la famille", ("Ce qui manque", "Un certificat."));
        return request;
    }
}
