using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Bookings;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Bookings;

/// <summary>A family's week pattern: kept, applied, changed, undone. Each test has weeks of its own.</summary>
public sealed class PatternTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Address = "/reservations/semaine-type";

    [Fact]
    public async Task A_pattern_is_kept_by_its_name_and_applied_twice_changes_nothing()
    {
        using var parent = await Parent();
        await Preview(parent, "2027-01-04", "2027-01-15", ("Nom", "Janvier"), ("Jeanne, lundi, repas", "oui"));
        await Apply(parent);
        Assert.Contains("Semaine type appliquée", parent.Page.Text, StringComparison.Ordinal);
        var booked = await Bookings("repas", new(2027, 1, 4), new(2027, 1, 15));
        Assert.Contains(new(2027, 1, 4), booked);

        await parent.Open(Address);
        Assert.Equal("Janvier", parent.Page.Document.QuerySelector("nav a[aria-current=page]:not([href='/inscriptions']):not([href$='semaine-type'])")?.TextContent.Trim());
        await Preview(parent, "2027-01-04", "2027-01-15");

        Assert.Contains("0 réservation à créer", parent.Page.Text, StringComparison.Ordinal);
        Assert.False(parent.Page.HasButton("Réserver ces jours"));
        Assert.Equal(booked, await Bookings("repas", new(2027, 1, 4), new(2027, 1, 15)));
    }

    [Fact]
    public async Task Weeks_A_and_B_have_their_own_days()
    {
        using var parent = await Parent();
        await Preview(parent, "2027-03-01", "2027-03-28", ("Une semaine sur deux", "oui"), ("Un jour d’une semaine A", "2027-03-03"), ("Jeanne, vendredi, accueil du matin", "oui"), ("Jeanne, seconde semaine, jeudi, accueil du matin", "oui"));
        await Apply(parent);

        Assert.Equal([new(2027, 3, 5), new(2027, 3, 11), new(2027, 3, 19), new(2027, 3, 25)], await Bookings("matin", new(2027, 3, 1), new(2027, 3, 28)));
    }

    [Fact]
    public async Task The_preview_points_at_new_year_where_two_odd_weeks_follow_each_other()
    {
        using var parent = await Parent();

        await Preview(parent, "2026-12-14", "2027-01-15", ("Semaines impaires et paires", "oui"), ("Jeanne, lundi, repas", "oui"));

        Assert.Contains("la semaine 53 (du lundi 28 décembre) et la semaine 1 (du lundi 4 janvier) sont toutes les deux impaires", parent.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_since_the_preview_is_shown_and_nothing_is_booked()
    {
        using var parent = await Parent();
        await Preview(parent, "2027-05-24", "2027-06-04", ("Nom", "Trop tard vue"), ("Jeanne, vendredi, repas", "oui"));
        var friday = new DateOnly(2027, 5, 28);
        await Book("repas", friday);

        await Apply(parent);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, parent.Page.Status);
        Assert.Contains("Voici l’aperçu à jour", parent.Page.Text, StringComparison.Ordinal);
        Assert.Equal([friday], await Bookings("repas", new(2027, 5, 24), new(2027, 6, 4)));
        Assert.False(await demo.Host.InStore(db => db.WeekPatterns.AnyAsync(p => p.Name == "Trop tard vue")));
        await Apply(parent);
        Assert.Equal([friday, new(2027, 6, 4)], await Bookings("repas", new(2027, 5, 24), new(2027, 6, 4)));
    }

    [Fact]
    public async Task A_day_cancelled_by_hand_stays_cancelled_unless_it_is_taken_back()
    {
        using var parent = await Parent();
        await Preview(parent, "2027-06-07", "2027-06-16", ("Nom", "Juin"), ("Jeanne, mardi, accueil du matin", "oui"));
        await Apply(parent);
        await Cancel("matin", new(2027, 6, 8));

        await parent.Open(Address);
        await parent.Send("Voir l’aperçu");
        Assert.Contains("1 jour que vous aviez annulé à la main le reste", parent.Page.Text, StringComparison.Ordinal);
        Assert.Contains("0 réservation à créer", parent.Page.Text, StringComparison.Ordinal);
        await parent.Send("Recalculer l’aperçu", ("Reprendre aussi les jours changés à la main", "oui"));
        await Apply(parent);

        Assert.Equal([new(2027, 6, 8), new(2027, 6, 15)], await Bookings("matin", new(2027, 6, 7), new(2027, 6, 16)));
    }

    [Fact]
    public async Task Replacing_says_first_what_it_cancels_and_keeps_what_was_booked_by_hand()
    {
        using var parent = await Parent();
        await Preview(parent, "2027-04-26", "2027-05-05", ("Nom", "Avril"), ("Jeanne, mardi, accueil du matin", "oui"));
        await Apply(parent);
        await Book("matin", new(2027, 4, 29));

        await parent.Open(Address);
        await parent.Send("Voir l’aperçu", ("Jeanne, mardi, accueil du matin", ""), ("Jeanne, vendredi, accueil du matin", "oui"), ("Annuler les jours qui ne sont pas cochés", "oui"));
        Assert.Contains("Mardi 27 avril, Jeanne : matin", parent.Page.Text, StringComparison.Ordinal);
        Assert.Matches("jours? réservés? à la main (est|sont) gardé", parent.Page.Text);
        await Apply(parent);

        Assert.Equal([new(2027, 4, 29), new(2027, 4, 30)], await Bookings("matin", new(2027, 4, 26), new(2027, 5, 5)));
    }

    [Fact]
    public async Task Undoing_an_application_cancels_exactly_what_it_added()
    {
        await Book("soir", new(2027, 5, 11));
        using var parent = await Parent();
        await Preview(parent, "2027-05-10", "2027-05-21", ("Nom", "Mai"), ("Jeanne, mardi, accueil du soir", "oui"));
        await Apply(parent);
        Assert.Equal([new(2027, 5, 11), new(2027, 5, 18)], await Bookings("soir", new(2027, 5, 10), new(2027, 5, 21)));

        var undo = parent.Page.Document.QuerySelectorAll("main a").Single(a => a.TextContent.Contains("Annuler cette application", StringComparison.Ordinal)).GetAttribute("href")!;
        await parent.Open(undo);
        var open = parent.Page;
        await parent.Send("Annuler ces jours");
        Assert.Contains("Application annulée", parent.Page.Text, StringComparison.Ordinal);
        Assert.Equal([new(2027, 5, 11)], await Bookings("soir", new(2027, 5, 10), new(2027, 5, 21)));

        Assert.Contains(Submission.AlreadyDone[..10], (await parent.SendFrom(open, "Annuler ces jours")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await parent.Open(undo)).Status);
    }

    [Fact]
    public async Task The_days_of_a_sister_are_taken_over_where_she_has_the_same_service()
    {
        using var parent = await Parent();
        var from = await Child("Jeanne");
        var to = await Child("Noé");

        await Preview(parent, "2027-06-21", "2027-06-25", ("Jeanne, lundi, repas", "oui"), ("Les mêmes jours que Jeanne", "oui"));

        Assert.Contains(parent.Page.Document.QuerySelectorAll("input[name='Input.Ticked'][checked]"), b => b.GetAttribute("value")!.StartsWith($"{to}-", StringComparison.Ordinal) && b.GetAttribute("value")!.EndsWith("-1", StringComparison.Ordinal));
        Assert.NotEqual(from, to);
    }

    [Fact]
    public async Task A_pattern_of_another_family_is_not_found_and_a_foreign_box_books_nothing()
    {
        using var parent = await Parent();
        await Preview(parent, "2027-06-28", "2027-06-30", ("Nom", "À nous"), ("Jeanne, lundi, accueil du soir", "oui"));
        await Apply(parent);
        var (pattern, ours) = await demo.Host.InStore(async db => (await db.WeekPatterns.Where(p => p.Name == "À nous").Select(p => p.Id).SingleAsync(), await db.Bookings.CountAsync()));
        using var other = demo.Host.Visitor();
        await other.SignIn("autre.parent@valbrune.example");

        Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"{Address}?modele={pattern}")).Status);
        var box = (await other.Open($"{Address}?modele=0")).Document.QuerySelector("input[name='Input.Ticked']")!;
        box.SetAttribute("value", $"{await Child("Jeanne")}-1-2");
        box.SetAttribute("checked", "");
        await other.Send("Voir l’aperçu", ("Du", "2027-06-28"), ("Au", "2027-06-30"));
        Assert.False(other.Page.HasButton("Réserver ces jours"));
        Assert.Equal(ours, await demo.Host.InStore(db => db.Bookings.CountAsync()));
    }

    [Fact]
    public async Task A_standing_pattern_goes_on_where_new_days_open_and_tells_the_family()
    {
        using var parent = await Parent();
        await Preview(parent, "2027-02-01", "2027-02-05", ("Nom", "Toujours"), ("Jeanne, jeudi, accueil du soir", "oui"), ("L’appliquer aussi aux jours qui s’ouvriront plus tard", "oui"));
        await Apply(parent);
        var pattern = await demo.Host.InStore(db => db.WeekPatterns.Where(p => p.Name == "Toujours").Select(p => p.Id).SingleAsync());
        Assert.Equal(0, await demo.Host.Run<StandingPatterns, int>(p => p.Run()));
        var (judged, before) = (new DateOnly(2027, 6, 27), await Bookings("soir", new(2027, 2, 8), new(2027, 7, 2)));
        await demo.Host.InStore(db => db.WeekPatterns.Where(p => p.Id == pattern).ExecuteUpdateAsync(set => set.SetProperty(p => p.JudgedUntil, judged)));

        Assert.Equal(1, await demo.Host.Run<StandingPatterns, int>(p => p.Run()));
        Assert.Equal(0, await demo.Host.Run<StandingPatterns, int>(p => p.Run()));

        Assert.Equal([.. before, new DateOnly(2027, 7, 1)], await Bookings("soir", new(2027, 2, 8), new(2027, 7, 2)));
        var mail = await demo.Host.InStore(db => db.OutboxMails.Where(m => m.EffectKey!.StartsWith("semaine-type-appliquee:")).Select(m => m.Text).FirstAsync());
        Assert.Contains("jeudi 1", Seen.Fold(mail), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_and_its_application_agree_where_slots_exclude_each_other()
    {
        var (child, now) = (await Child("Jeanne"), new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc));
        var (morning, evening) = (await Slot("matin"), await Slot("soir"));
        await demo.Host.InStore(async db =>
        {
            db.SlotRules.Add(new() { SlotId = morning, OtherSlotId = evening, Kind = Domain.Places.SlotRuleKind.Excludes, EffectiveFrom = new(2027, 6, 14), EffectiveTo = new(2027, 6, 18) });
            return await db.SaveChangesAsync();
        });
        var week = new WantedWeek([new(child, morning, Weekdays.Thursday | Weekdays.Friday), new(child, evening, Weekdays.Thursday)], default, new(new(2027, 6, 14), new(2027, 6, 18)), new());

        var seen = await demo.Host.Run<PreviewPattern, PatternPreview>(p => p.Run(1, week, now));
        var done = await demo.Host.Run<ApplyPattern, PatternApplied>(a => a.Run(1, 1, Actor.Product, new(week, "Exclus", IsStanding: false, Seen: seen.Fingerprint), Guid.NewGuid(), now));

        Assert.NotEmpty(seen.Refused);
        Assert.Equal((seen.ToBook.Count, seen.Refused.Count), (done.Booked, done.Refused));
        Assert.All(seen.Refused, d => Assert.Equal(new DateOnly(2027, 6, 17), d.Day));
    }

    private Task<long> Slot(string code) => demo.Host.InStore(db => db.Slots.Where(s => s.Code == code).Select(s => s.Id).FirstAsync());

    private async Task<Visitor> Parent()
    {
        var parent = demo.Host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        await parent.Open($"{Address}?modele=0");
        return parent;
    }

    private static Task Preview(Visitor parent, string from, string to, params (string, string)[] fields) => parent.Send("Voir l’aperçu", [("Du", from), ("Au", to), .. fields]);

    private static Task Apply(Visitor parent) => parent.Send(parent.Page.HasButton("Réserver ces jours") ? "Réserver ces jours" : "Réserver ce qui est possible");

    private Task<long> Child(string name) => demo.Host.InStore(db => db.Children.Where(c => c.FirstName == name && db.FamilyChildren.Any(f => f.ChildId == c.Id && f.FamilyId == 1)).Select(c => c.Id).SingleAsync());

    private Task<List<DateOnly>> Bookings(string slot, DateOnly from, DateOnly to) => demo.Host.InStore(db => db.Bookings
        .Where(b => b.Day >= from && b.Day <= to && db.Slots.Any(s => s.Id == b.SlotId && s.Code == slot) && db.Children.Any(c => c.Id == b.ChildId && c.FirstName == "Jeanne") && db.FamilyChildren.Any(f => f.ChildId == b.ChildId && f.FamilyId == 1))
        .Select(b => b.Day).Order().ToListAsync());

    private Task Book(string slot, DateOnly day) => Change(slot, day, book: true);

    private Task Cancel(string slot, DateOnly day) => Change(slot, day, book: false);

    private async Task Change(string slot, DateOnly day, bool book)
    {
        var slotId = await Slot(slot);
        var (child, now) = (await Child("Jeanne"), new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc));
        var done = await demo.Host.Run<SubmitBookings, Submission>(s => s.Run(1, 1, Actor.Product, [new(child, slotId, day, book)], Guid.NewGuid(), now, "/"));
        Assert.True(done.IsDone);
    }
}
