using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Settings;
using Preau.Web.Features.Settings.Files;
using Preau.Web.Tests.Hosting;

namespace Preau.Web.Tests.Places;

/// <summary>The dated groups of a site (docs/rules/places.md) through their page. The host's day is 24 November 2026; the children are born every four months from January 2018 on.</summary>
public sealed class GroupsTests(PlaceTown town) : IClassFixture<PlaceTown>
{
    private const string Preview = "Voir ce que cela change";
    private const string Apply = "Mettre en vigueur";

    [Fact]
    public async Task Groups_begin_move_what_is_booked_and_change_again_and_nobody_is_cancelled()
    {
        var (first, later) = (new DateOnly(2027, 3, 10), new DateOnly(2027, 3, 31));
        foreach (var kid in new[] { 0, 7, 8, 9 }) Assert.Null(await town.Wish(kid, first, book: true));
        Assert.Null(await town.Wish(8, later, book: true));
        using var admin = await Open();

        var seen = await admin.Send(Preview, ("Date d’effet", "2027-03-03"), ("Input.Rows[1].Name", "Petits"), ("Input.Rows[1].MaxAge", "7 ans"), ("Input.Rows[1].Capacity", "1"), ("Input.Rows[2].Name", "Grands"), ("Input.Rows[2].MinAge", "84 mois"), ("Input.Rows[2].Capacity", "30"));

        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains("Petits, mercredi 10 mars (3 pour 1)", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Enfant9 Essai", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Mercredi, Petits", seen.Text, StringComparison.Ordinal);
        Assert.Equal(1, await town.Host.InStore(db => db.Pools.CountAsync(p => p.SiteId == town.Pool.SiteId && p.Name != "Vacances" && p.Name != "Sorties")));
        var applied = await admin.Send(Apply);

        Assert.Contains("rien n’est annulé", applied.Text, StringComparison.Ordinal);
        Assert.Equal((3, 1, 4), (await Taken("Petits", first), await Taken("Grands", first), await Taken("Mercredi", first)));
        var check = await town.Check();
        Assert.Empty(check.Faults);
        Assert.Contains(check.Excess, e => e.Contains("Petits", StringComparison.Ordinal));
        Assert.Null(await town.Wish(7, new(2027, 3, 17), book: true));
        Assert.Equal(RefusalCode.Full, await town.Wish(8, new(2027, 3, 17), book: true));
        Assert.Null(await town.Wish(0, new(2027, 3, 17), book: true));
        Assert.Null(await town.Wish(9, new(2027, 3, 3), book: true));

        await admin.Open(Address(town.Pool.SiteId));
        await admin.Send(Apply, ("Date d’effet", "2027-03-29"), ("Input.Rows[0].Ends", "true"), ("Avant l’âge de, Petits", "6 ans"), ("Dès l’âge de, Grands", "6 ans"));
        Assert.Equal((0, 1, 0), (await Taken("Petits", later), await Taken("Grands", later), await Taken("Mercredi", later)));
        Assert.Equal((3, 1), (await Taken("Petits", first), await Taken("Grands", first)));
        Assert.Empty((await town.Check()).Faults);
        Assert.Contains("jusqu’au 28 mars 2027", (await admin.Open("/gestion/activites/mercredi/places")).Text, StringComparison.Ordinal);
        var history = await town.Host.InStore(db => db.History.Where(h => h.Subject == nameof(Pool)).OrderBy(h => h.Id).Select(h => h.Summary).ToListAsync());
        Assert.Equal(["Groupe\u00A0: Petits, jusqu’à 7\u00A0ans à partir du 3 mars 2027", "Groupe\u00A0: Grands, à partir de 7\u00A0ans à partir du 3 mars 2027"], history.Take(2).Select(h => h.Replace("7 ans", "7\u00A0ans", StringComparison.Ordinal)));
        Assert.Equal(5, history.Count);
        await The_files_carry_them();
    }

    [Theory]
    [InlineData("2027-02-03", "6 ans", "5 ans", "se recouvrent")]
    [InlineData("2027-02-03", "6 ans", "7 ans", "laissent sans place")]
    [InlineData("2026-11-24", "6 ans", "6 ans", "Choisissez demain")]
    [InlineData("2027-02-03", "six", "6 ans", "Indiquez un âge")]
    [InlineData("2027-02-03", "", "", "se recouvrent")]
    public async Task Groups_that_cannot_be_are_said_and_nothing_is_saved(string from, string until, string starting, string sentence)
    {
        var site = await Site("farandole");
        using var admin = await Open(site);
        var page = await admin.Send(Apply, ("Date d’effet", from), ("Input.Rows[1].Name", "Moins"), ("Input.Rows[1].MaxAge", until), ("Input.Rows[1].MinClass", until == "" ? "PetiteSection" : ""), ("Input.Rows[2].Name", "Plus"), ("Input.Rows[2].MinAge", starting), ("Input.Rows[2].MinClass", until == "" ? "PetiteSection" : ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await town.Host.InStore(db => db.Pools.CountAsync(p => p.SiteId == site && p.Name != "Vacances")));
    }

    [Fact]
    public async Task A_stale_page_and_a_second_change_of_one_day_are_refused_and_the_preview_of_the_first_still_stands()
    {
        await using var host = await PreauHost.Demo();
        var site = await host.InStore(db => db.Sites.Where(s => s.Code == "farandole").Select(s => s.Id).SingleAsync());
        using Visitor admin = host.Visitor(), other = host.Visitor();
        foreach (var visitor in new[] { admin, other })
        {
            await visitor.SignIn("admin@valbrune.example", page: "/gestion/connexion");
            await visitor.Open(Address(site));
        }

        await admin.Send(Apply, ("Date d’effet", "2027-02-03"), ("Input.Rows[0].MaxAge", "13 ans"));
        var stale = await other.Send(Apply, ("Date d’effet", "2027-02-10"), ("Input.Rows[0].MaxAge", "14 ans"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("Quelqu’un d’autre a changé", stale.Text, StringComparison.Ordinal);
        await admin.Open(Address(site));
        var twice = await admin.Send(Apply, ("Date d’effet", "2027-02-03"), ("Input.Rows[0].MaxAge", "14 ans"));
        Assert.Contains("prend effet ce jour-là", twice.Text, StringComparison.Ordinal);
        var same = await admin.Send(Preview, ("Date d’effet", "2027-02-17"), ("Input.Rows[0].MaxAge", "13 ans"));
        Assert.Contains("Rien ne change à cette date", same.Text, StringComparison.Ordinal);
        Assert.Equal(2, await host.InStore(db => db.PoolGroups.CountAsync(g => db.Pools.Any(p => p.Id == g.PoolId && p.SiteId == site && p.Name == "Mercredi"))));
    }

    [Fact]
    public async Task An_exception_and_a_child_who_waits_follow_their_group()
    {
        var own = new PlaceTown();
        await using var _ = own;
        await own.InitializeAsync();
        var day = new DateOnly(2027, 3, 10);
        await own.Leave(day, 1);
        Assert.Null(await own.Wish(0, day, book: true));
        Assert.Null(await own.Wish(9, day, book: true, over: "Urgence"));
        Assert.Null(await own.Join(8, day));
        using var admin = own.Host.Visitor();
        await admin.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        await admin.Open(Address(own.Pool.SiteId));

        await admin.Send(Apply, ("Date d’effet", "2027-03-03"), ("Input.Rows[0].Ends", "true"), ("Input.Rows[1].Name", "Petits"), ("Input.Rows[1].MaxAge", "7 ans"), ("Input.Rows[1].Capacity", "2"), ("Input.Rows[2].Name", "Grands"), ("Input.Rows[2].MinAge", "7 ans"), ("Input.Rows[2].Capacity", "5"));

        Assert.Equal(HttpStatusCode.OK, admin.Page.Status);
        // Two places for the small ones: the exception became ordinary, then the one who waited was offered the other.
        var small = await own.Host.InStore(db => db.PoolDays.AsNoTracking().SingleAsync(d => d.Day == day && db.Pools.Any(p => p.Id == d.PoolId && p.Name == "Petits")));
        Assert.Equal((2, 0), (small.Taken, small.Exceptions));
        Assert.Equal(WaitingState.Offered, (await own.Entry(8, day))!.State);
        Assert.Empty((await own.Check()).Faults);
    }

    private async Task The_files_carry_them()
    {
        using var folder = new TemporaryFolder();
        await town.Host.Run<ExportSettings, int>(export => export.Run(folder["sortie"]));
        var (read, problems) = TownFiles.Read(folder["sortie"]);
        Assert.Empty(problems);
        var pools = PoolInFile.Of(read.Pools).Where(p => p.Site == "lucioles" && p.Name != "Vacances").Select(p => p.ToPool(1)).ToDictionary(p => p.Name);
        Assert.Equal(new DateOnly(2027, 3, 28), pools["Mercredi"].LastDay);
        Assert.Equal([new AgeGroup(null, 84, null, null), new(null, 72, null, null)], pools["Petits"].Groups.OrderBy(g => g.EffectiveFrom).Select(g => g.Group));
        Assert.Equal([new DateOnly(2027, 3, 3), new(2027, 3, 29)], pools["Grands"].Groups.Select(g => g.EffectiveFrom).Order());
    }

    private Task<int> Taken(string pool, DateOnly day) => town.Host.InStore(db => db.PoolDays.Where(d => d.Day == day && db.Pools.Any(p => p.Id == d.PoolId && p.Name == pool && p.SiteId == town.Pool.SiteId)).Select(d => d.Taken).SingleAsync());

    private Task<long> Site(string code) => town.Host.InStore(db => db.Sites.Where(s => s.Code == code).Select(s => s.Id).SingleAsync());

    private async Task<Visitor> Open(long? site = null)
    {
        var visitor = town.Host.Visitor();
        await visitor.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        await visitor.Open(Address(site ?? town.Pool.SiteId));
        return visitor;
    }

    private static string Address(long site) => $"/gestion/activites/mercredi/groupes?lieu={site}";
}
