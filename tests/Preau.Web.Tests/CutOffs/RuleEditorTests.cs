using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.CutOffs;
using Preau.Testing;

namespace Preau.Web.Tests.CutOffs;

/// <summary>The page where the town changes "until when". The host's day is Tuesday 24 November 2026.</summary>
public sealed class RuleEditorTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private PreauHost Host => demo.Host;

    [Fact]
    public async Task A_new_limit_is_a_new_version_that_starts_later_and_the_old_one_stays()
    {
        using var admin = await Admin("/gestion/regles/cantine/annuler");

        // Thursday 10 December: the day of service before it is Tuesday, the canteen is closed on Wednesdays.
        var preview = await admin.Send("Voir l’effet", ("Heure du palier 1", "10:30"), ("Date d’effet", "2026-12-10"));
        Assert.Contains("Pour jeudi 10 décembre, une famille peut annuler jusqu’au mardi 8 décembre, 10 h 30. Ensuite, c’est refusé.", preview.Text, StringComparison.Ordinal);
        Assert.Equal(10, preview.All(".said ol li").Count);
        Assert.Equal(1, await Versions("cantine", CutOffAction.Cancel));

        await admin.Send("Mettre en vigueur", ("Délibération ou règlement", "Délibération du 23 novembre 2026"));

        var rules = await Rules("cantine", CutOffAction.Cancel);
        Assert.Equal([(new DateOnly(2026, 9, 1), new TimeOnly(9, 0)), (new DateOnly(2026, 12, 10), new TimeOnly(10, 30))], rules.Select(r => (r.EffectiveFrom, r.Tiers[0].Time)));
        Assert.True(await Host.InStore(db => db.History.AnyAsync(h => h.Subject == nameof(CutOffRule) && h.SubjectId == rules[1].Id && h.ActorName == "Mireille Castan")));
        using var anybody = Host.Visitor();
        Assert.Contains("Délibération du 23 novembre 2026", (await anybody.Open("/regles")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tiers_are_added_taken_away_and_told_in_one_sentence_per_day()
    {
        using var admin = await Admin("/gestion/regles/matin/reserver");
        await admin.Send("Ajouter un palier");
        await admin.Send("Ajouter un palier", ("Heure du palier 2", "07:00"), ("Jours comptés du palier 2", "Calendar"));
        await admin.Send("Voir l’effet", ("Effet du palier 3", "ByPhone"), ("Supplément du palier 3", ""), ("Heure du palier 3", "08:00"), ("Jours comptés du palier 3", "Calendar"), ("Date d’effet", "2027-01-04"));

        Assert.Contains("Pour lundi 4 janvier, une famille peut réserver sans supplément jusqu’au dimanche 3 janvier, 12 h 00, puis avec 1,50 € de supplément jusqu’au lundi 4 janvier, 7 h 00, puis par téléphone jusqu’au lundi 4 janvier, 8 h 00. Ensuite, c’est refusé.", admin.Page.Text, StringComparison.Ordinal);
        Assert.Contains("Premier jour après des vacances", admin.Page.Text, StringComparison.Ordinal);
        Assert.Contains("Lendemain d’un jour férié", admin.Page.Text, StringComparison.Ordinal);
        Assert.Contains("Semaine d’un changement d’heure", admin.Page.Text, StringComparison.Ordinal);

        await admin.Send("Retirer le palier 2");
        await admin.Send("Mettre en vigueur");

        Assert.Equal([(TierEffect.Direct, "J-1 calendrier"), (TierEffect.ByPhone, "J-0 calendrier")], (await Rules("matin", CutOffAction.Book))[^1].Tiers.Select(t => (t.Effect, ShapeText.Write(t.Shape))));
    }

    [Theory]
    [InlineData("Weekday", "ve S-1")]
    [InlineData("Table", "lu>ve ma>ve")]
    [InlineData("Hours", "48 h")]
    [InlineData("BusinessHours", "48 h ouvrees")]
    [InlineData("Period", "periode J-8 service hors vacances")]
    [InlineData("Holidays", "vacances J-15 francs")]
    [InlineData("MonthDay", "17 M-1")]
    public async Task Any_shape_can_be_entered(string kind, string written)
    {
        using var admin = await Admin("/gestion/regles/etudes/changer");
        const string Outside = "Si la limite tombe pendant les vacances scolaires, la reculer au même jour de la dernière semaine d’école";
        await admin.Send("Voir l’effet", ("Forme du palier 1", kind), (Outside, ""));
        (string, string)[] fields = kind switch
        {
            "Weekday" => [("Nombre du palier 1", "1"), ("Jour du palier 1", "Friday")],
            "Table" => [("Limite pour le lundi, du palier 1", "Friday"), ("Limite pour le mardi, du palier 1", "Friday")],
            "Period" => [("Nombre du palier 1", "8"), (Outside, "oui")],
            "Holidays" => [("Nombre du palier 1", "15"), ("Jours comptés du palier 1", "ClearDays")],
            "MonthDay" => [("Nombre du palier 1", "17")],
            _ => [("Nombre du palier 1", "48")],
        };
        var count = await Versions("etudes", CutOffAction.Change);

        await admin.Send("Mettre en vigueur", [.. fields, ("Date d’effet", new DateOnly(2027, 2, 1).AddDays(count).ToString("yyyy-MM-dd"))]);

        Assert.Equal(written, ShapeText.Write((await Rules("etudes", CutOffAction.Change))[^1].Tiers[0].Shape));
    }

    [Fact]
    public async Task The_page_warns_of_what_surprises_families()
    {
        using var admin = await Admin("/gestion/regles/soir/reserver");

        var late = await admin.Send("Voir l’effet", ("Nombre du palier 1", "0"), ("Heure du palier 1", "16:00"));
        Assert.Contains("On peut réserver un jour qui ne s’annule déjà plus", late.Text, StringComparison.Ordinal);

        var far = await admin.Send("Voir l’effet", ("Nombre du palier 1", "90"));
        Assert.Contains("est déjà passée", far.Text, StringComparison.Ordinal);
        Assert.Contains("tombe avant l’ouverture de l’activité", far.Text, StringComparison.Ordinal);

        await admin.Send("Ajouter un palier");
        var crossed = await admin.Send("Voir l’effet", ("Nombre du palier 1", "1"), ("Nombre du palier 2", "3"));
        Assert.Contains("Deux paliers se croisent", crossed.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date d’effet", "2026-11-24", "est passée")]
    [InlineData("Date d’effet", "2026-09-01", "est passée")]
    [InlineData("Date d’effet", "31/02/2027", "une date qui existe")]
    [InlineData("Nombre du palier 1", "-1", "de 0 à 366")]
    [InlineData("Nombre du palier 1", "9999999999", "n’est pas une réponse possible")]
    [InlineData("Heure du palier 1", "25:00", "n’est pas une réponse possible")]
    [InlineData("Supplément du palier 1", "beaucoup", "Indiquez un montant")]
    [InlineData("Effet du palier 1", "WaitingList", "Seule une réservation")]
    public async Task What_cannot_be_is_said_at_its_field_and_nothing_is_saved(string field, string value, string sentence)
    {
        using var admin = await Admin("/gestion/regles/mercredi/annuler");

        var refused = await admin.Send("Mettre en vigueur", (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Versions("mercredi", CutOffAction.Cancel));
    }

    [Fact]
    public async Task A_milder_tier_never_follows_a_stricter_one()
    {
        using var admin = await Admin("/gestion/regles/mercredi/reserver");
        await admin.Send("Ajouter un palier");

        var refused = await admin.Send("Mettre en vigueur", ("Effet du palier 1", "ByPhone"));

        Assert.Contains("plus doux que celui d’avant", refused.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Versions("mercredi", CutOffAction.Book));
    }

    [Fact]
    public async Task Of_two_agents_the_second_sees_the_version_of_the_first_before_adding_another()
    {
        using var first = await Admin("/gestion/regles/soir/annuler");
        using var second = await Admin("/gestion/regles/soir/annuler");
        await first.Send("Mettre en vigueur", ("Date d’effet", "2027-01-04"));

        var sameDay = await second.Send("Mettre en vigueur", ("Date d’effet", "2027-01-04"), ("Heure du palier 1", "11:00"));
        Assert.Contains("Une autre règle prend effet ce jour-là", sameDay.Text, StringComparison.Ordinal);
        second.Dispose();

        using var third = await Admin("/gestion/regles/soir/annuler");
        using var fourth = await Admin("/gestion/regles/soir/annuler");
        await third.Send("Mettre en vigueur", ("Date d’effet", "2027-02-01"));
        var stale = await fourth.Send("Mettre en vigueur", ("Date d’effet", "2027-03-01"), ("Heure du palier 1", "11:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("Ajoutée entre-temps", stale.Text, StringComparison.Ordinal);
        Assert.Equal(3, await Versions("soir", CutOffAction.Cancel));

        await fourth.Send("Mettre en vigueur");
        Assert.Equal(new TimeOnly(11, 0), (await Rules("soir", CutOffAction.Cancel))[^1].Tiers[0].Time);
    }

    [Fact]
    public async Task Never_is_a_rule_too_and_the_pages_are_for_the_right_of_settings()
    {
        using var admin = await Admin("/gestion/regles/vacances/annuler");
        await admin.Send("Mettre en vigueur", ("Jamais en ligne", "oui"), ("Date d’effet", "2027-04-01"));
        Assert.Empty((await Rules("vacances", CutOffAction.Cancel))[^1].Tiers);
        Assert.Contains("jamais possible en ligne", (await admin.Open("/gestion/regles")).Text, StringComparison.Ordinal);
        using var agent = Host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");

        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Open("/gestion/regles")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Open("/gestion/regles/cantine/annuler")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Open("/gestion/regles/cantine/oublier")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Open("/gestion/regles/piscine/annuler")).Status);
    }

    private async Task<Visitor> Admin(string page)
    {
        var visitor = Host.Visitor();
        await visitor.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        await visitor.Open(page);
        return visitor;
    }

    private Task<int> Versions(string code, CutOffAction action) =>
        Host.InStore(db => db.CutOffRules.CountAsync(r => r.Action == action && db.Activities.Any(a => a.Id == r.ActivityId && a.Code == code)));

    private Task<List<CutOffRule>> Rules(string code, CutOffAction action) => Host.InStore(db => db.CutOffRules.AsNoTracking().Include(r => r.Tiers.OrderBy(t => t.Order))
        .Where(r => r.Action == action && db.Activities.Any(a => a.Id == r.ActivityId && a.Code == code)).OrderBy(r => r.EffectiveFrom).ToListAsync());
}
