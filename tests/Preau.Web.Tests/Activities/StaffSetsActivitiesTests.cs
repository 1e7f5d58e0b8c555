using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.CutOffs;
using Preau.Testing;

namespace Preau.Web.Tests.Activities;

/// <summary>The page where the town opens an activity, sets how families book, and changes "until when". The host's day is 24 November 2026.</summary>
public sealed class StaffSetsActivitiesTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private PreauHost Host => demo.Host;

    [Fact]
    public async Task An_activity_closed_here_is_no_longer_offered_to_families_and_the_history_names_the_agent()
    {
        using var admin = await SignIn("admin@valbrune.example");
        await admin.Open("/gestion/activites/etudes");

        await admin.Send("Enregistrer les options", ("Input.IsOpen", "-true"), ("Input.BookMode", "OnRequest"));

        var activity = await Host.InStore(db => db.Activities.AsNoTracking().SingleAsync(a => a.Code == "etudes"));
        Assert.Equal((false, ChangeMode.OnRequest, ChangeMode.Direct), (activity.IsOpen, activity.BookMode, activity.CancelMode));
        Assert.Equal("Mireille Castan", await Host.InStore(db => db.History.Where(h => h.Subject == nameof(Activity) && h.SubjectId == activity.Id).Select(h => h.ActorName).SingleAsync()));
        using var parent = Host.Visitor();
        await parent.SignIn("autre.parent@valbrune.example");
        var hugo = await Host.InStore(db => db.Children.Where(c => c.FirstName == "Hugo" && c.LastName == "Vidal").Select(c => c.Id).SingleAsync());
        Assert.Contains("Les inscriptions à cette activité ne sont pas ouvertes", (await parent.Open($"/inscriptions/nouvelle?enfant={hugo}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_agents_the_second_sees_what_the_first_changed_and_overwrites_nothing_unseen()
    {
        using var first = await SignIn("admin@valbrune.example");
        using var second = await SignIn("admin@valbrune.example");
        await second.Open("/gestion/activites/vacances");
        await first.Open("/gestion/activites/vacances");
        await first.Send("Enregistrer les options", ("Input.CancelMode", "ReadOnly"));

        var refused = await second.Send("Enregistrer les options", ("Input.BookMode", "Direct"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Annuler : Par le service seulement", refused.Text, StringComparison.Ordinal);
        var activity = await Host.InStore(db => db.Activities.AsNoTracking().SingleAsync(a => a.Code == "vacances"));
        Assert.Equal((ChangeMode.OnRequest, ChangeMode.ReadOnly), (activity.BookMode, activity.CancelMode));
    }

    [Fact]
    public async Task A_new_limit_is_a_new_version_that_starts_later_and_the_old_one_stays()
    {
        using var admin = await SignIn("admin@valbrune.example");
        await admin.Open("/gestion/activites/cantine/delais/annuler");

        // Thursday 10 December: the day of service before it is Tuesday, the canteen is closed on Wednesdays.
        var preview = await admin.Send("Voir ce que cela change", ("Heure", "10:30"), ("Date d’effet", "2026-12-10"));
        Assert.Contains("Pour jeudi 10 décembre, une famille peut annuler jusqu’au mardi 8 décembre, 10 h 30.", preview.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Versions("cantine", CutOffAction.Cancel));

        await admin.Send("Mettre en vigueur");

        var rules = await Host.InStore(db => db.CutOffRules.AsNoTracking().Where(r => db.Activities.Any(a => a.Id == r.ActivityId && a.Code == "cantine") && r.Action == CutOffAction.Cancel).Include(r => r.Tiers).OrderBy(r => r.EffectiveFrom).ToListAsync());
        Assert.Equal([(new DateOnly(2026, 9, 1), new TimeOnly(9, 0)), (new DateOnly(2026, 12, 10), new TimeOnly(10, 30))], rules.Select(r => (r.EffectiveFrom, r.Tiers[0].Time)));
        Assert.True(await Host.InStore(db => db.History.AnyAsync(h => h.Subject == nameof(CutOffRule) && h.SubjectId == rules[1].Id && h.ActorName == "Mireille Castan")));
    }

    [Theory]
    [InlineData("2026-11-24", "est passée")]
    [InlineData("2026-09-01", "est passée")]
    [InlineData("31/02/2027", "une date qui existe")]
    public async Task A_limit_that_starts_today_or_earlier_is_refused(string from, string sentence)
    {
        using var admin = await SignIn("admin@valbrune.example");
        await admin.Open("/gestion/activites/matin/delais/reserver");

        var refused = await admin.Send("Mettre en vigueur", ("Date d’effet", from));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Versions("matin", CutOffAction.Book));
    }

    [Fact]
    public async Task Two_versions_never_start_on_the_same_day()
    {
        using var admin = await SignIn("admin@valbrune.example");
        await admin.Open("/gestion/activites/soir/delais/annuler");
        await admin.Send("Mettre en vigueur", ("Date d’effet", "2027-01-04"));
        await admin.Open("/gestion/activites/soir/delais/annuler");

        var refused = await admin.Send("Mettre en vigueur", ("Date d’effet", "2027-01-04"), ("Heure", "11:00"));

        Assert.Contains("Une autre règle prend effet ce jour-là", refused.Text, StringComparison.Ordinal);
        Assert.Equal(2, await Versions("soir", CutOffAction.Cancel));
    }

    [Fact]
    public async Task The_pages_are_for_the_right_of_settings_and_an_unknown_activity_is_not_there()
    {
        using var agent = await SignIn("gestion@valbrune.example");
        using var admin = await SignIn("admin@valbrune.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Open("/gestion/activites")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Open("/gestion/activites/cantine")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Open("/gestion/activites/cantine/delais/annuler")).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.Open("/gestion/activites")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Open("/gestion/activites/piscine")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Open("/gestion/activites/cantine/delais/oublier")).Status);
    }

    private async Task<Visitor> SignIn(string email)
    {
        var visitor = Host.Visitor();
        await visitor.SignIn(email, page: "/gestion/connexion");
        return visitor;
    }

    private Task<int> Versions(string code, CutOffAction action) =>
        Host.InStore(db => db.CutOffRules.CountAsync(r => r.Action == action && db.Activities.Any(a => a.Id == r.ActivityId && a.Code == code)));
}
