using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;

namespace Preau.Web.Tests.Bookings;

/// <summary>Changes of several children go together, or each child's alone: the parent says so on the summary (docs/rules/reservations.md).</summary>
public sealed class EachAloneTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_place_that_went_takes_nothing_from_the_other_child_when_each_goes_alone()
    {
        using var parent = await Summary("2027-03");
        var (lost, kept) = await LoseTheLast(parent);

        await Confirm(parent, ("chacun", "true"));

        Assert.Equal("/reservations", parent.Page.Path);
        Assert.Contains("1 changement enregistré. Rien n’est enregistré pour ", parent.Page.Text, StringComparison.Ordinal);
        Assert.Equal((false, true), (await Stands(lost), await Stands(kept)));
    }

    [Fact]
    public async Task A_place_that_went_stops_everything_when_they_go_together()
    {
        using var parent = await Summary("2027-05");
        var (lost, kept) = await LoseTheLast(parent);

        await Confirm(parent);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, parent.Page.Status);
        Assert.Equal((false, false), (await Stands(lost), await Stands(kept)));
    }

    /// <summary>The summary of one day for each of two children, on two days.</summary>
    private async Task<Visitor> Summary(string month)
    {
        var parent = demo.Host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        await parent.Open($"/reservations?mois={month}");
        var lines = parent.Page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=jour]:not([checked])").GroupBy(b => b.Value.Split('-')[0]).Where(g => g.Count() >= 10).Take(2).ToList();
        Assert.Equal(2, lines.Count);
        lines[0].First().IsChecked = true;
        lines[1].Last().IsChecked = true;
        await parent.Send("Vérifier mes changements");
        return parent;
    }

    /// <summary>The day of the second child is full from now on.</summary>
    private async Task<(string Lost, string Kept)> LoseTheLast(Visitor parent)
    {
        var boxes = parent.Page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=jour]").Select(b => b.Value).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, boxes.Count);
        var (_, slot, day) = Features.Bookings.BoxKey.Read(boxes[1])!.Value;
        await demo.Host.InStore(db => db.PoolDays.Where(d => d.Day == day && db.SlotPools.Any(p => p.SlotId == slot && p.PoolId == d.PoolId))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Capacity, d => d.Taken).SetProperty(d => d.Margin, 0)));
        return (boxes[1], boxes[0]);
    }

    private static Task<Seen> Confirm(Visitor parent, params (string, string)[] fields)
    {
        var confirm = parent.Page.Document.QuerySelectorAll("button").Single(b => b.TextContent.Contains("Confirmer", StringComparison.Ordinal));
        return parent.Send(Seen.Fold(confirm.TextContent), fields);
    }

    private Task<bool> Stands(string box)
    {
        var (child, slot, day) = Features.Bookings.BoxKey.Read(box)!.Value;
        return demo.Host.InStore(db => db.Bookings.AnyAsync(b => b.ChildId == child && b.SlotId == slot && b.Day == day));
    }
}
