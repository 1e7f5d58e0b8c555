using System.Net;
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

    [Fact]
    public async Task The_town_adds_a_rule_sees_what_families_will_read_and_ends_it_on_a_day()
    {
        using var admin = demo.Host.Visitor();
        await admin.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        await admin.Open("/gestion/activites/mercredi/sejours");
        var preview = await admin.Send("Voir ce que liront les familles", ("Règle", "AtMost"), ("Nombre de jours", "3"), ("Jours comptés dans le mois", "oui"), ("Date d’effet", "2027-01-01"));
        Assert.Contains("Mercredi, journée : au plus 3 jours par mois, à partir du 1er janvier 2027.", Seen.Fold(preview.Text), StringComparison.Ordinal);
        Assert.Contains("Rien de ce qui est déjà réservé ne va contre cette règle.", Seen.Fold(preview.Text), StringComparison.Ordinal);
        var against = await admin.Send("Voir ce que liront les familles", ("Nombre de jours", "1"), ("Date d’effet", "2026-11-25"));
        Assert.Matches("[0-9]+ enfants ont déjà réservé autrement \\([0-9]+ réservations\\). Rien n’est annulé", Seen.Fold(against.Text));
        await admin.Send("Mettre en vigueur", ("Nombre de jours", "3"), ("Date d’effet", "2027-01-01"));
        var rule = await demo.Host.InStore(db => db.SlotRules.AsNoTracking().OrderByDescending(r => r.Id).FirstAsync());
        Assert.Equal((SlotRuleKind.AtMost, 3, true, null), (rule.Kind, rule.Days, rule.PerMonth, rule.EffectiveTo));

        var wrong = await admin.Send("Mettre en vigueur", ("Règle", "Needs"), ("Date d’effet", "2026-11-24"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["Choisissez l’autre formule.", "Choisissez demain ou un jour à venir."], wrong.All(".field .error").Select(Seen.Fold));
        await admin.Open("/gestion/activites/mercredi/sejours");
        await admin.Send("Arrêter", ("dernier", "2027-01-31"));
        Assert.Equal(new DateOnly(2027, 1, 31), await demo.Host.InStore(db => db.SlotRules.Where(r => r.Id == rule.Id).Select(r => r.EffectiveTo).SingleAsync()));
        Assert.Contains("jusqu’au 31 janvier 2027", (await admin.Open("/gestion/activites/mercredi/sejours")).Text, StringComparison.OrdinalIgnoreCase);
    }

    private Task<int> Booked(long child, long slot) => demo.Host.InStore(db => db.Bookings.CountAsync(b => b.ChildId == child && b.SlotId == slot && b.Day >= new DateOnly(2027, 1, 1)));
}
