using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Enrolments;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Families;

/// <summary>What the staff see of a new family's file, what they answer, and what cannot be done before.</summary>
public sealed class NewFamilyDecisionTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private static readonly DateTime Now = new(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc);

    private PreauHost Host => demo.Host;

    [Fact]
    public async Task The_staff_see_all_answers_and_the_files_that_resemble_it()
    {
        using var visitor = Host.Visitor();
        await NewFile.UpToChildren(Host, visitor, "semblable@courriel.example", "ines", "KACI");
        await visitor.Send("Continuer", ("Prénom", "Jeanne"), ("Nom", "Delmas Kaci"), ("Date de naissance", "2019-04-12"));
        await visitor.Send("C’est tout");
        await visitor.Send("Continuer");
        await visitor.Send("Envoyer mon dossier");

        using var agent = await Agent();
        var page = await agent.Open($"/gestion/demandes/{await NewFile.Request(Host, "semblable@courriel.example")}");
        Assert.Contains("Jeanne Delmas Kaci", page.Text, StringComparison.Ordinal);
        Assert.Contains("3 rue des Remparts", page.Text, StringComparison.Ordinal);
        Assert.Contains("enfant de même prénom et de même date de naissance", page.Text, StringComparison.Ordinal);
        Assert.Contains("responsable de même nom (Inès Kaci)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Delmas-Kaci", (await agent.Open(page.Link("F-000101"))).Text, StringComparison.Ordinal);
        var own = await visitor.Open($"/demandes/{await NewFile.Request(Host, "semblable@courriel.example")}");
        Assert.DoesNotContain("F-000101", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepting_opens_the_file_and_sends_the_enrolments_wanted()
    {
        using var visitor = Host.Visitor();
        await NewFile.Sent(Host, visitor, "acceptee@courriel.example", "Fatou");
        using var agent = await Agent();
        await agent.Open($"/gestion/demandes/{await NewFile.Request(Host, "acceptee@courriel.example")}");
        Assert.Equal("/gestion/demandes", (await agent.Send("Accepter")).Path);

        Assert.DoesNotContain("attend l’accord", (await visitor.Open("/tableau-de-bord")).Text, StringComparison.Ordinal);
        var list = await visitor.Open("/inscriptions");
        Assert.Contains("Restauration scolaire", list.Text, StringComparison.Ordinal);
        var wanted = await Host.InStore(async db => await db.Enrolments.Include(e => e.Wanted).Where(e => db.Children.Any(c => c.Id == e.ChildId && c.FirstName == "Fatou")).SingleAsync());
        Assert.Equal((EnrolmentState.Sent, Weekdays.Monday | Weekdays.Thursday), (wanted.State, wanted.Wanted.Single().Weekdays));
        Assert.Contains("Votre demande est acceptée", await Mails("acceptee@courriel.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusing_leaves_an_account_that_reads_why_and_how_to_contest()
    {
        using var visitor = Host.Visitor();
        await NewFile.Sent(Host, visitor, "refusee@courriel.example", "Binta");
        var id = await NewFile.Request(Host, "refusee@courriel.example");
        using var agent = await Agent();
        await agent.Open($"/gestion/demandes/{id}");
        await agent.Send("Refuser", ("Motif, que la famille lira", "Vous avez déjà un dossier."));

        using var again = Host.Visitor();
        Assert.Contains("n’a pas accepté votre dossier", (await again.SignIn("refusee@courriel.example", NewFile.Password)).Text, StringComparison.Ordinal);
        var decision = await again.Open($"/demandes/{id}");
        Assert.Contains("Vous avez déjà un dossier.", decision.Text, StringComparison.Ordinal);
        Assert.Contains("tribunal administratif", decision.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_file_is_corrected_and_sent_again_and_the_staff_see_what_was_refused_and_what_changed()
    {
        using var visitor = Host.Visitor();
        await NewFile.Sent(Host, visitor, "corrigee@courriel.example", "Aminata");
        var first = await NewFile.Request(Host, "corrigee@courriel.example");
        using var agent = await Agent();
        await agent.Open($"/gestion/demandes/{first}");
        await agent.Send("Refuser", ("Motif, que la famille lira", "L’adresse est incomplète."));

        await visitor.Open($"/demandes/{first}");
        var offer = visitor.Page;
        var check = await visitor.Send("Corriger mon dossier");
        Assert.Equal((HttpStatusCode.OK, "/nouveau-dossier/verification"), (check.Status, check.Path));
        Assert.Contains("Aminata", check.Text, StringComparison.Ordinal);
        await visitor.Open("/nouveau-dossier/adresse");
        await visitor.Send("Continuer", ("Numéro et voie", "3 bis rue des Remparts"));
        await visitor.Open("/nouveau-dossier/enfants/2");
        await visitor.Send("Continuer", ("Prénom", "Sira"), ("Nom", "N’Diaye"), ("Date de naissance", "2020-06-01"), ("École", "École du Lavoir"), ("Classe", "CP"));
        await visitor.Send("C’est tout");
        // A new address asks again for what it decides: each child's enrolments.
        var lunch = await Host.InStore(db => db.Activities.Where(a => a.Code == "cantine").Select(a => a.Id).SingleAsync());
        await visitor.Send("Continuer", ("Wanted", $"{lunch}-2"));
        await visitor.Send("Continuer");
        var receipt = await visitor.Send("Envoyer à nouveau mon dossier");

        Assert.Equal("Accusé de réception", receipt.Title);
        Assert.Contains("attend l’accord du service", (await visitor.Open("/tableau-de-bord")).Text, StringComparison.Ordinal);
        var again = await Host.InStore(db => db.Requests.AsNoTracking().OrderByDescending(r => r.Id).FirstAsync(r => r.Kind == RequestKind.NewFamily));
        var page = await agent.Open($"/gestion/demandes/{again.Id}");
        Assert.Contains("L’adresse est incomplète.", page.Text, StringComparison.Ordinal);
        Assert.Contains("3 rue des Remparts", string.Join(' ', page.All("table.diff del")), StringComparison.Ordinal);
        Assert.Contains("3 bis rue des Remparts", string.Join(' ', page.All("table.diff ins")), StringComparison.Ordinal);
        Assert.Contains("Sira", string.Join(' ', page.All("table.diff ins")), StringComparison.Ordinal);
        await agent.Send("Accepter");
        var family = await Host.InStore(db => db.Families.AsNoTracking().Include(f => f.Children).Include(f => f.Guardians).SingleAsync(f => f.Id == again.FamilyId));
        Assert.Equal((FamilyState.Accepted, "3 bis rue des Remparts", 2, 1), (family.State, family.Address.Street, family.Children.Count, family.Guardians.Count));
        Assert.Contains("Restauration scolaire", (await visitor.Open("/inscriptions")).Text, StringComparison.Ordinal);
        // The button of the refusal, pressed once more from another tab, finds nothing to correct.
        Assert.Equal($"/demandes/{first}", (await visitor.SendFrom(offer, "Corriger mon dossier")).Path);
        Assert.Equal(1, await Host.InStore(db => db.Accounts.CountAsync(a => a.Email == "corrigee@courriel.example")));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_and_answered_on_the_same_request()
    {
        using var visitor = Host.Visitor();
        await NewFile.Sent(Host, visitor, "incomplete@courriel.example", "Oumar");
        var id = await NewFile.Request(Host, "incomplete@courriel.example");
        using var agent = await Agent();
        await agent.Open($"/gestion/demandes/{id}");
        await agent.Send("Demander à la famille", ("Ce qui manque", "Un justificatif de domicile."));
        Assert.Contains("Un justificatif de domicile.", (await visitor.Open($"/demandes/{id}")).Text, StringComparison.Ordinal);
        await visitor.Send("Envoyer ma réponse", ("Votre réponse", "Je l’ai déposé au guichet."));
        Assert.Contains("Je l’ai déposé au guichet.", (await agent.Open($"/gestion/demandes/{id}")).Text, StringComparison.Ordinal);
        Assert.True(agent.Page.HasButton("Accepter"));
    }

    [Fact]
    public async Task Nothing_is_booked_or_asked_for_before_acceptance_by_any_way()
    {
        using var visitor = Host.Visitor();
        await NewFile.Sent(Host, visitor, "presse@courriel.example", "Modou");
        var (family, child, slot) = await ValidatedEnrolment("presse@courriel.example");
        var wish = new Features.Bookings.Wish(child, slot, new(2026, 12, 3), Book: true);

        var direct = await Host.Run<SubmitBookings, Submission>(o => o.Run(family, 1, Actor.Product, [wish], Guid.NewGuid(), Now, "/"));
        var staff = await Host.Run<SubmitBookings, Submission>(o => o.Run(family, null, Actor.Product, [wish], Guid.NewGuid(), Now, "/"));
        Assert.All([direct, staff], s => Assert.Equal((false, RefusalCode.FamilyNotAccepted), (s.IsDone, s.Outcomes.Single().Refusal?.Code)));
        var validation = await Host.InOneTransaction<ChangeBookings, IReadOnlyList<WishOutcome>>(o => o.Apply(new(family, Actor.Product, Now), [wish], Now, byStaff: true));
        Assert.All(validation, o => Assert.Equal(RefusalCode.FamilyNotAccepted, o.Refusal?.Code));
        var week = new WantedWeek([new(child, slot, Weekdays.Thursday)], default, new(new(2026, 12, 1), new(2026, 12, 18)), new());
        var pattern = await Host.Run<ApplyPattern, PatternApplied>(o => o.Run(family, null, Actor.Product, new(week, "Semaine type", IsStanding: false), Guid.NewGuid(), Now));
        Assert.Equal(0, pattern.Booked);
        Assert.Contains("attend l’accord du service", (await visitor.Open("/reservations")).Text, StringComparison.Ordinal);
        Assert.Contains("attend l’accord du service", (await visitor.Open($"/inscriptions/nouvelle?enfant={child}")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await Host.InStore(db => db.Bookings.CountAsync(b => b.FamilyId == family)));
    }

    private async Task<(long Family, long Child, long Slot)> ValidatedEnrolment(string email) => await Host.InStore(async db =>
    {
        var family = await db.Guardians.Where(g => g.Email == email).Select(g => g.FamilyId).SingleAsync();
        var child = await db.FamilyChildren.Where(m => m.FamilyId == family).Select(m => m.Child).SingleAsync();
        var lunch = await db.Activities.Include(a => a.Slots).SingleAsync(a => a.Code == "cantine");
        db.Enrolments.Add(new Enrolment { ChildId = child.Id, FamilyId = family, ActivityId = lunch.Id, SiteId = child.SchoolId!.Value, From = lunch.From, To = lunch.To, State = EnrolmentState.Validated, SentAt = Now });
        await db.SaveChangesAsync();
        return (family, child.Id, lunch.Slots[0].Id);
    });

    private Task<string> Mails(string email) => Host.InStore(async db => string.Join('\n', await db.OutboxMails.Where(m => m.To == email).Select(m => m.Text).ToListAsync()));

    private async Task<Visitor> Agent()
    {
        var agent = Host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        return agent;
    }
}
