using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Requests;
using Preau.Testing;
using Preau.Web.Features.Bookings;

namespace Preau.Web.Tests.Bookings;

/// <summary>What becomes of a click in the calendar follows the activity's options: direct, on request, or read-only.</summary>
public sealed class OptionsTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private static readonly DateOnly Friday = new(2026, 12, 4);

    [Fact]
    public async Task A_direct_cancellation_takes_the_booking_away_and_gives_its_place_back()
    {
        var taken = await Taken();
        using var parent = await Parent();

        await parent.Send("Vérifier mes changements", ("Jeanne, Repas, vendredi 4 décembre", ""));
        await parent.Send("Confirmer ce changement");

        Assert.Contains("1 changement enregistré", parent.Page.Text, StringComparison.Ordinal);
        Assert.False(await Booked("Jeanne", "repas", Friday));
        Assert.Equal(taken - 1, await Taken());

        Task<int> Taken() => demo.Host.InStore(async db => await db.PoolDays
            .Where(d => d.Day == Friday && db.SlotPools.Any(p => p.PoolId == d.PoolId && db.Slots.Any(s => s.Id == p.SlotId && s.Code == "repas") && db.Enrolments.Any(e => e.ChildId == 1 && e.SiteId == p.SiteId)))
            .SumAsync(d => d.Taken));
    }

    [Fact]
    public async Task A_booking_on_request_waits_for_the_staff_and_is_made_when_they_accept()
    {
        var monday = new DateOnly(2026, 12, 7);
        using var parent = await Parent();

        await parent.Send("Vérifier mes changements", ("Lila, Crèche, lundi 7 décembre", "oui"));
        Assert.Contains("1 changement à demander au service", parent.Page.Text, StringComparison.Ordinal);
        await parent.Send("Confirmer ce changement");

        Assert.Contains("1 demande envoyée au service", parent.Page.Text, StringComparison.Ordinal);
        Assert.False(await Booked("Lila", "journee", monday));
        var request = await demo.Host.InStore(db => db.Requests.Where(r => r.Kind == RequestKind.Booking && r.State == RequestState.Sent).OrderByDescending(r => r.Id).Select(r => r.Id).FirstAsync());
        using var agent = demo.Host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        await agent.Open($"/gestion/demandes/{request}");
        await agent.Send("Accepter");
        Assert.True(await Booked("Lila", "journee", monday));
    }

    [Fact]
    public async Task What_is_read_only_has_no_box_and_a_forged_wish_is_refused_with_its_sentence()
    {
        var tuesday = new DateOnly(2026, 12, 8);
        Assert.True(await Booked("Lila", "journee", tuesday));
        using var parent = await Parent();
        Assert.DoesNotContain(parent.Page.Document.QuerySelectorAll("label"), label => Seen.Fold(label.TextContent).Contains("Lila, Crèche, mardi 8 décembre", StringComparison.Ordinal));
        var box = await demo.Host.InStore(db => db.Bookings.SingleAsync(b => b.Day == tuesday && db.Children.Any(c => c.Id == b.ChildId && c.FirstName == "Lila")));
        var had = parent.Page.Document.QuerySelector("input[name=avait]")!.GetAttribute("value");

        await parent.Send("Vérifier mes changements", ("avait", $"{had},{BoxKey.Write(box.ChildId, box.SlotId, box.Day)}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, parent.Page.Status);
        Assert.Contains("sont faites par le service", parent.Page.All("#erreurs li").Single(), StringComparison.Ordinal);
        Assert.True(await Booked("Lila", "journee", tuesday));
    }

    private async Task<Visitor> Parent()
    {
        var parent = demo.Host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        await parent.Open("/reservations?mois=2026-12");
        return parent;
    }

    private Task<bool> Booked(string child, string slot, DateOnly day) => demo.Host.InStore(db => db.Bookings.AnyAsync(b =>
        b.Day == day && db.Slots.Any(s => s.Id == b.SlotId && s.Code == slot) && db.Children.Any(c => c.Id == b.ChildId && c.FirstName == child)));
}
