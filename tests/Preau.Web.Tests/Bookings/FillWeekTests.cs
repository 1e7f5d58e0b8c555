using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;

namespace Preau.Web.Tests.Bookings;

/// <summary>A week filled or emptied in one act: shown first, then confirmed as any change is.</summary>
public sealed class FillWeekTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task From_the_dashboard_next_week_is_booked_as_this_one_in_two_acts()
    {
        await Forget(new(2026, 11, 30), new(2026, 12, 6));
        using var parent = await Parent("/tableau-de-bord");
        var link = parent.Page.Document.QuerySelectorAll("main a").Single(a => a.TextContent.Contains("Réserver la semaine prochaine comme celle-ci", StringComparison.Ordinal));

        await parent.Open(link.GetAttribute("href")!);
        Assert.Contains("Vérifiez vos changements", parent.Page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Booked(new(2026, 11, 30), new(2026, 12, 6)));
        await parent.Press(parent.Page.Document.QuerySelectorAll("main button").Single(b => b.TextContent.StartsWith("Confirmer", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.OK, parent.Page.Status);
        // Where the week before had a day, and the rules of the day allow it.
        Assert.InRange(await Booked(new(2026, 11, 30), new(2026, 12, 6)), 10, 40);
    }

    [Fact]
    public async Task A_week_is_filled_as_the_pattern_says_and_emptied_again()
    {
        await Forget(new(2026, 12, 7), new(2026, 12, 13));
        using var parent = await Parent("/reservations?mois=2026-12");
        var pattern = Link(parent, "Comme ma semaine type pour la semaine du lundi 7 décembre");

        await parent.Open(pattern);
        await Confirm(parent);
        var booked = await Booked(new(2026, 12, 7), new(2026, 12, 13));
        Assert.True(booked > 0);
        Assert.Contains("rien à changer", (await parent.Open(pattern)).Text, StringComparison.Ordinal);

        await parent.Open("/reservations?mois=2026-12");
        await parent.Open(Link(parent, "Tout retirer pour la semaine du lundi 7 décembre"));
        await Confirm(parent);
        Assert.Equal(0, await Booked(new(2026, 12, 7), new(2026, 12, 13)));
    }

    [Theory]
    [InlineData("lundi=2026-12-08&comme=LikeLastWeek")]
    [InlineData("lundi=2019-12-09&comme=LikeLastWeek")]
    public async Task A_week_that_is_none_is_not_found(string query)
    {
        using var parent = await Parent("/tableau-de-bord");
        Assert.Equal(HttpStatusCode.NotFound, (await parent.Open("/reservations/semaine?" + query)).Status);
    }

    [Fact]
    public async Task Only_the_days_that_can_be_changed_are_listed_when_asked_for()
    {
        using var parent = await Parent("/reservations?mois=2026-12&modifiables=true");
        var rows = parent.Page.Document.QuerySelectorAll("table.cal tbody tr");
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.NotNull(row.QuerySelector("input[name=jour]")));
    }

    private static string Link(Visitor parent, string words) =>
        parent.Page.Document.QuerySelectorAll("main a").Single(a => Seen.Fold(a.TextContent) == words).GetAttribute("href")!;

    private static Task Confirm(Visitor parent) => parent.Press(parent.Page.Document.QuerySelectorAll("main button").Single(b => b.TextContent.StartsWith("Confirmer", StringComparison.Ordinal)));

    private async Task<Visitor> Parent(string page)
    {
        var parent = demo.Host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        await parent.Open(page);
        return parent;
    }

    private Task<int> Booked(DateOnly from, DateOnly to) => demo.Host.InStore(db => db.Bookings.CountAsync(b => b.FamilyId == 1 && b.Day >= from && b.Day <= to && db.Activities.Any(a => a.Slots.Any(s => s.Id == b.SlotId) && a.CancelMode == Domain.Activities.ChangeMode.Direct)));

    /// <summary>The family has booked nothing that week.</summary>
    private async Task Forget(DateOnly from, DateOnly to)
    {
        using var parent = await Parent($"/reservations/semaine?lundi={from:yyyy-MM-dd}&comme=Empty");
        await Confirm(parent);
        Assert.Equal(0, await Booked(from, to));
    }
}
