using System.Net;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Features.Accounts;

namespace Preau.Web.Tests.Accounts;

/// <summary>A guardian's private calendar address, and what it gives to whoever has it.</summary>
public sealed class CalendarFeedTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_calendar_holds_bookings_and_limits_by_initial_and_service_only()
    {
        using var parent = await Parent();
        var (body, calendar) = await Read(await Open(parent));

        var meal = calendar.Events.First(e => e.Summary == "J.\u00A0: Repas" && e.Start!.Date == new DateOnly(2026, 11, 26));
        Assert.Equal(new DateTime(2026, 11, 26, 11, 0, 0, DateTimeKind.Utc).Date, meal.Start!.AsUtc.Date);
        Assert.Contains(calendar.Events, e => e.Summary!.StartsWith("Dernier moment pour annuler vendredi 27 novembre\u00A0: J. repas", StringComparison.Ordinal) && e.Start!.AsUtc == new DateTime(2026, 11, 26, 8, 0, 0, DateTimeKind.Utc));
        Assert.Equal(calendar.Events.Count, calendar.Events.Select(e => e.Uid).Distinct(StringComparer.Ordinal).Count());
        var unfolded = body.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.All(["Jeanne", "Noé", "Lila", "Tilleuls", "€", "Delmas"], word => Assert.DoesNotContain(word, unfolded, StringComparison.Ordinal));
        Assert.All(body.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
    }

    [Fact]
    public async Task First_names_stand_in_it_when_the_parent_chose_so()
    {
        using var parent = await Parent();
        var (_, calendar) = await Read(await Open(parent, ("Écrire les prénoms en entier", "oui")));

        Assert.Contains(calendar.Events, e => e.Summary == "Jeanne\u00A0: Repas");
    }

    [Fact]
    public async Task A_changed_or_closed_address_says_so_and_leads_on()
    {
        using var parent = await Parent();
        var first = await Open(parent);
        await parent.Open(CalendarFeeds.Page);
        await parent.Send("Changer d’adresse");
        var second = Address(parent);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.OK, (await Get(second)).StatusCode);
        await parent.Open(CalendarFeeds.Page);
        Assert.Null(parent.Page.Document.GetElementById("adresse"));
        await parent.Send("Fermer l’agenda");

        using var stranger = demo.Host.Visitor();
        foreach (var old in new[] { first, second })
        {
            var page = await stranger.Open(new Uri(old).PathAndQuery);
            Assert.Equal(HttpStatusCode.Gone, page.Status);
            Assert.NotNull(page.Document.QuerySelector($"main a[href='{CalendarFeeds.Page}']"));
        }
    }

    [Fact]
    public async Task After_a_year_without_renewal_it_is_over_and_renewing_keeps_it()
    {
        using var parent = await Parent();
        var address = await Open(parent);
        var soon = DateTime.UtcNow.AddDays(2);
        await demo.Host.InStore(db => db.CalendarFeeds.Where(f => f.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(f => f.EndsAt, soon)));
        await parent.Open(CalendarFeeds.Page);
        await parent.Send("Garder un an de plus");
        Assert.True(await demo.Host.InStore(db => db.CalendarFeeds.Where(f => f.ClosedAt == null).Select(f => f.EndsAt).SingleAsync()) > DateTime.UtcNow.AddDays(300));

        var past = DateTime.UtcNow.AddSeconds(-1);
        await demo.Host.InStore(db => db.CalendarFeeds.Where(f => f.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(f => f.EndsAt, past)));
        Assert.Equal(HttpStatusCode.Gone, (await Get(address)).StatusCode);
    }

    [Fact]
    public async Task An_address_that_nobody_has_is_not_found()
    {
        var answer = await Get(new Uri(demo.Host.Address, "/agenda/personne.ics").ToString());
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<Visitor> Parent()
    {
        var parent = demo.Host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        return parent;
    }

    /// <summary>A new address, whatever an earlier test left open.</summary>
    private async Task<string> Open(Visitor parent, params (string, string)[] fields)
    {
        await parent.Open(CalendarFeeds.Page);
        if (parent.Page.HasButton("Fermer l’agenda")) await parent.Send("Fermer l’agenda");
        await parent.Send("Ouvrir mon agenda", fields);
        return Address(parent);
    }

    private static string Address(Visitor parent) => parent.Page.Document.GetElementById("adresse")!.GetAttribute("value")!;

    private async Task<HttpResponseMessage> Get(string address)
    {
        using var stranger = demo.Host.Visitor();
        return await stranger.Raw(new HttpRequestMessage(HttpMethod.Get, new Uri(address).PathAndQuery));
    }

    private async Task<(string Body, Calendar Calendar)> Read(string address)
    {
        var answer = await Get(address);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (body, Calendar.Load(body)!);
    }
}
