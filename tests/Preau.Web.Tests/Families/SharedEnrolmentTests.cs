using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Features.Bookings;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Families;

/// <summary>One enrolment of a child of two families: what one of them does with it, the other is told when it loses something.</summary>
public sealed class SharedEnrolmentTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private static readonly DateTime Now = new(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Day = new(2026, 12, 15);

    private PreauHost Host => demo.Host;

    [Fact]
    public async Task When_one_family_ends_it_the_other_is_told_which_of_its_days_are_gone_and_nothing_of_the_request()
    {
        var (tom, slot, father, enrolment) = await Host.InStore(async db =>
        {
            var father = await db.Guardians.Where(g => g.Email == "pere2@valbrune.example").Select(g => g.FamilyId).SingleAsync();
            var mother = await db.Guardians.Where(g => g.Email == "mere2@valbrune.example").Select(g => g.FamilyId).SingleAsync();
            var tom = await db.FamilyChildren.Where(m => m.FamilyId == father && m.Child.FirstName == "Tom").Select(m => m.ChildId).SingleAsync();
            var slot = await db.Slots.SingleAsync(s => s.Code == "repas");
            return (tom, slot.Id, father, await db.Enrolments.Where(e => e.ChildId == tom && e.FamilyId == mother && e.ActivityId == slot.ActivityId).Select(e => e.Id).SingleAsync());
        });
        if (await Host.InStore(db => db.Bookings.AsNoTracking().SingleOrDefaultAsync(b => b.ChildId == tom && b.SlotId == slot && b.Day == Day)) is { } taken)
            await Host.InOneTransaction<ChangeBookings, IReadOnlyList<WishOutcome>>(o => o.Apply(new(taken.FamilyId, Actor.Product, Now), [new(tom, slot, Day, Book: false)], Now));
        var booked = await Host.InOneTransaction<ChangeBookings, IReadOnlyList<WishOutcome>>(o => o.Apply(new(father, Actor.Product, Now), [new(tom, slot, Day, Book: true)], Now));
        Assert.All(booked, o => Assert.Null(o.Refusal));

        using var mother = Host.Visitor();
        await mother.SignIn("mere2@valbrune.example");
        await mother.Open($"/inscriptions/{enrolment}/modifier");
        await mother.Send("Demander la fin", ("Dernier jour de présence", "2026-12-11"));
        var request = await Host.InStore(db => db.Requests.AsNoTracking().OrderByDescending(r => r.Id).FirstAsync());
        using var agent = Host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        await agent.Open($"/gestion/demandes/{request.Id}");
        await agent.Send("Accepter");

        var mails = await Host.InStore(db => db.OutboxMails.Where(m => m.To == "pere2@valbrune.example").Select(m => m.Text).ToListAsync());
        var told = Seen.Fold(Assert.Single(mails, m => m.Contains("annulé", StringComparison.Ordinal)));
        Assert.Contains("annulé : Repas, mardi 15 décembre 2026", told, StringComparison.Ordinal);
        Assert.Contains("l’inscription s’arrête le vendredi 11 décembre 2026", told, StringComparison.Ordinal);
        Assert.DoesNotContain(request.Number, told, StringComparison.Ordinal);
        Assert.False(await Host.InStore(db => db.Bookings.AnyAsync(b => b.ChildId == tom && b.SlotId == slot && b.Day == Day)));
        Assert.DoesNotContain(await Host.InStore(db => db.OutboxMails.Where(m => m.To == "mere2@valbrune.example").Select(m => m.Text).ToListAsync()), m => m.Contains("ont changé", StringComparison.Ordinal) || m.Contains("a changé des réservations", StringComparison.Ordinal));
    }
}
