using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Testing;

namespace Preau.Web.Tests.Activities;

/// <summary>The page where the town opens an activity, sets how families book. The host's day is 24 November 2026.</summary>
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
    public async Task School_meals_are_offered_no_condition_and_a_forged_one_is_refused_with_the_law()
    {
        using var admin = await SignIn("admin@valbrune.example");
        var page = await admin.Open("/gestion/activites/cantine");
        Assert.Null(page.Document.QuerySelector("input[name='Input.ResidentsOnly']"));
        Assert.Contains("Code de l’éducation, L131-13", page.Text, StringComparison.Ordinal);
        page.Document.QuerySelector("form input[name=version]")!.Insert(AngleSharp.Dom.AdjacentPosition.AfterEnd, "<input type=hidden name='Input.ResidentsOnly' value=true>");

        var refused = await admin.Send("Enregistrer les options");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("seules les places d’un jour la limitent", refused.Text, StringComparison.Ordinal);
        Assert.False(await Host.InStore(db => db.Activities.Where(a => a.Code == "cantine").Select(a => a.ResidentsOnly).SingleAsync()));
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
    public async Task The_pages_are_for_the_right_of_settings_and_an_unknown_activity_is_not_there()
    {
        using var agent = await SignIn("gestion@valbrune.example");
        using var admin = await SignIn("admin@valbrune.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Open("/gestion/activites")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Open("/gestion/activites/cantine")).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.Open("/gestion/activites")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Open("/gestion/activites/piscine")).Status);
    }

    private async Task<Visitor> SignIn(string email)
    {
        var visitor = Host.Visitor();
        await visitor.SignIn(email, page: "/gestion/connexion");
        return visitor;
    }
}
