using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Preau.Domain.Enrolments;
using Preau.Testing;
using Preau.Web.Features.Enrolments;
using Preau.Web.Hosting;
using Preau.Web.Tests.Security;

namespace Preau.Web.Tests.Enrolments;

/// <summary>
/// A demo town whose clock can pass, a parent, an agent, and how an enrolment is led from one state to the next by their pages.
/// Each enrolment is of a child of its own, so that none stands in another's way.
/// </summary>
public sealed class WalkedTown : IAsyncLifetime
{
    public const string ParentEmail = "parent@valbrune.example";
    public const string AgentEmail = "gestion@valbrune.example";

    private readonly Clockwork clock = new();
    private int children;
    private Visitor parent = null!;
    private Visitor agent = null!;

    public PreauHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await PreauHost.Demo(services: s => s.AddSingleton<TimeProvider>(clock));
        (parent, agent) = (Host.Visitor(), Host.Visitor());
    }

    public async ValueTask DisposeAsync()
    {
        parent.Dispose();
        agent.Dispose();
        await Host.DisposeAsync();
    }

    public Task<Visitor> Parent(string path) => At(parent, path, ParentEmail, "/connexion");

    public Task<Visitor> Agent(string path) => At(agent, path, AgentEmail, "/gestion/connexion");

    /// <summary>Time goes by, then the portal does what time does.</summary>
    public async Task Pass(int days)
    {
        clock.Pass(TimeSpan.FromDays(days));
        await Host.Run<PassTime, int>(pass => pass.Run());
    }

    public Task<Enrolment> Enrolment(long id) => Host.InStore(db => db.Enrolments.AsNoTracking().SingleAsync(e => e.Id == id));

    /// <summary>A child that an agent adds to the parent's file.</summary>
    public async Task<long> Child(string born, string? school = null, string? level = null)
    {
        var name = $"Témoin{++children}";
        var family = await Family();
        var page = await Agent(string.Create(CultureInfo.InvariantCulture, $"/gestion/familles/{family}/enfants/nouveau"));
        await page.Send("Ajouter l’enfant", [("Prénom", name), ("Date de naissance", born), .. school is null ? Array.Empty<(string, string)>() : [("École", school), ("Classe", level!)]]);
        return await Host.InStore(db => db.Children.Where(c => c.FirstName == name).Select(c => c.Id).SingleAsync());
    }

    /// <summary>A draft that its parent may send; the parent stands before its last page.</summary>
    public async Task<Visitor> Draft(bool nursery, string? until = null)
    {
        var child = nursery ? await Child("2025-05-20") : await Child("2018-03-02", "École du Lavoir", "CE2");
        var visitor = await Parent($"/inscriptions/nouvelle?enfant={child}");
        await visitor.Send("Continuer", (nursery ? "Multi-accueil" : "Accueil du matin", "oui"));
        var boxes = visitor.Page.Document.QuerySelectorAll("input[name=case]").Select(b => ("case", b.GetAttribute("value")!));
        (string, string)[] nurserys = [("Copie des pages", "vaccins.pdf|%PDF-1.4 vaccins"), ("Quels horaires", "De 8 h à 17 h")];
        await visitor.Send("Vérifier ma demande", [.. boxes, .. nursery ? nurserys : [], .. until is null ? Array.Empty<(string, string)>() : [("Dernier jour", until)]]);
        Assert.True(visitor.Page.HasButton("Envoyer ma demande"), visitor.Page.Text);
        return visitor;
    }

    public async Task<long> Sent(bool nursery = false, string? until = null)
    {
        var visitor = await Draft(nursery, until);
        var receipt = await visitor.Send("Envoyer ma demande");
        Assert.True(receipt.Path.EndsWith("/accuse", StringComparison.Ordinal), receipt.Text);
        return await Host.InStore(db => db.Enrolments.MaxAsync(e => e.Id));
    }

    public Task<long> PreRegistered() => Sent(nursery: true);

    public async Task<long> PreValidated() => await Decide(await PreRegistered(), "Accepter");

    public async Task<long> PlaceOffered()
    {
        var id = await PreValidated();
        await (await Agent($"/gestion/inscriptions/{id}")).Send("Proposer une place");
        return id;
    }

    public async Task<long> Validated(string? until = null) => await Decide(await Sent(until: until), "Accepter");

    public async Task<long> Ended()
    {
        var id = await Validated(Day(3));
        await Pass(4);
        return id;
    }

    public async Task<long> Refused() => await Decide(await Sent(), "Refuser avec ce motif", ("Motif, que la famille lira", "Plus de place."));

    public async Task<long> Withdrawn()
    {
        var id = await Sent();
        await (await Parent($"/demandes/{await RequestOf(id)}")).Send("Retirer ma demande");
        return id;
    }

    public async Task<long> OfferLapsed()
    {
        var id = await PlaceOffered();
        await Pass(11);
        return id;
    }

    /// <summary>The agent decides the request that carried the enrolment.</summary>
    public async Task<long> Decide(long enrolment, string button, params (string Field, string Value)[] fields)
    {
        await (await Agent($"/gestion/demandes/{await RequestOf(enrolment)}")).Send(button, fields);
        return enrolment;
    }

    public Task<long> RequestOf(long enrolment) => Host.InStore(db => db.Requests.Where(r => r.EnrolmentId == enrolment).OrderBy(r => r.Id).Select(r => r.Id).FirstAsync());

    /// <summary>A day from the town's today on, as a form writes it.</summary>
    public string Day(int fromToday) => Host.Services.GetRequiredService<TownClock>().Today.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Task<long> Family() => Host.InStore(db => db.Guardians.Where(g => g.Email == ParentEmail).Select(g => g.FamilyId).SingleAsync());

    // When much time has passed, a session is over: sign in again, as a person would.
    private static async Task<Visitor> At(Visitor visitor, string path, string email, string door)
    {
        if ((await visitor.Open(path)).Path == door)
        {
            await visitor.SignIn(email, page: door);
            await visitor.Open(path);
        }
        return visitor;
    }
}
