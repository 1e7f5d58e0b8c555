using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Security;

namespace Preau.Web.Tests.Security;

/// <summary>A form that is sent after the end of its session is shown again filled in to the same person, and to nobody else.</summary>
public sealed class ParkedFormTests(ClockedHost town) : IClassFixture<ClockedHost>
{
    private const string Notice = "Votre session avait pris fin : rien n’a été enregistré.";

    private static readonly TimeSpan Night = TimeSpan.FromHours(13);

    [Fact]
    public async Task Details_typed_before_the_end_of_the_session_are_shown_again_and_saved_only_when_sent_again()
    {
        using var parent = await SignedIn("parent@valbrune.example", "/mes-coordonnees");
        var signIn = await SendLate(parent, "Enregistrer mes coordonnées", ("Téléphone au travail", "04 65 71 99 88"), ("Les nouvelles du service par courriel", "oui"));
        Assert.Contains("Ce que vous avez rempli est gardé trente minutes", signIn.Text, StringComparison.Ordinal);

        var again = await SignInAgain(parent, "parent@valbrune.example");

        Assert.Equal("/mes-coordonnees", again.Path);
        Assert.Contains(Notice, again.Text, StringComparison.Ordinal);
        Assert.Equal("04 65 71 99 88", Field(again, "Input_WorkPhone").Value);
        Assert.True(Field(again, "Input_WantsNews").IsChecked);
        Assert.Null(await WorkPhone());
        var saved = await parent.Send("Enregistrer mes coordonnées");
        Assert.DoesNotContain(Notice, saved.Text, StringComparison.Ordinal);
        Assert.Equal("+33465719988", await WorkPhone());
    }

    [Fact]
    public async Task Boxes_ticked_in_the_calendar_are_ticked_again()
    {
        using var parent = await SignedIn("parent@valbrune.example", "/reservations?mois=2026-12");
        var boxes = parent.Page.Document.QuerySelectorAll("input[name=jour]").Cast<IHtmlInputElement>().ToList();
        var (free, booked) = (boxes.First(b => !b.IsChecked).Value, boxes.First(b => b.IsChecked).Value);
        await SendLate(parent, "Vérifier mes changements", ("jour", free), ("jour", "-" + booked));

        var again = await SignInAgain(parent, "parent@valbrune.example");

        Assert.Contains(Notice, again.Text, StringComparison.Ordinal);
        Assert.True(Box(again, free).IsChecked);
        Assert.False(Box(again, booked).IsChecked);
        Assert.True(Box(again, free).HasAttribute("data-repris"));
        var recap = await parent.Send("Vérifier mes changements");
        Assert.Equal("Vérifiez vos changements", recap.Title);
    }

    [Fact]
    public async Task A_half_filled_enrolment_comes_back_without_its_files()
    {
        using var parent = await SignedIn("parent@valbrune.example", "/tableau-de-bord");
        var draft = await NewDraft(parent);
        var papers = parent.Page.Document.QuerySelectorAll("input[type=file]").Select(i => i.GetAttribute("name")!).ToList();
        var day = parent.Page.Document.QuerySelectorAll("input[name=case]").Cast<IHtmlInputElement>().FirstOrDefault(b => !b.IsChecked)?.Value;
        (string, string)[] files = papers.Count > 0 ? [(papers[0], "carnet.pdf|%PDF-1.4 essai")] : [];
        (string, string)[] days = day is null ? [] : [("case", day)];
        await SendLate(parent, "Vérifier ma demande", [("Premier jour", "2026-12-09"), .. days, .. files]);

        var again = await SignInAgain(parent, "parent@valbrune.example");

        Assert.Equal(draft, again.Path);
        Assert.Equal("2026-12-09", Field(again, "From").Value);
        if (day is not null) Assert.Contains(again.Document.QuerySelectorAll("input[name=case]").Cast<IHtmlInputElement>(), b => b.Value == day && b.IsChecked);
        if (papers.Count > 0) Assert.Contains("choisissez à nouveau les fichiers", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_finds_the_reason_of_a_refusal_again_and_the_request_is_still_open()
    {
        var open = await town.Host.InStore(db => db.Requests.Where(r => r.State == Domain.Requests.RequestState.Sent).Select(r => r.Id).FirstAsync());
        using var agent = town.Host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        await agent.Open($"/gestion/demandes/{open}");
        await SendLate(agent, "Refuser avec ce motif", ("Motif, que la famille lira", "Il manque le livret de famille."));

        var again = await SignInAgain(agent, "gestion@valbrune.example");

        Assert.Contains(Notice, again.Text, StringComparison.Ordinal);
        Assert.Equal("Il manque le livret de famille.", ((IHtmlTextAreaElement)again.Document.GetElementById("Reason")!).Value);
        Assert.Equal(Domain.Requests.RequestState.Sent, await town.Host.InStore(db => db.Requests.Where(r => r.Id == open).Select(r => r.State).SingleAsync()));
    }

    [Fact]
    public async Task Another_person_who_signs_in_on_the_same_device_sees_nothing_of_it()
    {
        using var device = await SignedIn("parent@valbrune.example", "/mes-coordonnees");
        await SendLate(device, "Enregistrer mes coordonnées", ("Complément", "chez la voisine"));

        var other = await SignInAgain(device, "autre.parent@valbrune.example");

        Assert.Equal((HttpStatusCode.OK, "/mes-coordonnees"), (other.Status, other.Path));
        Assert.DoesNotContain(Notice, other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("chez la voisine", Encoding.UTF8.GetString(other.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_half_an_hour_it_is_gone()
    {
        using var parent = await SignedIn("parent@valbrune.example", "/mes-coordonnees");
        await SendLate(parent, "Enregistrer mes coordonnées", ("Complément", "au fond de la cour"));
        town.Pass(ParkedForms.Life + TimeSpan.FromMinutes(1));

        var again = await SignInAgain(parent, "parent@valbrune.example");

        Assert.DoesNotContain("au fond de la cour", Encoding.UTF8.GetString(again.Body), StringComparison.Ordinal);
        Assert.True(await town.Host.Run<ForgetOldAccess, int>(f => f.Run()) > 0);
        Assert.Equal(0, await town.Host.InStore(db => db.ParkedForms.CountAsync()));
    }

    [Fact]
    public async Task The_database_alone_does_not_tell_what_was_typed_and_a_password_is_not_kept_at_all()
    {
        using var parent = await SignedIn("parent@valbrune.example", "/mes-coordonnees");
        await SendLate(parent, "Enregistrer mes coordonnées", ("Complément", "sous les toits"));
        var rows = await town.Host.InStore(db => db.ParkedForms.Select(p => p.Content).ToListAsync());
        Assert.NotEmpty(rows);
        Assert.All(rows, content => Assert.DoesNotContain("sous les toits", Encoding.UTF8.GetString(content), StringComparison.Ordinal));

        await SignInAgain(parent, "parent@valbrune.example");
        await parent.Open("/mot-de-passe");
        await SendLate(parent, "Changer mon mot de passe", ("Mot de passe actuel", "preau-demo-2026"), ("Nouveau mot de passe", "quatre mots bien choisis"));
        var content = await Parked(parent);
        Assert.DoesNotContain(content.Fields.Keys, name => name.Contains("Password", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_post_without_the_form_of_the_ended_session_s_own_account_parks_nothing()
    {
        using var parent = await SignedIn("parent@valbrune.example", "/mes-coordonnees");
        town.Pass(Night);
        using var forged = new HttpRequestMessage(HttpMethod.Post, "/mes-coordonnees") { Content = new FormUrlEncodedContent([new("Input.Complement", "forgé")]) };
        using var answer = await parent.Raw(forged);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.DoesNotContain(parent.Cookies.GetAllCookies(), c => c.Name.EndsWith(PortalCookies.Parked, StringComparison.Ordinal));
    }

    private async Task<Visitor> SignedIn(string email, string path)
    {
        var person = town.Host.Visitor();
        await person.SignIn(email);
        await person.Open(path);
        return person;
    }

    private async Task<Seen> SendLate(Visitor person, string button, params (string, string)[] fields)
    {
        town.Pass(Night);
        var signIn = await person.Send(button, fields);
        Assert.EndsWith("/connexion", signIn.Path, StringComparison.Ordinal);
        return signIn;
    }

    private static Task<Seen> SignInAgain(Visitor person, string email) =>
        person.Send("Se connecter", ("Adresse électronique", email), ("Mot de passe", "preau-demo-2026"));

    /// <summary>Begins an enrolment for a child that may still have one; the page that fills it is open afterwards.</summary>
    private static async Task<string> NewDraft(Visitor parent)
    {
        await parent.Open("/inscriptions/nouvelle");
        foreach (var child in parent.Page.Document.QuerySelectorAll("a[href*='enfant=']").Select(a => a.GetAttribute("href")!).Distinct().ToList())
        {
            await parent.Open(child);
            if (parent.Page.Document.QuerySelector("input[name=ActivityId]") is not { } activity) continue;
            await parent.Send("Continuer", ("ActivityId", activity.GetAttribute("value")!));
            if (parent.Page.Path.StartsWith("/inscriptions/brouillons/", StringComparison.Ordinal)) return parent.Page.Path;
        }
        throw new InvalidOperationException("No enrolment can be begun: " + parent.Page.Text);
    }

    private async Task<ParkedContent> Parked(Visitor person)
    {
        var key = person.Cookies.GetAllCookies().Single(c => c.Name.EndsWith(PortalCookies.Parked, StringComparison.Ordinal)).Value;
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Request.Headers.Cookie = $"preau-{PortalCookies.Parked}={key}";
        var account = await town.Host.InStore(db => db.Accounts.Where(a => a.Email == "parent@valbrune.example").Select(a => a.Id).SingleAsync());
        return (await town.Host.Run<ParkedForms, ParkedContent?>(forms => forms.Find(context, account)))!;
    }

    private Task<string?> WorkPhone() => town.Host.InStore(db => db.Guardians.Where(g => g.Email == "parent@valbrune.example").Select(g => g.WorkPhone).SingleAsync());

    private static IHtmlInputElement Field(Seen page, string id) => (IHtmlInputElement)page.Document.GetElementById(id)!;

    private static IHtmlInputElement Box(Seen page, string key) => page.Document.QuerySelectorAll("input[name=jour]").Cast<IHtmlInputElement>().Single(b => b.Value == key);
}
