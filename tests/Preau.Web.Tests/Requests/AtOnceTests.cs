using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Testing;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Tests.Faults;

namespace Preau.Web.Tests.Requests;

/// <summary>Several people, or one who clicks twice, at the same instant: one effect, and a clear answer for each.</summary>
public sealed class AtOnceTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private static readonly DateOnly Day = new(2026, 12, 10);

    private PreauHost Host => demo.Host;

    [Fact]
    public async Task The_last_place_wanted_by_many_parents_goes_to_one_and_the_others_read_why()
    {
        var (people, boxes) = await EarlyBirds(6);
        await Leave(1);
        var forms = new List<Seen>();
        for (var i = 0; i < people.Count; i++) forms.Add(await Ready(people[i], boxes[i]));

        var answers = await Task.WhenAll(people.Zip(forms, (person, form) => person.RawFrom(form, "Confirmer")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.SeeOther);
        foreach (var lost in answers.Where(a => a.StatusCode != HttpStatusCode.SeeOther))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, lost.StatusCode);
            Assert.Contains("Il n’y a plus de place ce jour-là", WebUtility.HtmlDecode(await lost.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
        Assert.Equal(1, await Booked(boxes));
        await Soundness.Check(Host);
        foreach (var person in people) person.Dispose();
    }

    [Fact]
    public async Task A_double_click_books_once_and_both_answers_lead_to_the_result()
    {
        var (people, boxes) = await EarlyBirds(1);
        await Leave(5);
        using var parent = people[0];
        var form = await Ready(parent, boxes[0]);

        var answers = await Task.WhenAll(parent.RawFrom(form, "Confirmer"), parent.RawFrom(form, "Confirmer"));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct());
        Assert.Equal(1, await Booked(boxes));
        Assert.Contains("enregistré", (await parent.Open(answers[0].Headers.Location!.ToString())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_sends_one_request_and_both_answers_lead_to_its_receipt()
    {
        using var parent = await SignedIn("autre.parent@valbrune.example", "/connexion");
        await parent.Open("/ma-famille");
        var child = await Host.InStore(db => db.FamilyChildren.Where(m => m.FamilyId == 2).OrderBy(m => m.ChildId).Select(m => m.ChildId).FirstAsync());
        await parent.Open($"/inscriptions/nouvelle?enfant={child}");
        await parent.Send("Continuer", ("Accueil du matin", "oui"));
        await parent.Send("Vérifier ma demande", ("case", parent.Page.Document.QuerySelector("input[name=case]")!.GetAttribute("value")!));
        var form = parent.Page;
        var before = await Host.InStore(db => db.Requests.CountAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => parent.RawFrom(form, "Envoyer ma demande")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        var receipt = Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct());
        Assert.EndsWith("/accuse", receipt, StringComparison.Ordinal);
        Assert.Equal(before + 1, await Host.InStore(db => db.Requests.CountAsync()));
    }

    [Fact]
    public async Task A_double_click_on_the_choice_of_an_activity_makes_one_draft()
    {
        using var parent = await SignedIn("mere2@valbrune.example", "/connexion");
        var family = await FamilyOf("mere2@valbrune.example");
        var child = await Host.InStore(db => db.FamilyChildren.Where(m => m.FamilyId == family).OrderBy(m => m.ChildId).Select(m => m.ChildId).FirstAsync());
        var form = await parent.Open($"/inscriptions/nouvelle?enfant={child}");
        var activity = form.Document.QuerySelector("input[name=ActivityId]")!.GetAttribute("value")!;
        var before = await Host.InStore(db => db.Drafts.CountAsync(d => d.FamilyId == family));

        var answers = await Task.WhenAll(parent.RawFrom(form, "Continuer", ("ActivityId", activity)), parent.RawFrom(form, "Continuer", ("ActivityId", activity)));

        Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct());
        Assert.Equal(before + 1, await Host.InStore(db => db.Drafts.CountAsync(d => d.FamilyId == family)));
    }

    [Fact]
    public async Task Two_agents_decide_at_once_one_does_and_the_other_reads_who_did()
    {
        using var first = await SignedIn("gestion@valbrune.example", "/gestion/connexion");
        using var second = await SignedIn(await Colleague(), "/gestion/connexion");
        var id = await Host.InStore(db => db.Requests.Where(r => r.Kind == RequestKind.Details && r.State == RequestState.Sent).Select(r => r.Id).FirstAsync());
        var (one, two) = (await first.Open($"/gestion/demandes/{id}"), await second.Open($"/gestion/demandes/{id}"));

        var answers = await Task.WhenAll(first.RawFrom(one, "Accepter"), second.RawFrom(two, "Refuser avec ce motif", ("Motif, que la famille lira", "Non.")));

        var lost = Assert.Single(answers, a => a.StatusCode != HttpStatusCode.SeeOther);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lost.StatusCode);
        var (state, by) = await Host.InStore(async db => await db.Requests.AsNoTracking().SingleAsync(r => r.Id == id) is var r ? (r.State, r.DecidedBy) : default);
        Assert.Equal(lost == answers[1] ? (RequestState.Accepted, "Agathe Morvan") : (RequestState.Refused, "Basile Collègue"), (state, by));
        Assert.Contains($"{by} a déjà {(state == RequestState.Accepted ? "accepté" : "refusé")} cette demande", Seen.Fold(WebUtility.HtmlDecode(await lost.Content.ReadAsStringAsync())), StringComparison.Ordinal);
        Assert.Equal(1, await Host.InStore(db => db.OutboxMails.CountAsync(m => m.EffectKey!.StartsWith($"decision-coordonnees:{id}:"))));
    }

    [Fact]
    public async Task Two_guardians_of_a_family_change_the_same_booking_at_once_and_it_stands_once()
    {
        var (people, boxes) = await EarlyBirds(1);
        await Leave(5);
        using var one = people[0];
        using var two = await Partner(one, boxes[0]);
        var (a, b) = (await Ready(one, boxes[0]), await Ready(two, boxes[0]));

        var answers = await Task.WhenAll(one.RawFrom(a, "Confirmer"), two.RawFrom(b, "Confirmer"));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(1, await Booked(boxes));
        await Soundness.Check(Host);
    }

    [Fact]
    public async Task Two_browsers_save_the_same_details_at_once_one_does_and_the_other_sees_what_was_saved()
    {
        using var one = await SignedIn("pere2@valbrune.example", "/connexion");
        using var two = await SignedIn("pere2@valbrune.example", "/connexion");
        var (a, b) = (await one.Open("/mes-coordonnees"), await two.Open("/mes-coordonnees"));

        var answers = await Task.WhenAll(one.RawFrom(a, "Enregistrer", ("Téléphone à la maison", "04 75 00 00 01")), two.RawFrom(b, "Enregistrer", ("Téléphone à la maison", "04 75 00 00 02")));

        var lost = Assert.Single(answers, x => x.StatusCode == HttpStatusCode.UnprocessableEntity);
        Assert.Single(answers, x => x.StatusCode == HttpStatusCode.SeeOther);
        var text = Seen.Fold(WebUtility.HtmlDecode(await lost.Content.ReadAsStringAsync()));
        Assert.Contains("04 75 00 00 01", text, StringComparison.Ordinal);
        Assert.Contains("04 75 00 00 02", text, StringComparison.Ordinal);
    }

    /// <summary>Parents of several families, each with a child who may come in the morning at the Lavoir.</summary>
    private async Task<(List<Visitor> People, List<string> Boxes)> EarlyBirds(int count)
    {
        var found = await Host.InStore(async db =>
        {
            var activity = await db.Activities.Include(a => a.Slots).SingleAsync(a => a.Code == "matin");
            var site = await db.Sites.Where(s => s.Code == "elem-lavoir").Select(s => s.Id).SingleAsync();
            var guardians = await db.Guardians.Where(g => g.Email != null && g.FamilyId > 4).OrderBy(g => g.Id).ToListAsync();
            var birds = guardians.DistinctBy(g => g.FamilyId).Take(count).ToList();
            var boxes = new List<string>();
            foreach (var bird in birds)
            {
                var child = new Child { FirstName = "Matinal", LastName = bird.LastName, SearchKey = "matinal", SortKey = "matinal", BirthDate = new(2018, 3, 2), SchoolId = site, Class = SchoolClass.CoursElementaire2 };
                db.Children.Add(child);
                await db.SaveChangesAsync();
                db.FamilyChildren.Add(new FamilyChild { FamilyId = bird.FamilyId, ChildId = child.Id });
                db.Enrolments.Add(new Enrolment { ChildId = child.Id, FamilyId = bird.FamilyId, ActivityId = activity.Id, SiteId = site, From = activity.From, To = activity.To, State = EnrolmentState.Validated, SentAt = new DateTime(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc) });
                await db.SaveChangesAsync();
                boxes.Add($"{child.Id}-{activity.Slots[0].Id}-");
            }
            return (Emails: birds.ConvertAll(b => b.Email!), Boxes: boxes);
        });
        var people = new List<Visitor>();
        foreach (var email in found.Emails) people.Add(await SignedIn(email, "/connexion"));
        return (people, found.Boxes);
    }

    /// <summary>Another guardian of the family of this child.</summary>
    private async Task<Visitor> Partner(Visitor one, string box)
    {
        var child = long.Parse(box.Split('-')[0]);
        Assert.NotNull(one);
        var email = $"conjoint{child}@valbrune.example";
        await Host.InStore(async db =>
        {
            var family = await db.FamilyChildren.Where(m => m.ChildId == child).Select(m => m.FamilyId).SingleAsync();
            var guardian = new Guardian { FamilyId = family, FirstName = "Camille", LastName = "Conjoint", SearchKey = "camille", SortKey = "conjoint", Email = email };
            db.Guardians.Add(guardian);
            await db.SaveChangesAsync();
            db.Accounts.Add(await AccountLike(db, Audience.Family, email, guardian.Id, null));
            return await db.SaveChangesAsync();
        });
        return await SignedIn(email, "/connexion");
    }

    private async Task<string> Colleague()
    {
        const string Email = "collegue@valbrune.example";
        await Host.InStore(async db =>
        {
            var member = new StaffMember { Name = "Basile Collègue", Email = Email, Rights = StaffRight.Requests, CreatedAt = new DateTime(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc) };
            db.Staff.Add(member);
            await db.SaveChangesAsync();
            db.Accounts.Add(await AccountLike(db, Audience.Staff, Email, null, member.Id));
            return await db.SaveChangesAsync();
        });
        return Email;
    }

    private static async Task<Account> AccountLike(PortalDb db, Audience audience, string email, long? guardian, long? staff)
    {
        var model = await db.Accounts.AsNoTracking().FirstAsync(a => a.PasswordHash != null);
        return new Account
        {
            Audience = audience,
            Email = email,
            SignInName = SignInNames.Fold(email),
            PasswordHash = model.PasswordHash,
            SecurityStamp = RandomKey.New(),
            GuardianId = guardian,
            StaffMemberId = staff,
            CreatedAt = model.CreatedAt,
            PasswordChangedAt = model.PasswordChangedAt,
        };
    }

    /// <summary>Stands before the confirmation of this box.</summary>
    private static async Task<Seen> Ready(Visitor visitor, string box)
    {
        await visitor.Open("/reservations?mois=2026-12");
        var day = visitor.Page.Document.QuerySelectorAll("input[name=jour]").Select(b => b.GetAttribute("value")!).First(b => b == $"{box}20261210");
        return await visitor.Send("Vérifier", ("jour", day));
    }

    private Task<int> Booked(List<string> boxes)
    {
        var children = boxes.ConvertAll(b => long.Parse(b.Split('-')[0]));
        return Host.InStore(db => db.Bookings.CountAsync(b => children.Contains(b.ChildId) && b.Day == Day));
    }

    private Task<int> Leave(int places) => Host.InStore(async db =>
    {
        var pools = await db.SlotPools.Where(p => db.Slots.Any(s => s.Id == p.SlotId && db.Activities.Any(a => a.Id == s.ActivityId && a.Code == "matin")) && db.Sites.Any(s => s.Id == p.SiteId && s.Code == "elem-lavoir")).Select(p => p.PoolId).ToListAsync();
        return await db.PoolDays.Where(d => pools.Contains(d.PoolId) && d.Day == Day).ExecuteUpdateAsync(d => d.SetProperty(p => p.Capacity, p => p.Taken + places));
    });

    private Task<long> FamilyOf(string email) => Host.InStore(db => db.Guardians.Where(g => g.Email == email).Select(g => g.FamilyId).SingleAsync());

    private async Task<Visitor> SignedIn(string email, string page)
    {
        var visitor = Host.Visitor();
        await visitor.SignIn(email, page: page);
        return visitor;
    }
}
