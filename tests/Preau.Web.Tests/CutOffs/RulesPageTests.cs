using Preau.Testing;

namespace Preau.Web.Tests.CutOffs;

/// <summary>What anybody may read of the rules. The host's day is Tuesday 24 November 2026.</summary>
public sealed class RulesPageTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task Anybody_reads_each_rule_in_force_with_two_dated_examples_and_what_changes()
    {
        using var visitor = demo.Host.Visitor();

        var page = await visitor.Open("/regles");

        Assert.Contains("1 jour d’ouverture du service avant, jusqu’à 9 h 00.", page.Text, StringComparison.Ordinal);
        Assert.Contains("En vigueur depuis le 1er septembre 2026. Règlement de la restauration scolaire, délibération du 22 juin 2026, article 5.", page.Text, StringComparison.Ordinal);
        // Wednesday has no canteen: the limit of Thursday is Tuesday's.
        Assert.Contains("Pour jeudi 26 novembre, une famille peut annuler jusqu’au mardi 24 novembre, 9 h 00. Ensuite, c’est refusé.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Pour vendredi 27 novembre, une famille peut réserver jusqu’au jeudi 26 novembre, 9 h 00. Ensuite, c’est refusé.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Pour les jours à partir du 4 janvier 2027, la règle change", page.Text, StringComparison.Ordinal);
        Assert.Contains("Avec 1,50 € de supplément : le jour même, avant 8 h 30.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_foot_of_each_page_and_the_calendar_lead_to_the_rules()
    {
        using var parent = demo.Host.Visitor();
        await parent.SignIn("parent@valbrune.example");

        await parent.Open("/reservations?mois=2026-12");

        Assert.Equal(2, parent.Page.Document.QuerySelectorAll("a[href='/regles']").Length);
    }
}
