using System.Net;
using Preau.Testing;
using Preau.Web.Integrations.Mail;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Mail;

/// <summary>What a demo does with its mails: files, and a page that shows them.</summary>
public sealed class DemoMailsTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Nasty = "</p><script>alert(1)</script><img src=x onerror=alert(2)>";

    private readonly PreauHost host = demo.Host;

    [Fact]
    public async Task The_newest_mail_stands_first_and_its_page_shows_text_link_and_attachment()
    {
        await Write("Un premier", "Bonjour", []);
        var link = $"{host.Address}tableau-de-bord";
        var number = await Write("Le plus récent", $"Bonjour Inès,\n\nVoir ma demande : {link}", [new("recu-10.pdf", "application/pdf", [1, 2])]);
        using var agent = await Agent();

        await agent.Open("/gestion/courriels");
        Assert.StartsWith("Le plus récent", agent.Page.All("tbody th")[0], StringComparison.Ordinal);
        await agent.Open(agent.Page.Link("Le plus récent"));

        Assert.Equal($"/gestion/courriels/{number}", agent.Page.Path);
        Assert.Contains("Bonjour Inès", agent.Page.Text, StringComparison.Ordinal);
        Assert.Equal(link, agent.Page.Link(link));
        Assert.Contains("recu-10.pdf", agent.Page.All(".facts dd"));
    }

    [Fact]
    public async Task Whatever_a_mail_holds_runs_nowhere_and_stays_in_its_frame()
    {
        var number = await Write($"Objet {Nasty}", $"Bonjour {Nasty}", []);
        using var agent = await Agent();

        await agent.Open($"/gestion/courriels/{number}");
        Assert.Empty(agent.Page.Document.QuerySelectorAll("main script, main img"));
        var frame = agent.Page.Document.QuerySelector("iframe")!;
        Assert.Equal("allow-top-navigation-by-user-activation", frame.GetAttribute("sandbox"));

        using var letter = await agent.Raw(new HttpRequestMessage(HttpMethod.Get, frame.GetAttribute("src")));
        var policy = Assert.Single(letter.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox allow-top-navigation-by-user-activation", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("SAMEORIGIN", Assert.Single(letter.Headers.GetValues("X-Frame-Options")));
        Assert.Contains("no-store", letter.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/gestion/courriels/99999999")]
    [InlineData("/gestion/courriels/99999999/html")]
    [InlineData("/gestion/courriels/99999999/autre")]
    [InlineData("/gestion/courriels?feuille=99")]
    public async Task A_mail_that_is_not_there_is_a_404(string path)
    {
        using var agent = await Agent();

        Assert.Equal(HttpStatusCode.NotFound, (await agent.Open(path)).Status);
    }

    [Fact]
    public async Task Mails_are_the_agents_to_read()
    {
        using var parent = host.Visitor();
        await parent.SignIn("parent@valbrune.example");

        Assert.Equal("/gestion/connexion", (await parent.Open("/gestion/courriels")).Path);
    }

    private string Folder => Path.Combine(host.Store.Folder, "mails");

    private async Task<Visitor> Agent()
    {
        var agent = host.Visitor();
        await agent.SignIn("regie@valbrune.example", page: "/gestion/connexion");
        return agent;
    }

    /// <summary>Puts a mail in the outbox and has it delivered.</summary>
    private async Task<long> Write(string subject, string text, MailAttachment[] files)
    {
        var mail = await host.InStore(async db =>
        {
            var added = Outbox.Add(db, new MailMessage("ines@courriel.example", "Inès", subject, text) { Attachments = files }, UtcMillisecondsConverter.Truncate(DateTime.UtcNow));
            await db.SaveChangesAsync();
            return added;
        });
        // The host's own watch may be faster: either way the file is there soon.
        for (var i = 0; i < 100 && !File.Exists(FolderRoute.PathOf(Folder, mail.Id)); i++)
        {
            await host.Run((DeliverMails deliver) => deliver.Run());
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return mail.Id;
    }
}
