using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Preau.Testing;
using Preau.Web.Features.Bookings;
using Preau.Web.Hosting;

namespace Preau.Web.Tests.Hosting;

/// <summary>When more parents ask than pages can be made: some wait their turn, the others are told and asked for nothing.</summary>
public sealed class CrowdTests : IAsyncLifetime
{
    private PreauHost host = null!;

    public async ValueTask InitializeAsync() => host = await PreauHost.Demo(services: s => s.AddSingleton(_ => new Crowd(atOnce: 1, waiting: 1, sentAtOnce: 1)));

    [Fact]
    public async Task A_page_that_comes_to_a_full_line_asks_again_by_itself()
    {
        var (made, waiting) = (await Turn(), Turn());

        var (status, page, headers) = await Get("/connexion");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.InRange(int.Parse(Assert.Single(headers.GetValues("Refresh"))), 10, 20);
        Assert.Contains("Beaucoup de familles en même temps", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 1, 6000);
        made.Dispose();
        (await waiting).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await Get("/connexion")).Status);
    }

    [Fact]
    public async Task A_page_waits_its_turn_while_the_line_has_room()
    {
        var made = await Turn();

        var asked = Get("/connexion");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(asked.IsCompleted);
        made.Dispose();

        Assert.Equal(HttpStatusCode.OK, (await asked).Status);
    }

    /// <summary>With two threads for everything, as where all are busy: who comes is counted although no page pauses while it is made.</summary>
    [Fact]
    public async Task Of_a_thousand_who_come_at_once_those_beyond_the_line_are_told()
    {
        await using var store = await PreauHost.DemoStore();
        var (portal, bound) = await PreauProcess.Serve(
            null, ("Preau__DataPath", store.Folder), ("ConnectionStrings__Preau", store.ConnectionString), ("Preau__Demo__Now", PreauHost.DefaultNow), ("DOTNET_PROCESSOR_COUNT", "1"), ("DOTNET_ThreadPool_ForceMaxWorkerThreads", "2"));
        await using var _ = portal;
        using var client = new HttpClient { BaseAddress = new($"http://localhost:{bound.Port}") };
        async Task<HttpStatusCode> Ask()
        {
            using var answer = await client.GetAsync(new Uri("/connexion", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
        await Ask();

        var answers = (await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Ask()))).CountBy(status => status).ToDictionary();

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], answers.Keys.Order());
    }

    [Theory]
    [InlineData("/gestion/connexion")]
    [InlineData("/sante")]
    [InlineData("/sante/pret")]
    public async Task Agents_and_probes_do_not_stand_in_line(string path)
    {
        var (made, waiting) = (await Turn(), Turn());

        Assert.Equal(HttpStatusCode.OK, (await Get(path)).Status);

        made.Dispose();
        (await waiting).Dispose();
    }

    [Fact]
    public async Task A_booking_is_saved_although_the_line_is_full()
    {
        using var parent = host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        await parent.Open("/reservations?mois=2027-03");
        parent.Page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=jour]:not([checked])").First().IsChecked = true;
        await parent.Send("Vérifier mes changements");
        var confirm = parent.Page.Document.QuerySelectorAll("button").Single(b => b.TextContent.Contains("Confirmer", StringComparison.Ordinal));
        var (made, waiting) = (await Turn(), Turn());

        using var answer = await parent.Raw(parent.Page.Submission(confirm));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        made.Dispose();
        (await waiting).Dispose();
        Assert.Contains("changement enregistré", (await parent.Open("/reservations?mois=2027-03")).Document.QuerySelector(".said-once")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Limits are judged by the instant of arrival: the wait for a turn costs nobody a day.</summary>
    [Fact]
    public async Task A_booking_that_waited_its_turn_over_the_limit_is_judged_by_its_arrival()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var town = await PreauHost.Demo(services: s => s.AddSingleton<TimeProvider>(time).AddSingleton(_ => new Crowd(atOnce: 1, waiting: 1, sentAtOnce: 1)));
        using var parent = town.Visitor();
        await parent.SignIn("parent@valbrune.example");
        var later = time.GetUtcNow().UtcDateTime.AddDays(60);
        await town.InStore(db => db.UserSessions.ExecuteUpdateAsync(set => set.SetProperty(x => x.IdleEndsAt, later).SetProperty(x => x.EndsAt, later)));
        await parent.Open("/reservations?mois=2026-11");
        DateTime LimitOf(IHtmlInputElement box) => DateTime.Parse(parent.Page.Document.GetElementById(box.GetAttribute("aria-describedby")!)!.GetAttribute("data-limite")!, CultureInfo.InvariantCulture);
        var box = parent.Page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=jour]:not([checked])").Where(b => b.Closest("label")!.TextContent.Contains("Soir", StringComparison.Ordinal)).MinBy(LimitOf)!;
        var limit = LimitOf(box);
        box.IsChecked = true;
        await parent.Send("Vérifier mes changements");
        var confirm = parent.Page.Document.QuerySelectorAll("button").Single(b => b.TextContent.Contains("Confirmer", StringComparison.Ordinal));
        var made = await town.Services.GetRequiredService<Crowd>().Sent.AcquireAsync(cancellationToken: TestContext.Current.CancellationToken);

        var sent = parent.Raw(parent.Page.Submission(confirm));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(sent.IsCompleted);
        time.Advance(limit.AddMinutes(1) - town.Services.GetRequiredService<TownClock>().LocalNow);
        made.Dispose();

        using var answer = await sent;
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var asked = BoxKey.Read(box.Value)!.Value;
        Assert.Equal(1, await town.InStore(db => db.Bookings.CountAsync(b => b.ChildId == asked.ChildId && b.SlotId == asked.SlotId && b.Day == asked.Day)));
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    private async Task<IDisposable> Turn() => await host.Services.GetRequiredService<Crowd>().Pages.AcquireAsync(cancellationToken: TestContext.Current.CancellationToken);

    private async Task<(HttpStatusCode Status, string Page, HttpResponseHeaders Headers)> Get(string path)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers);
    }
}
