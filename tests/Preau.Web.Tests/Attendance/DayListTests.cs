using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Testing;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Tests.Home;

namespace Preau.Web.Tests.Attendance;

/// <summary>The list of a day at a site: who comes, allergies, who collects, absences told. The host's day is Tuesday 24 November 2026.</summary>
public sealed class DayListTests(CountedTown town) : IClassFixture<CountedTown>
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    [Fact]
    public async Task The_school_opens_the_list_of_its_own_site_and_finds_no_other()
    {
        using var school = await town.Agent("direction");
        var list = await school.Open("/gestion/presences");

        Assert.Equal("École élémentaire des Tilleuls", list.Title);
        Assert.Null(list.Document.QuerySelector("select[name=lieu]"));
        Assert.Equal(HttpStatusCode.NotFound, (await school.Open($"/gestion/presences?lieu={await Site("elem-lavoir")}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await school.Open("/gestion/presences?lieu=999999")).Status);
    }

    [Fact]
    public async Task A_slot_with_a_national_rate_says_how_many_animators_its_children_ask_for()
    {
        using var agent = await town.Agent("gestion");
        var centre = await Site("lucioles");
        var children = await town.Host.InStore(db => db.Bookings.Where(b => b.SiteId == centre && b.Day == new DateOnly(2026, 11, 25) && b.AbsenceToldAt == null).Join(db.Children, b => b.ChildId, c => c.Id, (b, c) => c).ToListAsync());
        var small = children.Count(c => c.AgeInMonths(new(2026, 11, 25)) < 72);

        var list = Seen.Fold((await agent.Open($"/gestion/presences?lieu={centre}&jour=2026-11-25")).Text);
        Assert.Contains($"pour {small} de moins de 6 ans et {children.Count - small} de 6 ans et plus (1 pour 8, 1 pour 12)", list, StringComparison.Ordinal);
        Assert.Contains($"Encadrement : {(small + 7) / 8 + (children.Count - small + 11) / 12} animateur", list, StringComparison.Ordinal);
        Assert.True(children.Count > 5);
        var school = await agent.Open($"/gestion/presences?lieu={await Site("mat-tilleuls")}&jour=2026-11-24");
        var meals = school.Document.QuerySelectorAll(".roll-slot").Single(s => s.QuerySelector("h2")!.TextContent.StartsWith("Repas", StringComparison.Ordinal));
        Assert.DoesNotContain("animateur", meals.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_slot_lists_every_child_that_booked_it_and_its_number()
    {
        using var agent = await town.Agent("gestion");
        var site = await Site("mat-tilleuls");
        var booked = await town.Host.InStore(db => (
            from booking in db.Bookings
            where booking.SiteId == site && booking.Day == Day
            join slot in db.Slots on booking.SlotId equals slot.Id
            join child in db.Children on booking.ChildId equals child.Id
            select new { Slot = slot.Name, Child = child.FirstName + " " + child.LastName }).ToListAsync());

        var list = await agent.Open($"/gestion/presences?lieu={site}&jour=2026-11-24");

        Assert.Equal(booked.Select(b => b.Slot).Distinct().Order(), list.Document.QuerySelectorAll(".roll-slot h2").Select(h => Seen.Fold(h.FirstChild!.TextContent)).Order());
        foreach (var section in list.Document.QuerySelectorAll(".roll-slot"))
        {
            var expected = booked.Where(b => b.Slot == Seen.Fold(section.QuerySelector("h2")!.FirstChild!.TextContent)).Select(b => b.Child).Order().ToList();
            Assert.Equal(expected, section.QuerySelectorAll(".kid-n").Select(n => Seen.Fold(n.TextContent)).Order());
            Assert.Equal($"{expected.Count}", Seen.Fold(section.QuerySelector(".count")!.FirstChild!.TextContent));
        }
    }

    [Fact]
    public async Task Allergies_diets_and_those_who_may_collect_stand_beside_the_child_and_the_reading_is_written_down()
    {
        using var school = await town.Agent("direction");
        var jeanne = await Child("Jeanne", "Delmas-Kaci");
        await town.Host.InStore(async db =>
        {
            if (await db.HealthRecords.FindAsync(jeanne) is { } known) known.Allergies = "Fraise";
            else db.HealthRecords.Add(new HealthRecord { ChildId = jeanne, Allergies = "Fraise", Instructions = "Pas de dessert rouge" });
            return await db.SaveChangesAsync();
        });

        var line = Line(await school.Open("/gestion/presences?jour=2026-11-24"), "Jeanne Delmas-Kaci");

        Assert.Contains("Fraise", line, StringComparison.Ordinal);
        Assert.Contains("Inès Kaci, mère, 06 12 34 01 01", line, StringComparison.Ordinal);
        Assert.Contains("Monique Delmas, grand-mère, 06 12 34 01 90", line, StringComparison.Ordinal);
        Assert.Contains("Sans porc", Seen.Fold(school.Page.Document.QuerySelector(".roll")!.TextContent), StringComparison.Ordinal);
        Assert.True(await town.Host.InStore(db => db.History.AnyAsync(h => h.Action == "read" && h.ChildId == jeanne && h.ActorName == "Nadège Simonin")));
    }

    [Fact]
    public async Task An_agent_without_the_right_of_health_sees_no_allergy_and_none_is_read()
    {
        using var agent = await town.Agent("gestion");
        var list = await agent.Open($"/gestion/presences?lieu={await Site("elem-tilleuls")}&jour=2026-11-24");

        Assert.Contains("Gabriel Nguyen", list.All(".kid-n"));
        Assert.Empty(list.All(".allergy"));
        Assert.DoesNotContain("PAI", list.Text, StringComparison.Ordinal);
        Assert.False(await town.Host.InStore(db => db.History.AnyAsync(h => h.Action == "read" && h.ActorName == "Agathe Morvan")));
    }

    [Fact]
    public async Task An_agent_who_only_books_sees_the_guardians_and_not_the_persons_that_a_family_named()
    {
        await town.Host.InStore(db => db.Staff.Where(s => s.Email == "regie@valbrune.example").ExecuteUpdateAsync(s => s.SetProperty(a => a.Rights, StaffRight.Bookings)));
        using var agent = await town.Agent("regie");

        var line = Line(await agent.Open($"/gestion/presences?lieu={await Site("elem-tilleuls")}&jour=2026-11-24"), "Jeanne Delmas-Kaci");

        Assert.Contains("Inès Kaci", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Monique Delmas", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_absence_told_stays_on_the_list_with_its_hour_and_is_no_longer_expected()
    {
        using var agent = await town.Agent("gestion");
        var (site, tom) = (await Site("elem-lavoir"), await FirstOf("elem-lavoir"));
        var before = Expected(await agent.Open($"/gestion/presences?lieu={site}&jour=2026-11-24"));
        await town.Host.InStore(db => db.Bookings.Where(b => b.ChildId == tom.Id && b.Day == Day).ExecuteUpdateAsync(s => s.SetProperty(b => b.AbsenceToldAt, new DateTime(2026, 11, 24, 6, 40, 0, DateTimeKind.Utc))));

        var after = await agent.Open($"/gestion/presences?lieu={site}&jour=2026-11-24");

        Assert.Equal(before - 1, Expected(after));
        Assert.Contains("Absence signalée mar. 24 nov., 7 h 40", Line(after, tom.Name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_beside_are_those_with_bookings_and_an_empty_day_says_so()
    {
        using var school = await town.Agent("direction");
        var friday = await school.Open("/gestion/presences?jour=2026-11-27");
        var next = new Uri(friday.Address, friday.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Contains("jour=2026-11-30", next.Query, StringComparison.Ordinal);
        Assert.Contains("Personne n’est attendu ce jour-là", (await school.Open("/gestion/presences?jour=2026-11-28")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Mardi 24 novembre 2026", (await school.Open("/gestion/presences?jour=2026-13-45")).All(".sheet-head p")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_asks_the_database_as_often_for_sixty_children_as_for_two()
    {
        using var agent = await town.Agent("gestion");
        var few = await town.Commands(agent, $"/gestion/presences?lieu={await Site("cigales")}&jour=2026-11-24");
        var many = await town.Commands(agent, $"/gestion/presences?lieu={await Site("mat-tilleuls")}&jour=2026-11-24");

        Assert.Equal(few, many);
    }

    private static int Expected(Seen list) => int.Parse(Seen.Fold(list.Document.QuerySelector(".tally b")!.TextContent));

    private static string Line(Seen list, string child) =>
        Seen.Fold(list.Document.QuerySelectorAll(".roll > li").First(li => Seen.Fold(li.QuerySelector(".kid-n")!.TextContent) == child).TextContent);

    private Task<long> Site(string code) => town.Host.InStore(db => db.Sites.Where(s => s.Code == code).Select(s => s.Id).SingleAsync());

    private Task<long> Child(string first, string last) => town.Host.InStore(db => db.Children.Where(c => c.FirstName == first && c.LastName == last).Select(c => c.Id).SingleAsync());

    private Task<(long Id, string Name)> FirstOf(string code) => town.Host.InStore(async db =>
    {
        var child = await db.Bookings.Where(b => b.Day == Day && db.Sites.Any(s => s.Id == b.SiteId && s.Code == code)).Join(db.Children, b => b.ChildId, c => c.Id, (b, c) => c).OrderBy(c => c.Id).FirstAsync();
        return (child.Id, child.FullName);
    });
}
