using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Calendars;
using Preau.Testing;

namespace Preau.Web.Tests.Calendars;

/// <summary>A line of the calendar comes, changes or goes, with the bookings that it touches. The host's day is 24 November 2026.</summary>
public sealed class StaffChangesCalendarTests : IAsyncLifetime
{
    private const string Closure = "/gestion/calendrier/fermeture/0";
    private static readonly DateOnly Strike = new(2026, 12, 3);

    private PreauHost host = null!;

    public async ValueTask InitializeAsync() => host = await PreauHost.Demo();

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_closure_shows_what_it_touches_and_then_cancels_it_in_one_go()
    {
        using var admin = await SignIn();
        var (school, before) = (await Site("elem-tilleuls"), await On(Strike));
        var here = before.Where(b => b.SiteId == school).ToList();
        Assert.NotEmpty(here);
        var told = here[0].Id;
        await host.InStore(db => db.Bookings.Where(b => b.Id == told).ExecuteUpdateAsync(s => s.SetProperty(b => b.AbsenceToldAt, new DateTime(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc))));

        await admin.Open(Closure);
        var shown = await admin.Send("Voir ce que cela change", ("Premier jour", "2026-12-03"), ("Lieu", $"{school}"), ("Motif", "Grève"));

        Assert.Contains($"{here.Count - 1} réservations seront annulées sans frais", shown.Text, StringComparison.Ordinal);
        Assert.Contains("1 réservation reste telle quelle : une absence est signalée", shown.Text, StringComparison.Ordinal);
        Assert.Equal(before.Count, (await On(Strike)).Count);

        var page = shown;
        await admin.Send("Enregistrer");
        Assert.Contains($"{here.Count - 1} réservations annulées", admin.Page.Text, StringComparison.Ordinal);
        await admin.SendFrom(page, "Enregistrer");

        Assert.Equal(1, await host.InStore(db => db.Closures.CountAsync(c => c.Reason == "Grève" && c.From == Strike)));
        Assert.Equal([told], (await On(Strike)).Where(b => b.SiteId == school).Select(b => b.Id));
        Assert.Equal(before.Count - here.Count, (await On(Strike)).Count(b => b.SiteId != school));
        await CountersHold();
        Assert.Equal(here.Count - 1, await host.InStore(db => db.History.CountAsync(h => h.Action == "cancelled" && h.Summary.Contains("Grève") && h.ActorName == "Mireille Castan")));
        var families = here.Skip(1).Select(b => b.FamilyId).Distinct().ToList();
        var guardians = await host.InStore(db => db.Guardians.CountAsync(g => families.Contains(g.FamilyId) && g.Email != null));
        Assert.Equal(guardians, await host.InStore(db => db.OutboxMails.CountAsync(m => m.EffectKey!.StartsWith("jours-annules:") && m.Text.Contains("Grève"))));
    }

    [Fact]
    public async Task Between_preview_and_save_a_booking_more_is_shown_before_it_is_cancelled()
    {
        using var admin = await SignIn();
        await admin.Open(Closure);
        await admin.Send("Voir ce que cela change", ("Premier jour", "2026-12-03"), ("Motif", "Grève"));
        await host.InStore(async db =>
        {
            var like = await db.Bookings.AsNoTracking().Where(b => b.Day == new DateOnly(2026, 12, 1)).OrderBy(b => b.Id).FirstAsync(b => !db.Bookings.Any(o => o.ChildId == b.ChildId && o.SlotId == b.SlotId && o.Day == Strike));
            db.Bookings.Add(new() { ChildId = like.ChildId, SlotId = like.SlotId, Day = Strike, FamilyId = like.FamilyId, EnrolmentId = like.EnrolmentId, SiteId = like.SiteId, BookedAt = like.BookedAt });
            return await db.SaveChangesAsync();
        });
        var before = await On(Strike);

        var refused = await admin.Send("Enregistrer");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Depuis l’aperçu", refused.Text, StringComparison.Ordinal);
        Assert.Contains($"{before.Count} réservations seront annulées", refused.Text, StringComparison.Ordinal);
        Assert.Equal(before.Count, (await On(Strike)).Count);
        await admin.Send("Enregistrer");
        Assert.Empty(await On(Strike));
    }

    [Fact]
    public async Task Of_two_agents_the_second_sees_what_the_first_changed()
    {
        using var first = await SignIn();
        using var second = await SignIn();
        var id = await host.InStore(db => db.Closures.Where(c => c.Reason == "Fermeture annuelle").Select(c => c.Id).SingleAsync());
        await second.Open($"/gestion/calendrier/fermeture/{id}");
        await first.Open($"/gestion/calendrier/fermeture/{id}");
        await first.Send("Voir ce que cela change", ("Dernier jour", "2027-08-27"));
        await first.Send("Enregistrer");

        var refused = await second.Send("Voir ce que cela change", ("Motif", "Congés"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("27 août 2027", refused.Text, StringComparison.Ordinal);
        await second.Send("Voir ce que cela change");
        await second.Open($"/gestion/calendrier/fermeture/{id}/remove");
        await second.Send("Confirmer le retrait");
        Assert.False(await host.InStore(db => db.Closures.AnyAsync(c => c.Id == id)));
        var gone = await first.Open($"/gestion/calendrier/fermeture/{id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
    }

    [Fact]
    public async Task A_made_up_wednesday_opens_the_canteen_and_its_places_and_closes_the_centre()
    {
        using var admin = await SignIn();
        await admin.Open("/gestion/calendrier/classe/0");
        var shown = await admin.Send("Voir ce que cela change", ("Jour", "2027-01-13"), ("Input.Like", "Friday"), ("Motif", "Rattrapage"));
        Assert.Contains("Restauration scolaire", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Mercredis", shown.Text, StringComparison.Ordinal);
        await admin.Send("Enregistrer");

        var day = new DateOnly(2027, 1, 13);
        var pools = await host.InStore(db => db.SlotPools.Where(s => db.Slots.Any(x => x.Id == s.SlotId && x.Code == "soir")).Select(s => s.PoolId).Distinct().ToListAsync());
        Assert.Equal(pools.Count, await host.InStore(db => db.PoolDays.CountAsync(d => d.Day == day && pools.Contains(d.PoolId))));
        Assert.Contains("13, classe ajoutée", (await admin.Open("/gestion/calendrier")).Text.Replace("13C", "13", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bridge_of_several_days_is_asked_for_once_and_is_a_line_for_each_day()
    {
        using var admin = await SignIn();
        await admin.Open("/gestion/calendrier/sans-classe/0");
        var shown = await admin.Send("Voir ce que cela change", ("Premier jour", "2026-12-03"), ("Dernier jour", "2026-12-04"), ("Motif", "Pont de décembre"));
        Assert.Contains("réservations seront annulées", shown.Text, StringComparison.Ordinal);
        await admin.Send("Enregistrer");

        Assert.Equal([Strike, Strike.AddDays(1)], await host.InStore(db => db.LocalDays.Where(d => d.Reason == "Pont de décembre").OrderBy(d => d.Day).Select(d => d.Day).ToListAsync()));
        var meals = await host.InStore(db => db.Slots.Where(s => s.Code == "repas" && db.Activities.Any(a => a.Id == s.ActivityId && a.Code == "cantine")).Select(s => s.Id).ToListAsync());
        Assert.DoesNotContain((await On(Strike)).Concat(await On(Strike.AddDays(1))), b => meals.Contains(b.SlotId));
    }

    [Fact]
    public async Task A_site_of_another_zone_follows_its_holidays_and_Alsace_closes_two_days_more()
    {
        using var admin = await SignIn();
        var centre = await Site("farandole");
        await admin.Open("/gestion/calendrier/vacances/0");
        await admin.Send("Voir ce que cela change", ("Nom", "Hiver"), ("Input.Zone", "C"), ("Premier jour", "2027-02-06"), ("Dernier jour", "2027-02-21"));
        await admin.Send("Enregistrer");

        await admin.Open("/gestion/calendrier/zones");
        var form = admin.Page;
        var shown = await admin.Send("Voir ce que cela change", ("Centre de loisirs La Farandole", "C"), ("Input.AlsaceMoselle", "true"));
        Assert.Contains("Mercredis, Centre de loisirs La Farandole", shown.Text, StringComparison.Ordinal);
        await admin.Send("Enregistrer");

        Assert.Equal(SchoolZone.C, await host.InStore(db => db.Sites.Where(s => s.Id == centre).Select(s => s.Zone).SingleAsync()));
        Assert.Equal(2, await host.InStore(db => db.History.CountAsync(h => h.Summary.Contains("Alsace-Moselle") || h.Summary.Contains("Farandole"))));
        Assert.Contains("26, férié", (await admin.Open("/gestion/calendrier")).Text.Replace("26F", "26", StringComparison.Ordinal), StringComparison.Ordinal);
        var stale = await admin.SendFrom(form, "Voir ce que cela change", ("Zone", "B"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
    }

    [Theory]
    [InlineData("vacances", "2026-12-18", "2026-12-20", "en chevauchent d’autres")]
    [InlineData("fermeture", "2026-12-18", "2026-12-17", "La date de fin vient avant")]
    [InlineData("fermeture", "2026-12-18", "2029-12-17", "plus d’une année")]
    [InlineData("fermeture", "31/02/2027", "", "une date qui existe")]
    [InlineData("sans-classe", "2027-05-08", "2027-05-07", "La date de fin vient avant")]
    [InlineData("sans-classe", "2026-12-03", "2029-12-17", "plus d’une année")]
    public async Task A_wrong_line_gets_a_sentence_and_nothing_is_saved(string word, string from, string to, string sentence)
    {
        using var admin = await SignIn();
        var before = await Lines();
        await admin.Open($"/gestion/calendrier/{word}/0");

        var refused = await admin.Send("Voir ce que cela change", ("Input.Label", "Essai"), ("Premier jour", from), ("Dernier jour", to));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Lines());
    }

    private Task<int> Lines() => host.InStore(async db => await db.Closures.CountAsync() + await db.SchoolHolidays.CountAsync() + await db.LocalDays.CountAsync());

    private Task<List<Booking>> On(DateOnly day) => host.InStore(db => db.Bookings.AsNoTracking().Where(b => b.Day == day).OrderBy(b => b.Id).ToListAsync());

    private Task<long> Site(string code) => host.InStore(db => db.Sites.Where(s => s.Code == code).Select(s => s.Id).SingleAsync());

    private async Task CountersHold()
    {
        var wrong = await host.InStore(db => db.PoolDays.Where(d => d.Taken + d.Exceptions != db.BookingPlaces.Count(p => p.PoolDayId == d.Id)).CountAsync());
        Assert.Equal(0, wrong);
    }

    private async Task<Visitor> SignIn()
    {
        var visitor = host.Visitor();
        await visitor.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        return visitor;
    }
}
