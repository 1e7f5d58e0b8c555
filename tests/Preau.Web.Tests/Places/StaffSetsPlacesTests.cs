using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;

namespace Preau.Web.Tests.Places;

/// <summary>The page where the town sets how many places there are, and the one where an agent goes beyond. The host's day is 24 November 2026.</summary>
public sealed class StaffSetsPlacesTests(PlaceTown town) : IClassFixture<PlaceTown>
{
    [Fact]
    public async Task A_new_capacity_is_seen_first_then_in_force_from_its_day_and_the_excess_is_named()
    {
        var day = new DateOnly(2027, 3, 10);
        for (var kid = 0; kid < 3; kid++) Assert.Null(await town.Wish(kid, day, book: true));
        using var admin = await SignIn("admin@valbrune.example");
        var page = await admin.Open("/gestion/activites/mercredi/places");
        Assert.Contains("48 places", page.Text, StringComparison.Ordinal);
        Assert.Contains("36 places et 2 de marge", page.Text, StringComparison.Ordinal);
        await admin.Open($"/gestion/activites/mercredi/places?vivier={town.Pool.Id}");

        var preview = await admin.Send("Voir ce que cela change", ("Places par jour", "2"), ("Marge", "0"), ("Date d’effet", "2027-03-01"));

        Assert.Contains("mercredi 10 mars (3)", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Personne n’est annulé", preview.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Versions());
        await admin.Send("Mettre en vigueur");
        Assert.Equal((2, await Versions()), ((await town.On(day)).Capacity, 2));
        Assert.Equal(48, (await town.On(new(2027, 2, 24))).Capacity);

        await admin.Send("Mettre en vigueur", ("Places par jour", "60"), ("Date d’effet", "2027-03-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Page.Status);
        Assert.Contains("prend effet ce jour-là", admin.Page.Text, StringComparison.Ordinal);
        Assert.Equal("60", admin.Page.Document.GetElementById("Input_Capacity")!.GetAttribute("value"));
        await admin.Send("Mettre en vigueur", ("Places par jour", ""), ("Date d’effet", "2027-03-02"));
        Assert.Null((await town.On(day)).Room);
    }

    [Theory]
    [InlineData("-1", "0", "2027-04-01", "Indiquez un nombre de 0 à")]
    [InlineData("abc", "0", "2027-04-01", "n’est pas une réponse possible")]
    [InlineData("10", "-2", "2027-04-01", "Indiquez un nombre de 0 à")]
    [InlineData("", "3", "2027-04-01", "il n’y a pas de marge")]
    [InlineData("10", "0", "2026-11-24", "La date d’effet est passée")]
    [InlineData("10", "0", "", "Indiquez la date d’effet")]
    public async Task What_cannot_be_is_said_and_nothing_is_saved(string places, string margin, string from, string sentence)
    {
        using var admin = await SignIn("admin@valbrune.example");
        var before = await Versions();
        await admin.Open($"/gestion/activites/mercredi/places?vivier={town.Pool.Id}");

        var page = await admin.Send("Mettre en vigueur", ("Places par jour", places), ("Marge", margin), ("Date d’effet", from));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, string.Join(' ', page.All(".error")), StringComparison.Ordinal);
        Assert.Equal(before, await Versions());
    }

    [Fact]
    public async Task An_agent_takes_a_child_over_the_limit_it_is_on_the_list_with_its_reason_and_the_family_reads_none()
    {
        var day = new DateOnly(2027, 1, 20);
        await town.Leave(day, 0);
        using var agent = await SignIn("gestion@valbrune.example");
        var page = await agent.Open($"/gestion/familles/{town.Kids[4].Family}/reservations/au-dela");
        var box = $"{town.Kids[4].Child}-{town.Slot}-20270120";
        Assert.Equal([box], page.Document.QuerySelectorAll("select[name=Box] option").Select(o => o.GetAttribute("value")!).Where(v => v.Length > 0));

        var refused = await agent.Send("Réserver au-delà des places", ("Box", box));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Indiquez le motif", refused.Text, StringComparison.Ordinal);
        var done = await agent.Send("Réserver au-delà des places", ("Box", box), ("Motif", "Placement en urgence"));

        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Equal(1, (await town.On(day)).Exceptions);
        var list = await agent.Open($"/gestion/presences?lieu={town.Pool.SiteId}&jour=2027-01-20");
        Assert.Contains("Au-delà des places Placement en urgence", Seen.Fold(list.Text), StringComparison.Ordinal);
        using var admin = await SignIn("admin@valbrune.example");
        Assert.Contains("20 janv", (await admin.Open($"/gestion/activites/mercredi/places?vivier={town.Pool.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await town.Host.InStore(db => db.OutboxMails.Select(m => m.Text).ToListAsync()), m => m.Contains("Placement en urgence", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_family_finds_no_way_over_the_limit()
    {
        var day = new DateOnly(2027, 2, 3);
        await town.Leave(day, 0);
        using var parent = town.Host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        Assert.Equal("/gestion/connexion", (await parent.Open($"/gestion/familles/{town.Kids[5].Family}/reservations/au-dela")).Path);
        using var money = await SignIn("regie@valbrune.example");
        Assert.NotEqual(HttpStatusCode.OK, (await money.Open($"/gestion/familles/{town.Kids[5].Family}/reservations/au-dela")).Status);
    }

    private Task<int> Versions() => town.Host.InStore(db => db.PoolCapacities.CountAsync(c => c.PoolId == town.Pool.Id));

    private async Task<Visitor> SignIn(string email)
    {
        var visitor = town.Host.Visitor();
        await visitor.SignIn(email, page: "/gestion/connexion");
        return visitor;
    }
}
