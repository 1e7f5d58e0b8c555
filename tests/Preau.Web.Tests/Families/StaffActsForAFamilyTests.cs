using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Testing;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Families;

/// <summary>An agent does for a family what it may do itself: same pages, same operations, the agent's name in the history, a mail to the family.</summary>
public sealed class StaffActsForAFamilyTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Agent = "Agathe Morvan";

    private PreauHost Host => demo.Host;

    [Fact]
    public async Task An_agent_changes_phones_and_address_at_once_and_the_family_is_told()
    {
        using var agent = await SignIn("gestion@valbrune.example");
        var guardian = await Guardian("Vidal");
        await agent.Open($"/gestion/familles/{guardian.FamilyId}/responsables/{guardian.Id}");

        var after = await agent.Send("Enregistrer les coordonnées", ("Téléphone portable", "06 12 34 99 01"), ("Numéro et voie", "24 avenue de la Gare"));

        Assert.Equal($"/gestion/familles/{guardian.FamilyId}", after.Path);
        var (phone, street) = await Host.InStore(async db => (
            await db.Guardians.Where(g => g.Id == guardian.Id).Select(g => g.MobilePhone).SingleAsync(),
            (await db.Families.AsNoTracking().SingleAsync(f => f.Id == guardian.FamilyId)).Address.Street));
        Assert.Equal(("+33612349901", "24 avenue de la Gare"), (phone, street));
        Assert.Contains("Adresse changée", await DoneBy(Agent, guardian.FamilyId));
        Assert.Contains(await MailsTo("autre.parent@valbrune.example", "dossier-change"), m => m.Contains("Adresse du foyer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_agent_changes_a_childs_identity_at_once_and_leaves_the_health_that_the_agent_may_not_see()
    {
        using var agent = await SignIn("gestion@valbrune.example");
        var (family, child) = await Child("Noé");
        var page = await agent.Open($"/gestion/familles/{family}/enfants/{child}");
        Assert.DoesNotContain("Arachide", page.Text, StringComparison.Ordinal);

        await agent.Send("Enregistrer", ("Prénom", "Noah"));

        var (name, allergies) = await Host.InStore(async db => (
            await db.Children.Where(c => c.Id == child).Select(c => c.FirstName).SingleAsync(),
            await db.HealthRecords.Where(h => h.ChildId == child).Select(h => h.Allergies).SingleAsync()));
        Assert.Equal(("Noah", "Arachide"), (name, allergies));
        Assert.Contains("Informations de l’enfant changées", await DoneBy(Agent, family));
        Assert.Contains(await MailsTo("parent@valbrune.example", "dossier-change"), m => m.Contains("Informations de", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_agent_adds_a_child_at_once()
    {
        using var agent = await SignIn("gestion@valbrune.example");
        var guardian = await Guardian("Abadie");
        await agent.Open($"/gestion/familles/{guardian.FamilyId}/enfants/nouveau");

        var after = await agent.Send("Ajouter l’enfant", ("Prénom", "Anatole"), ("Date de naissance", "2022-03-04"));

        Assert.Contains("Anatole Abadie", after.Text, StringComparison.Ordinal);
        Assert.Contains("Enfant ajouté au dossier", await DoneBy(Agent, guardian.FamilyId));
        Assert.Contains(await MailsTo(guardian.Email!, "dossier-change"), m => m.Contains("Anatole", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_agent_withdraws_a_request_for_the_family()
    {
        using var agent = await SignIn("gestion@valbrune.example");
        var request = await Host.InStore(db => db.Requests.AsNoTracking().SingleAsync(r => r.Kind == RequestKind.Details && r.State == RequestState.Sent));
        await agent.Open($"/gestion/familles/{request.FamilyId}/demandes/{request.Id}");

        var after = await agent.Send("Retirer pour la famille");

        Assert.Equal($"/gestion/familles/{request.FamilyId}", after.Path);
        Assert.Equal(RequestState.Withdrawn, await Host.InStore(db => db.Requests.Where(r => r.Id == request.Id).Select(r => r.State).SingleAsync()));
        Assert.Contains($"Demande retirée\u00A0: {request.Title}", await DoneBy(Agent, request.FamilyId));
        Assert.NotEmpty(await MailsTo("parent@valbrune.example", "demande-retiree"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/responsables/{0}")]
    [InlineData("/enfants/nouveau")]
    [InlineData("/inscriptions/nouvelle")]
    [InlineData("/reservations/absence")]
    [InlineData("/reservations")]
    [InlineData("/reservations/jour")]
    [InlineData("/reservations/historique")]
    [InlineData("/reservations/semaine-type")]
    public async Task Each_page_for_a_family_opens_for_the_right_and_not_without_it(string page)
    {
        var guardian = await Guardian("Roussel");
        var address = $"/gestion/familles/{guardian.FamilyId}" + string.Format(page, guardian.Id);
        using var agent = await SignIn("gestion@valbrune.example");
        using var admin = await SignIn("admin@valbrune.example");

        Assert.Equal(HttpStatusCode.OK, (await agent.Open(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Open(address)).Status);
    }

    [Fact]
    public async Task The_account_is_for_the_right_of_money_and_the_file_shows_no_income_to_the_school()
    {
        var guardian = await Guardian("Marchetti");
        using var agent = await SignIn("gestion@valbrune.example");
        using var regie = await SignIn("regie@valbrune.example");
        using var school = await SignIn("direction@valbrune.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Open($"/gestion/familles/{guardian.FamilyId}/compte")).Status);
        Assert.Contains("Reste à payer", (await regie.Open($"/gestion/familles/{guardian.FamilyId}/compte")).Text, StringComparison.Ordinal);
        var file = await school.Open($"/gestion/familles/{guardian.FamilyId}");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.DoesNotContain("Quotient", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_of_one_site_finds_nothing_of_a_family_of_another_and_only_its_own_children()
    {
        using var school = await SignIn("direction@valbrune.example");
        var foreign = await Guardian("Vidal");

        Assert.Equal(HttpStatusCode.NotFound, (await school.Open($"/gestion/familles/{foreign.FamilyId}")).Status);

        var (own, _) = await Child("Jeanne");
        var file = await school.Open($"/gestion/familles/{own}");
        Assert.Contains("Jeanne Delmas-Kaci", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lila Delmas-Kaci", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_of_one_site_books_for_no_family_that_has_a_child_elsewhere()
    {
        Task<int> Give(StaffRight rights) => Host.InStore(db => db.Staff.Where(s => s.Email == "direction@valbrune.example").ExecuteUpdateAsync(s => s.SetProperty(x => x.Rights, rights)));
        var rights = await Host.InStore(db => db.Staff.Where(s => s.Email == "direction@valbrune.example").Select(s => s.Rights).SingleAsync());
        await Give(rights | StaffRight.Bookings);
        using var school = await SignIn("direction@valbrune.example");
        var (own, _) = await Child("Jeanne");

        var (file, calendar) = ((await school.Open($"/gestion/familles/{own}")).Status, (await school.Open($"/gestion/familles/{own}/reservations")).Status);

        await Give(rights);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (file, calendar));
    }

    [Fact]
    public async Task Opening_a_file_with_the_right_of_health_is_written_down()
    {
        using var school = await SignIn("direction@valbrune.example");
        var (family, child) = await Host.InStore(async db =>
        {
            var pupil = await db.FamilyChildren.Where(m => m.Child.FirstName == "Tom" && m.Child.LastName == "Marchetti").OrderBy(m => m.FamilyId).FirstAsync();
            db.HealthRecords.Add(new HealthRecord { ChildId = pupil.ChildId, Allergies = "Kiwi" });
            await db.SaveChangesAsync();
            return (pupil.FamilyId, pupil.ChildId);
        });

        Assert.Contains("Kiwi", (await school.Open($"/gestion/familles/{family}")).Text, StringComparison.Ordinal);

        Assert.True(await Host.InStore(db => db.History.AnyAsync(h => h.Action == "read" && h.ChildId == child && h.ActorKind == ActorKind.Staff)));
    }

    private async Task<Visitor> SignIn(string email)
    {
        var visitor = Host.Visitor();
        await visitor.SignIn(email, page: "/gestion/connexion");
        return visitor;
    }

    private Task<Guardian> Guardian(string family) => Host.InStore(db => (
        from guardian in db.Guardians.AsNoTracking()
        join file in db.Families on guardian.FamilyId equals file.Id
        where file.Name == family
        orderby guardian.Id
        select guardian).FirstAsync());

    private Task<(long Family, long Child)> Child(string firstName) => Host.InStore(async db =>
    {
        var member = await db.FamilyChildren.Where(m => m.Child.FirstName == firstName && m.Child.LastName == "Delmas-Kaci").SingleAsync();
        return (member.FamilyId, member.ChildId);
    });

    private Task<List<string>> DoneBy(string agent, long family) => Host.InStore(db =>
        db.History.Where(h => h.FamilyId == family && h.ActorKind == ActorKind.Staff && h.ActorName == agent).Select(h => h.Summary).ToListAsync());

    private Task<List<string>> MailsTo(string address, string kind) => Host.InStore(db =>
        db.OutboxMails.Where(m => m.To == address && m.EffectKey!.StartsWith(kind + ":")).Select(m => m.Text).ToListAsync());
}
