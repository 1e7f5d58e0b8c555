using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OtpNet;
using Preau.Domain.Bookings;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Testing;
using Preau.Web.Features.Accounts;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Tests.Accounts;

namespace Preau.Web.Tests.Hosting;

/// <summary>From an empty town to a parent's first booking, over HTTPS as the trusted proxy hands it on.</summary>
public sealed class FirstTownTests : IAsyncLifetime
{
    private const string Public = "https://famille.valbrune.example";
    private const string Password = "velours carafe mouton ardoise";
    private const string Parent = "prune.adam@courriel.example";

    private readonly FakeTimeProvider time = new(DateTimeOffset.Parse(PreauHost.DefaultNow));
    private PreauHost town = null!;

    public async ValueTask InitializeAsync() => town = await PreauHost.Town(services: Clock);

    public async ValueTask DisposeAsync() => await town.DisposeAsync();

    [Fact]
    public async Task An_empty_town_becomes_one_where_a_parent_has_booked()
    {
        Assert.Equal((0, "La configuration est en place."), await Verb("settings", "import", Seed));

        // The first administrator, by the link of the machine.
        using var admin = town.Visitor(Public);
        await Enter(admin, new Uri((await Verb("staff", "invite", "admin@ville.example", "--nom", "Ada Ménard")).Output.Split('\n')[1].Trim()).PathAndQuery);

        // An agent, by mail.
        await admin.Open("/gestion/agents/nouveau");
        await admin.Send("Envoyer", ("Adresse électronique", "agent@ville.example"), ("Prénom et nom", "Luc Berger"), ("Input.Rights", "Requests"), ("Input.Rights", "Families"));
        Assert.Equal("/gestion/agents", admin.Page.Path);
        using var agent = town.Visitor(Public);
        await Enter(agent, await town.LastLink("agent@ville.example"));

        // A family whose parent gets the activation link from the agent.
        var family = await town.InStore(AddFamily);
        await agent.Open($"/gestion/familles/{family}");
        await agent.Send("Envoyer le lien");
        using var parent = town.Visitor(Public);
        await parent.Open(await town.LastLink(Parent));
        await parent.Send("Enregistrer", ("Mot de passe", Password));
        Assert.Equal("/tableau-de-bord", parent.Page.Path);
        Assert.All(parent.Cookies.GetCookies(new Uri(Public)).Cast<Cookie>(), cookie => Assert.StartsWith("__Host-", cookie.Name, StringComparison.Ordinal));

        // The enrolment: asked, validated.
        await parent.Open("/inscriptions/nouvelle");
        await parent.Send("Continuer", ("Accueil du matin", "oui"));
        await parent.Send("Vérifier ma demande", ("Lundi", "oui"));
        Assert.Empty(parent.Page.All("#erreurs li"));
        await parent.Send("Envoyer ma demande");
        Assert.Equal("Accusé de réception", parent.Page.Title);
        var request = await town.InStore(db => db.Requests.SingleAsync(r => r.Kind == RequestKind.Enrolment));
        await agent.Open("/gestion/demandes");
        await agent.Open($"/gestion/demandes/{request.Id}");
        await agent.Send("Accepter");
        Assert.Contains("acceptée", agent.Page.Text, StringComparison.OrdinalIgnoreCase);

        // The first booking by the parent: a Thursday, where only Mondays were wanted.
        var day = new DateOnly(2026, 12, 10);
        await parent.Open("/reservations?mois=2026-12");
        var child = await town.InStore(db => db.Children.Select(c => c.Id).SingleAsync());
        await parent.Send("Vérifier mes changements", ("Sacha, Matin, jeudi 10 décembre", "oui"));
        await parent.Send("Confirmer ce changement");

        Assert.Contains("1 changement enregistré", parent.Page.Text, StringComparison.Ordinal);
        var booked = await town.InStore(db => db.Bookings.SingleAsync(b => b.Day == day));
        Assert.Equal((child, family), (booked.ChildId, booked.FamilyId));
    }

    [Fact]
    public async Task Files_with_a_fault_are_refused_with_a_sentence_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Seed, "*.csv")) File.Copy(file, folder[Path.GetFileName(file)]);
        File.AppendAllText(folder["activites.csv"], "sieste;Sieste;inconnue;hier;2027-07-02;XX;nulle-part;oui;non;;;;;oui;lu;;direct;direct;oui;\n");

        var (code, _, errors) = await town.Store.Run(Clock, "settings", "import", folder.Path);

        Assert.Equal(1, code);
        Assert.Contains("activites.csv", errors, StringComparison.Ordinal);
        Assert.Contains("hier", errors, StringComparison.Ordinal);
        Assert.False(await town.InStore(db => db.Activities.AnyAsync()));
    }

    [Fact]
    public async Task A_configuration_in_force_is_not_imported_over()
    {
        Assert.Equal(0, (await Verb("settings", "import", Seed)).Code);

        var (code, _, errors) = await town.Store.Run(Clock, "settings", "import", Seed);

        Assert.Equal(1, code);
        Assert.Contains("déjà une configuration", errors, StringComparison.Ordinal);
    }

    private static string Seed => Path.Combine(DataFolder.Checkout()!, "seed");

    private void Clock(IServiceCollection services) => services.AddSingleton<TimeProvider>(time);

    private async Task<(int Code, string Output)> Verb(params string[] words)
    {
        var (code, output, errors) = await town.Store.Run(Clock, words);
        Assert.Equal("", errors);
        return (code, output.Trim());
    }

    /// <summary>Password, then the second factor read from the page.</summary>
    private async Task Enter(Visitor agent, string link)
    {
        await agent.Open(link);
        await agent.Send("Enregistrer", ("Mot de passe", Password));
        Assert.Equal("/gestion/double-authentification", agent.Page.Path);
        var secret = agent.Page.All("main p code").Single();
        await agent.Send("Mettre en place", ("Code à six chiffres", new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(time.GetUtcNow().UtcDateTime)));
        Assert.Equal("/gestion", (await agent.Open("/gestion")).Path);
    }

    private async Task<long> AddFamily(PortalDb db)
    {
        var family = new Family
        {
            FileNumber = "F-000001",
            Name = "Adam",
            SearchKey = SearchKeys.Fold("Adam"),
            SortKey = SearchKeys.Fold("Adam"),
            Address = new PostalAddress("1 rue du Four", null, "26290", "Valbrune"),
            IsResident = true,
            CreatedAt = time.GetUtcNow().UtcDateTime,
            State = FamilyState.Accepted,
        };
        family.Guardians.Add(new Guardian { FirstName = "Prune", LastName = "Adam", SearchKey = SearchKeys.Fold("Prune", "Adam"), SortKey = SearchKeys.Fold("Adam", "Prune"), Email = Parent });
        db.Families.Add(family);
        var child = new Child
        {
            FirstName = "Sacha",
            LastName = "Adam",
            SearchKey = SearchKeys.Fold("Sacha", "Adam"),
            SortKey = SearchKeys.Fold("Adam", "Sacha"),
            BirthDate = new DateOnly(2019, 3, 4),
            Class = SchoolClass.CoursElementaire1,
            SchoolId = await db.Sites.Where(s => s.Code == "elem-tilleuls").Select(s => (long?)s.Id).SingleAsync(),
        };
        db.Children.Add(child);
        await db.SaveChangesAsync();
        db.FamilyChildren.Add(new FamilyChild { FamilyId = family.Id, ChildId = child.Id });
        await db.SaveChangesAsync();
        return family.Id;
    }
}
