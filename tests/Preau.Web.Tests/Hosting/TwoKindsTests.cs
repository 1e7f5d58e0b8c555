using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Features.Settings.Demo;
using Preau.Web.Hosting;
using Preau.Web.Integrations.Mail;
using Preau.Web.Security;

namespace Preau.Web.Tests.Hosting;

/// <summary>A demo and a town side by side: everything in which they differ.</summary>
public sealed class TwoKindsTests(TwoKinds both) : IClassFixture<TwoKinds>
{
    private const string Public = "https://famille.valbrune.example";

    [Theory]
    [InlineData("/simulateurs/payfip/page")]
    [InlineData("/gestion/courriels")]
    [InlineData("/gestion/courriels/1")]
    [InlineData("/gestion/courriels/1/html")]
    public async Task What_belongs_to_a_demo_is_a_404_in_a_town_for_everybody(string path)
    {
        using var stranger = both.Town.Visitor(Public);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open(path)).Status);
    }

    [Fact]
    public async Task A_demo_has_its_mails()
    {
        using var agent = both.Demo.Visitor();
        await agent.SignIn("admin@valbrune.example", page: "/gestion/connexion");

        Assert.Equal("Courriels", (await agent.Open("/gestion/courriels")).Title);
    }

    [Theory]
    [InlineData("parent@valbrune.example", "/connexion")]
    [InlineData("admin@valbrune.example", "/gestion/connexion")]
    public async Task The_demo_s_accounts_open_nothing_in_a_town(string email, string page)
    {
        using var inTown = both.Town.Visitor(Public);
        using var inDemo = both.Demo.Visitor();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await inTown.SignIn(email, DemoTown.Password, page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await inDemo.SignIn(email, DemoTown.Password, page)).Status);
        Assert.False(await both.Town.InStore(db => db.Accounts.AnyAsync()));
    }

    [Theory]
    [InlineData("/connexion")]
    [InlineData("/nulle-part")]
    public async Task Only_a_demo_says_on_its_pages_that_it_is_one(string path)
    {
        using var inTown = both.Town.Visitor(Public);
        using var inDemo = both.Demo.Visitor();

        Assert.DoesNotContain("Démonstration", (await inTown.Open(path)).Text, StringComparison.Ordinal);
        Assert.Contains("Démonstration", (await inDemo.Open(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_agents_of_a_town_must_have_a_second_factor() =>
        Assert.Equal((false, true), (both.Demo.Fact<SecurityFacts>().MustHaveSecondFactor, both.Town.Fact<SecurityFacts>().MustHaveSecondFactor));

    [Fact]
    public void Only_a_demo_s_clock_may_be_shifted() =>
        Assert.Equal((true, false), (both.Demo.Fact<TownClock>().IsShifted, both.Town.Fact<TownClock>().IsShifted));

    [Fact]
    public async Task A_demo_writes_files_even_with_an_SMTP_server_and_a_town_without_one_keeps_its_mails_waiting()
    {
        var options = new MailOptions { Host = "smtp.example", From = "portail@ville.example" };
        Assert.IsType<FolderRoute>(await both.Demo.InStore(db => new MailRoutes(options, new MailFolder("/nulle-part")).Open(db, default)));
        Assert.IsType<SmtpRoute>(await both.Town.InStore(db => new MailRoutes(options, new MailFolder("/nulle-part")).Open(db, default)));
        Assert.Null(await both.Town.InStore(db => new MailRoutes(new MailOptions(), new MailFolder("/nulle-part")).Open(db, default)));
    }

    [Theory]
    [InlineData("famille.valbrune.example", "https", HttpStatusCode.OK)]
    [InlineData("famille.valbrune.example", "http", HttpStatusCode.BadRequest)]
    [InlineData("famille.valbrune.example", null, HttpStatusCode.BadRequest)]
    [InlineData("pirate.example", "https", HttpStatusCode.BadRequest)]
    [InlineData("famille.valbrune.example:8443", "https", HttpStatusCode.BadRequest)]
    public async Task A_town_answers_under_its_own_name_and_over_https_only(string host, string? scheme, HttpStatusCode expected)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(both.Town.Address, "/connexion"));
        request.Headers.Host = host;
        if (scheme is not null) request.Headers.Add("X-Forwarded-Proto", scheme);

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("--Preau:Demo:Now=2026-09-10T08:00:00+02:00", "Preau__Demo__Now")]
    [InlineData("--Preau:Demo:Public=true", "Preau__Demo__Public")]
    [InlineData("--Preau:PublicUrl=http://famille.valbrune.example", "https://")]
    [InlineData("--Preau:PublicUrl=", "Preau__PublicUrl")]
    [InlineData("--Preau:Mail:Host=smtp.example", "Preau__Mail__From")]
    public async Task A_town_does_not_start_with_a_setting_that_it_cannot_have(string setting, string remedy)
    {
        await using var store = await TestStore.Empty();

        var problem = await Assert.ThrowsAsync<StartUpProblem>(() => PreauHost.Start(
            store, isDemo: false, ["--Preau:PublicUrl=https://famille.valbrune.example", setting], null, ownsStore: false));

        Assert.Contains(problem.Sentences, sentence => sentence.Contains(remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--urls=http://0.0.0.0:0", "Preau__Demo__Public=true")]
    [InlineData("--urls=http://*:0", "Preau__Demo__Public=true")]
    [InlineData("--Preau:PayFip:Saisie=W", "Preau__PayFip__Saisie")]
    public async Task A_demo_does_not_start_where_strangers_could_enter_or_pay(string setting, string remedy)
    {
        await using var store = await TestStore.Empty();

        var problem = await Assert.ThrowsAsync<StartUpProblem>(() => PreauHost.Start(store, isDemo: true, [setting], null, ownsStore: false));

        Assert.Contains(problem.Sentences, sentence => sentence.Contains(remedy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_holds_a_town_never_becomes_a_demo()
    {
        var (code, _, errors) = await both.Town.Store.Run("demo");

        Assert.Equal(1, code);
        Assert.Contains("base vide", errors, StringComparison.Ordinal);
    }
}

/// <summary>One of each.</summary>
public sealed class TwoKinds : IAsyncLifetime
{
    public PreauHost Demo { get; private set; } = null!;

    public PreauHost Town { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Demo = await PreauHost.Demo();
        Town = await PreauHost.Town();
    }

    public async ValueTask DisposeAsync()
    {
        await Demo.DisposeAsync();
        await Town.DisposeAsync();
    }
}

file static class Facts
{
    public static T Fact<T>(this PreauHost host)
        where T : notnull => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(host.Services);
}
