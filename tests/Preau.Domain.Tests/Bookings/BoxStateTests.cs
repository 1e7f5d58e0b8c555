using Preau.Domain.Bookings;
using Preau.Domain.Tests.Rules;

namespace Preau.Domain.Tests.Bookings;

public sealed class BoxStateTests
{
    private static readonly RulePage Page = RulePage.Read("etats-du-calendrier.md");

    [Fact]
    public void Every_state_of_a_box_is_on_the_page_with_its_own_word()
    {
        var rows = Page.Table("États");

        Assert.Equal(Enum.GetValues<BoxState>(), rows.Select(row => RulePage.Code<BoxState>(row["État"])));
        Assert.All(rows, row => Assert.DoesNotContain("", row.Values));
        Assert.Equal(rows.Count, rows.Select(row => row["Mot"]).Distinct().Count());
        Assert.Equal(rows.Count, rows.Select(row => row["Signe"]).Distinct().Count());
    }

    [Fact]
    public void Every_unconfirmed_change_is_on_the_page() => Assert.Equal(
        Enum.GetValues<BoxChange>(),
        Page.Table("Changements non confirmés").Select(row => RulePage.Code<BoxChange>(row["Changement"])));
}
