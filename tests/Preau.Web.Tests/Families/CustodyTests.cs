using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Calendars;
using Preau.Testing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Families;

/// <summary>
/// The days of Tom, in the files of his mother and of his father. The host's day is Tuesday 24 November 2026; his mother has booked his meals
/// until 15 December. The demo's own calendar begins on 4 January 2027.
/// </summary>
public sealed class CustodyTests : IAsyncLifetime
{
    private static readonly DateOnly FathersThursday = new(2026, 12, 3);
    private static readonly DateOnly MothersThursday = new(2026, 12, 10);

    private PreauHost host = null!;
    private long tom;
    private long mothers;
    private long fathers;

    public async ValueTask InitializeAsync()
    {
        host = await PreauHost.Demo();
        (mothers, fathers) = (await Family("mere2"), await Family("pere2"));
        tom = await host.InStore(db => db.FamilyChildren.Where(m => m.FamilyId == fathers && m.Child.FirstName == "Tom").Select(m => m.ChildId).SingleAsync());
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task What_one_parent_proposes_changes_nothing_before_the_other_agrees_and_then_bookings_change_hands()
    {
        using var mother = await SignIn("mere2");
        using var father = await SignIn("pere2");
        var shown = await Propose(mother);
        Assert.Contains("Repas, jeudi 3 décembre : passe chez l’autre parent", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Repas, jeudi 10 décembre : passe", shown.Text, StringComparison.Ordinal);
        await mother.Send("Proposer à l’autre parent");
        Assert.Equal(mothers, (await Meal(FathersThursday)).FamilyId);
        Assert.Equal(1, await Mails("pere2", "jours-proposes"));

        await father.Open(Page);
        Assert.Contains("Repas, jeudi 3 décembre : passe chez vous", father.Page.Text, StringComparison.Ordinal);
        var form = father.Page;
        await father.Send("Je suis d’accord");
        await father.SendFrom(form, "Je suis d’accord");

        Assert.Equal((fathers, mothers), ((await Meal(FathersThursday)).FamilyId, (await Meal(MothersThursday)).FamilyId));
        Assert.Equal((1, 1), (await Mails("mere2", "jours-partages"), await Mails("pere2", "jours-partages")));
        Assert.True(await host.InStore(db => db.History.AnyAsync(h => h.Action == "handed over" && h.FamilyId == fathers && h.ChildId == tom && h.Summary.Contains("Repas, jeudi 3 décembre 2026"))));
        Assert.Contains("Chez l’autre parent, réservé", (await mother.Open("/reservations?mois=2026-12")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_of_the_other_parent_can_neither_be_booked_nor_cancelled_by_a_forged_form()
    {
        await host.InStore(db => InForce(db, mothers));
        using var mother = await SignIn("mere2");
        using var father = await SignIn("pere2");
        var booking = await Meal(MothersThursday);
        var mothersBox = $"{tom}-{booking.SlotId}-{MothersThursday:yyyyMMdd}";

        var december = await father.Open("/reservations?mois=2026-12");
        Assert.DoesNotContain($"value=\"{mothersBox}\"", december.Html!.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var had = december.Document.QuerySelector("input[name=avait]");
        had?.SetAttribute("value", mothersBox);
        await father.Send("Vérifier mes changements");
        if (father.Page.HasButton("Confirmer ce changement")) await father.Send("Confirmer ce changement");

        Assert.Equal(mothers, (await Meal(MothersThursday)).FamilyId);
        Assert.Contains("Chez l’autre parent", december.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_parents_who_propose_at_once_each_see_the_others_first()
    {
        using var mother = await SignIn("mere2");
        using var father = await SignIn("pere2");
        await Propose(mother);
        await Propose(father);
        await mother.Send("Proposer à l’autre parent");

        var refused = await father.Send("Proposer à l’autre parent");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("L’autre parent a proposé ou retiré un calendrier entre-temps", refused.Text, StringComparison.Ordinal);
        Assert.Contains("L’autre parent propose", refused.Text, StringComparison.Ordinal);
        Assert.Equal(mothers, await host.InStore(db => db.Custodies.Where(c => c.State == CustodyState.Proposed).Select(c => c.ProposedByFamilyId).SingleAsync()));
        await father.Open(Page);
        await father.Send("Je ne suis pas d’accord");
        Assert.False(await host.InStore(db => db.Custodies.AnyAsync(c => c.State == CustodyState.Proposed)));
        Assert.Equal(1, await Mails("mere2", "jours-declines"));
    }

    [Fact]
    public async Task An_agent_enters_a_decision_and_what_is_past_or_told_absent_stays()
    {
        await host.InStore(db => db.Bookings.Where(b => b.ChildId == tom && b.Day == FathersThursday).ExecuteUpdateAsync(s => s.SetProperty(b => b.AbsenceToldAt, new DateTime(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc))));
        using var agent = host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        await agent.Open($"/gestion/familles/{mothers}/enfants/{tom}/garde");
        var shown = await agent.Send("Voir ce que cela change", ("Décision", "Jugement du 3 novembre 2026"), ("À partir du", "2026-11-01"), ("Input.Weeks", "Counted"), ("Input.WeekStart", "2026-11-23"), ("Input.Holidays", "Halves"));
        Assert.Contains("à la famille qui l’a faite", shown.Text, StringComparison.Ordinal);
        await agent.Send("Mettre en vigueur");

        Assert.Contains("Jugement du 3 novembre 2026", agent.Page.Text, StringComparison.Ordinal);
        Assert.Equal(mothers, (await Meal(FathersThursday)).FamilyId);
        Assert.Equal(mothers, await host.InStore(db => db.Bookings.Where(b => b.ChildId == tom && b.Day == new DateOnly(2026, 11, 19) && db.Slots.Any(s => s.Id == b.SlotId && s.Code == "repas")).Select(b => b.FamilyId).SingleAsync()));
        Assert.Equal(fathers, (await Meal(new(2026, 12, 4))).FamilyId);
        using var father = await SignIn("pere2");
        Assert.DoesNotContain("Jugement", (await father.Open(Page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_calendar_each_is_told_what_the_other_books()
    {
        using var father = await SignIn("pere2");
        await father.Open("/reservations?mois=2026-12");
        await father.Send("Vérifier mes changements", ("Tom, Soir, vendredi 18 décembre", "oui"));
        await father.Send("Confirmer ce changement");

        Assert.Equal((1, 0), (await Mails("mere2", "jours-autre-parent"), await Mails("pere2", "jours-autre-parent")));
        Assert.Contains("réservé", await host.InStore(db => db.OutboxMails.Where(m => m.EffectKey!.StartsWith("jours-autre-parent:")).Select(m => m.Text).SingleAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20", "", "Cette date vient trop tôt : choisissez le mardi 24 novembre 2026")]
    [InlineData("2027-01-04", "", "Une autre règle prend effet ce jour-là")]
    [InlineData("2026-12-01", "2026-11-30", "La date de fin vient avant")]
    [InlineData("", "", "à partir de quel jour")]
    public async Task A_calendar_that_cannot_be_gets_a_sentence_and_nothing_is_saved(string from, string exceptionTo, string sentence)
    {
        using var mother = await SignIn("mere2");
        await mother.Open(Page);

        var refused = await mother.Send("Voir ce que cela change", ("À partir du", from), ("Input.Weeks", "Parity"), ("Input.Exceptions[0].From", exceptionTo.Length == 0 ? "" : "2026-12-24"), ("Input.Exceptions[0].To", exceptionTo));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, Seen.Fold(refused.Text), StringComparison.Ordinal);
        Assert.Equal(1, await host.InStore(db => db.Custodies.CountAsync()));
    }

    [Fact]
    public async Task Calendar_weeks_say_what_happens_at_New_Year()
    {
        using var mother = await SignIn("mere2");
        await mother.Open(Page);
        var shown = await mother.Send("Voir ce que cela change", ("À partir du", "2026-12-01"), ("Input.Weeks", "Parity"), ("Input.Holidays", "AsWeeks"));

        Assert.Contains("du 28 décembre 2026 au 10 janvier 2027", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holidays_shared_by_halves_that_are_moved_take_their_bookings_along()
    {
        // In 2027 the second half of the winter holidays, from 21 to 28 February, is the mother's; a week later, 22 February is in the first half.
        var day = new DateOnly(2027, 2, 22);
        var winter = await host.InStore(async db =>
        {
            var like = await db.Bookings.AsNoTracking().FirstAsync(b => b.ChildId == tom && b.FamilyId == mothers);
            var slot = await db.Slots.Where(s => db.Activities.Any(a => a.Id == s.ActivityId && a.Code == "vacances")).Select(s => s.Id).FirstAsync();
            var centre = await db.Sites.Where(s => s.Code == "lucioles").Select(s => s.Id).SingleAsync();
            db.Bookings.Add(new() { ChildId = tom, SlotId = slot, Day = day, FamilyId = mothers, EnrolmentId = like.EnrolmentId, SiteId = centre, BookedAt = like.BookedAt });
            await db.SaveChangesAsync();
            return await db.SchoolHolidays.Where(h => h.Name == "Hiver" && h.From == new DateOnly(2027, 2, 13)).Select(h => h.Id).SingleAsync();
        });
        using var admin = host.Visitor();
        await admin.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        await admin.Open($"/gestion/calendrier/vacances/{winter}");
        var shown = await admin.Send("Voir ce que cela change", ("Premier jour", "2027-02-20"), ("Dernier jour", "2027-03-07"));
        Assert.Contains("1 réservation change de famille", shown.Text, StringComparison.Ordinal);
        await admin.Send("Enregistrer");

        Assert.Equal(fathers, await host.InStore(db => db.Bookings.Where(b => b.ChildId == tom && b.Day == day).Select(b => b.FamilyId).SingleAsync()));
        Assert.Equal((1, 1), (await Mails("mere2", "reservation-changee"), await Mails("pere2", "reservation-changee")));
    }

    private string Page => $"/ma-famille/enfants/{tom}/garde";

    /// <summary>Weeks counted from Monday 23 November: that one is the proposer's, the next the other's.</summary>
    private async Task<Seen> Propose(Visitor parent)
    {
        await parent.Open(Page);
        return await parent.Send("Voir ce que cela change", ("À partir du", "2026-11-25"), ("Input.Weeks", "Counted"), ("Input.WeekStart", "2026-11-23"), ("Input.Holidays", "AsWeeks"));
    }

    private async Task<int> InForce(PortalDb db, long first)
    {
        db.Custodies.Add(new() { ChildId = tom, FirstFamilyId = first, SecondFamilyId = first == mothers ? fathers : mothers, State = CustodyState.InForce, From = new(2026, 11, 24), Weeks = CustodyWeeks.Counted, WeekStart = new DateOnly(2026, 11, 23), Holidays = CustodyHolidays.AsWeeks, ProposedAt = DateTime.UnixEpoch });
        return await db.SaveChangesAsync();
    }

    private Task<Booking> Meal(DateOnly day) => host.InStore(db => db.Bookings.AsNoTracking().SingleAsync(b => b.ChildId == tom && b.Day == day && db.Slots.Any(s => s.Id == b.SlotId && s.Code == "repas")));

    private Task<int> Mails(string name, string kind) => host.InStore(db => db.OutboxMails.CountAsync(m => m.To == $"{name}@valbrune.example" && m.EffectKey!.StartsWith(kind + ":")));

    private Task<long> Family(string name) => host.InStore(db => db.Guardians.Where(g => g.Email == $"{name}@valbrune.example").Select(g => g.FamilyId).SingleAsync());

    private async Task<Visitor> SignIn(string name)
    {
        var visitor = host.Visitor();
        await visitor.SignIn($"{name}@valbrune.example");
        return visitor;
    }
}
