using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Texts;

namespace Preau.Web.Tests.Activities;

/// <summary>The page of an activity says, in sentences, everything that the town's files set and that a family meets.</summary>
public sealed class ActivityFactsTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Theory]
    [InlineData("cantine", "De la classe de petite section à celle de CM2.")]
    [InlineData("cantine", "Dans une école, seuls ses élèves viennent.")]
    [InlineData("cantine", "École du Lavoir : sans limite de places.")]
    [InlineData("cantine", "Familles de la commune : 1,00 € jusqu’à 399,99 ; 2,10 € de 400 à 699,99 ;")]
    [InlineData("cantine", "Familles d’ailleurs : 6,12 €, quel que soit le quotient.")]
    [InlineData("cantine", "Le 1er décembre 2026 : Sortie scolaire au musée, École élémentaire des Tilleuls.")]
    [InlineData("cantine", "Mercredi 16 juin 2027 : Rattrapage du pont de l’Ascension, classe comme un vendredi.")]
    [InlineData("mercredi", "De 3 ans à moins de 12 ans, le premier jour souhaité.")]
    [InlineData("mercredi", "En période scolaire : le mercredi. Fermée pendant les vacances scolaires.")]
    [InlineData("mercredi", "Votre enfant sait-il nager ? (réponse facultative)")]
    [InlineData("mercredi", "Centre de loisirs La Farandole : 36 places par jour.")]
    [InlineData("vacances", "La famille réserve ensuite ses jours elle-même.")]
    [InlineData("creche", "De 2 mois à moins de 4 ans, le premier jour souhaité.")]
    [InlineData("creche", "Seulement les familles domiciliées dans la commune.")]
    [InlineData("creche", "La famille a 10 jours pour accepter la place.")]
    [InlineData("creche", "Justificatif de domicile de moins de trois mois (facultative).")]
    [InlineData("etudes", "Pour toutes les familles : 1,50 €, quel que soit le quotient.")]
    public async Task A_setting_is_read_as_a_sentence(string code, string sentence)
    {
        using var admin = await SignIn();
        var page = await admin.Open($"/gestion/activites/{code}");

        Assert.Contains(sentence, string.Join(' ', page.All("dl.told p")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_the_files_set_of_an_activity_is_missing_from_its_page()
    {
        using var admin = await SignIn();
        var activities = await demo.Host.InStore(db => db.Activities.AsNoTracking().AsSplitQuery()
            .Include(a => a.Slots).Include(a => a.Sites).ThenInclude(s => s.Site).Include(a => a.RequiredDocuments).Include(a => a.Questions).ToListAsync());
        var grids = await demo.Host.InStore(db => db.TariffGrids.AsNoTracking().Include(g => g.Brackets).ToListAsync());
        var regies = await demo.Host.InStore(db => db.Regies.ToDictionaryAsync(r => r.Id, r => r.Name));
        Assert.Equal(8, activities.Count);
        foreach (var activity in activities)
        {
            var page = (await admin.Open($"/gestion/activites/{activity.Code}")).Text;
            string[] told =
            [
                activity.Name, activity.Description!, French.PlainDate(activity.From), French.PlainDate(activity.To), regies[activity.RegieId],
                .. activity.Sites.Select(s => s.Site.Name), .. activity.RequiredDocuments.Select(d => d.Label), .. activity.Questions.Select(q => q.Label),
                .. activity.Slots.SelectMany(s => new[] { s.Name, French.Time(s.StartsAt!.Value), French.Time(s.EndsAt!.Value) }),
                .. grids.Where(g => activity.Slots.Exists(s => s.Id == g.SlotId)).SelectMany(g => g.Brackets).Select(b => French.Amount(b.Price)),
            ];
            Assert.All(told, words => Assert.Contains(Seen.Fold(words), page, StringComparison.Ordinal));
        }
    }

    private async Task<Visitor> SignIn()
    {
        var visitor = demo.Host.Visitor();
        await visitor.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        return visitor;
    }
}
