using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Testing;

namespace Preau.Web.Tests.Places;

/// <summary>Rules about the bookings of a child together, on the family's page and at save (docs/rules/formules-et-sejours.md).</summary>
public sealed class StaysTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task The_summary_and_the_save_refuse_a_stay_that_is_too_short_and_say_what_to_do()
    {
        var (child, slot) = await demo.Host.InStore(async db =>
        {
            var slot = await db.Slots.SingleAsync(s => s.Code == "soir");
            db.SlotRules.Add(new SlotRule { SlotId = slot.Id, Kind = SlotRuleKind.AtLeast, Days = 2, EffectiveFrom = new(2027, 1, 1) });
            await db.SaveChangesAsync();
            return (await db.Enrolments.Where(e => e.FamilyId == 1 && e.ActivityId == slot.ActivityId).OrderBy(e => e.Id).Select(e => e.ChildId).FirstAsync(), slot.Id);
        });
        string Box(int day) => $"{child}-{slot}-202701{day:00}";
        using var parent = demo.Host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        var calendar = await parent.Open("/reservations?mois=2027-01");

        var recap = await parent.Send("Vérifier", ("jour", Box(11)));
        Assert.Contains("Il faut au moins 2 jours par semaine", Seen.Fold(recap.Text), StringComparison.Ordinal);

        recap = await parent.SendFrom(calendar, "Vérifier", ("jour", Box(11)), ("jour", Box(14)));
        Assert.DoesNotContain("Il faut au moins", Seen.Fold(recap.Text), StringComparison.Ordinal);
        await parent.Send("Confirmer");
        Assert.Equal(2, await Booked(child, slot));

        await parent.Open("/reservations?mois=2027-01");
        recap = await parent.Send("Vérifier", ("jour", "-" + Box(11)));
        Assert.Contains("annulez aussi les autres jours, ou gardez celui-ci", Seen.Fold(recap.Text), StringComparison.Ordinal);
        await parent.Open("/reservations?mois=2027-01");
        await parent.Send("Vérifier", ("jour", "-" + Box(11)), ("jour", "-" + Box(14)));
        await parent.Send("Confirmer");
        Assert.Equal(0, await Booked(child, slot));

        using var admin = demo.Host.Visitor();
        await admin.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        Assert.Contains("Accueil du soir : au moins 2 jours par semaine, à partir du 1er janvier 2027.", Seen.Fold((await admin.Open("/gestion/activites/soir")).Text), StringComparison.Ordinal);
    }

    private Task<int> Booked(long child, long slot) => demo.Host.InStore(db => db.Bookings.CountAsync(b => b.ChildId == child && b.SlotId == slot && b.Day >= new DateOnly(2027, 1, 1)));
}
