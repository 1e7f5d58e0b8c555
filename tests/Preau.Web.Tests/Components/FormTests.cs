using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Preau.Testing;

namespace Preau.Web.Tests.Components;

/// <summary>The form of the page of components, filled in as it was rendered.</summary>
public sealed class FormTests(PageHost host) : IClassFixture<PageHost>
{
    private const string Address = "/gestion/composants";

    private static readonly Dictionary<string, string> Wrong = new(StringComparer.Ordinal)
    {
        ["Input.FirstName"] = "",
        ["Input.Email"] = "ines.kaci",
        ["Input.Phone"] = "<b>06</b>",
        ["Input.BirthDate"] = "31/02/2019",
        ["Input.Amount"] = "douze",
        ["Input.Message"] = "\nUne ligne\n" + new string('x', 600),
    };

    [Fact]
    public async Task A_refused_form_says_422_and_counts_its_errors()
    {
        var (status, page) = await Post(Wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("Six réponses sont à corriger", page.QuerySelector("#erreurs h2")!.TextContent);
        Assert.StartsWith("Erreur : Composants", Seen.Fold(page.Title!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_typed_is_lost()
    {
        var (_, page) = await Post(Wrong);
        foreach (var (name, typed) in Wrong)
            Assert.Equal(typed, page.QuerySelector($"[name='{name}']") is IHtmlTextAreaElement area ? area.Value : page.QuerySelector($"[name='{name}']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Each_error_of_the_summary_leads_to_a_field_that_carries_it()
    {
        var (_, page) = await Post(Wrong);
        var links = page.QuerySelectorAll("#erreurs a");
        Assert.Equal(6, links.Length);
        Assert.All(links, link =>
        {
            var field = page.GetElementById(link.GetAttribute("href")![1..])!;
            Assert.Equal("true", field.GetAttribute("aria-invalid"));
            var described = field.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent);
            Assert.Contains(link.TextContent, described);
        });
    }

    [Fact]
    public async Task The_summary_goes_down_the_page_as_its_fields_do()
    {
        var (_, page) = await Post(Wrong);
        var listed = page.QuerySelectorAll("#erreurs a").Select(link => link.GetAttribute("href")![1..]).ToList();
        var standing = page.QuerySelectorAll("[aria-invalid='true']").Select(field => field.Id!).ToList();
        Assert.Equal(standing, listed);
    }

    [Fact]
    public async Task The_summary_takes_the_focus_without_a_script()
    {
        var (_, page) = await Post(Wrong);
        var summary = page.GetElementById("erreurs")!;
        Assert.True(summary.HasAttribute("autofocus"));
        Assert.Equal("-1", summary.GetAttribute("tabindex"));
        Assert.Equal("alert", summary.GetAttribute("role"));
    }

    [Fact]
    public async Task The_frameworks_sentences_are_french_and_name_the_field()
    {
        var (_, page) = await Post(Wrong);
        var said = page.QuerySelectorAll("#erreurs li").Select(l => l.TextContent).ToList();
        Assert.Contains("Prénom\u00A0: il manque une réponse.", said);
        Assert.Contains("Indiquez une date qui existe, par exemple 11/09/2026.", said);
        Assert.Contains("Indiquez un montant en euros, par exemple 12,50.", said);
        Assert.Contains("C’est trop long\u00A0: 500 caractères au plus.", said);
    }

    [Fact]
    public async Task Chosen_answers_stay_chosen_and_an_emptied_box_stays_empty()
    {
        var (_, page) = await Post(Wrong, [new("Input.Custody", "alternee"), new("Input.Rests", "matin"), new("Input.Rests", "soir"), new("Input.Agrees", "false")]);
        Assert.Equal(["alternee"], Checked(page, "Input.Custody"));
        Assert.Equal(["matin", "soir"], Checked(page, "Input.Rests"));
        Assert.Empty(Checked(page, "Input.Agrees"));
    }

    [Fact]
    public async Task A_form_shown_again_keeps_its_key_and_a_new_one_has_a_new_key()
    {
        var first = await host.Page(Address, "staff:1");
        var second = await host.Page(Address, "staff:1");
        Assert.NotEqual(Key(first), Key(second));
        var (_, again) = await Post(Wrong, [new("__cle", Key(first))]);
        Assert.Equal(Key(first), Key(again));
    }

    [Fact]
    public async Task What_can_be_read_is_read_and_leads_away()
    {
        var (status, _) = await Post(new(StringComparer.Ordinal)
        {
            ["Input.FirstName"] = "Inès",
            ["Input.Email"] = "",
            ["Input.Phone"] = "+33 6 39 98 41 07",
            ["Input.BirthDate"] = "03/03/2019",
            ["Input.Amount"] = "1 234,56 €",
            ["Input.School"] = "lavoir",
            ["Input.Message"] = "",
        }, [new("Input.Custody", "seul")]);
        Assert.Equal(HttpStatusCode.Redirect, status);
    }

    [Fact]
    public async Task Each_field_has_one_label_and_its_own_identifier()
    {
        var page = await host.Page(Address, "staff:1");
        var fields = page.QuerySelectorAll("main form :is(input:not([type=hidden]), select, textarea)");
        Assert.All(fields, f => Assert.True(page.QuerySelectorAll($"label[for='{f.Id}']").Length == 1 || f.Closest("label") is not null, f.OuterHtml));
        Assert.Equal(fields.Length, fields.Select(f => f.Id).Distinct(StringComparer.Ordinal).Count());
    }

    private static string Key(IParentNode page) => page.QuerySelector("[name='__cle']")!.GetAttribute("value")!;

    private static IEnumerable<string?> Checked(IParentNode page, string name) =>
        page.QuerySelectorAll($"input[name='{name}'][checked]").Select(i => i.GetAttribute("value"));

    private async Task<(HttpStatusCode Status, IHtmlDocument Page)> Post(Dictionary<string, string> typed, params KeyValuePair<string, string>[] more)
    {
        var client = host.Client("staff:1", "name:Agathe Morvan");
        var form = await client.GetAsync(Address, TestContext.Current.CancellationToken);
        var token = (await PageHost.Parse(form)).QuerySelector("main [name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var post = new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new FormUrlEncodedContent([.. typed, .. more, new("__RequestVerificationToken", token)]),
        };
        post.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        var answer = await client.SendAsync(post, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await PageHost.Parse(answer));
    }
}
