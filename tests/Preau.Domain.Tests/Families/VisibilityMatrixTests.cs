using Preau.Domain.Families;
using Preau.Domain.Tests.Rules;

namespace Preau.Domain.Tests.Families;

public sealed class VisibilityMatrixTests
{
    private static readonly RulePage Page = RulePage.Read("enfant-de-deux-familles.md");

    [Fact]
    public void The_page_and_the_code_hold_the_same_matrix()
    {
        var rows = Page.Table("Qui voit et change quoi");

        Assert.Equal(Enum.GetValues<FamilyThing>(), rows.Select(row => RulePage.Code<FamilyThing>(row["Quoi"])));
        Assert.All(rows, row =>
        {
            var cells = row.Where(cell => cell.Key != "Quoi").ToList();
            Assert.Equal(Enum.GetValues<Viewer>(), cells.Select(cell => RulePage.Code<Viewer>(cell.Key)));
            Assert.All(cells, cell => Assert.Equal(
                Sight(cell.Value), VisibilityMatrix.Of(RulePage.Code<FamilyThing>(row["Quoi"]), RulePage.Code<Viewer>(cell.Key))));
        });
    }

    [Fact]
    public void The_examples_of_the_page_hold()
    {
        Assert.All(Page.Table("Exemples"), row =>
        {
            var thing = RulePage.Code<FamilyThing>(row["Quoi"]);
            var isOwn = (row["Qui"] == "mère") == (row["À qui"] == "A");

            Assert.Equal(Sight(row["Réponse"]) != Domain.Families.Sight.None, VisibilityMatrix.MaySee(thing, isOwn));
            Assert.Equal(Sight(row["Réponse"]) == Domain.Families.Sight.Change, VisibilityMatrix.MayChange(thing, isOwn));
        });
    }

    [Fact]
    public void The_other_family_never_sees_more_than_the_family_itself() =>
        Assert.All(Enum.GetValues<FamilyThing>(), thing => Assert.True(
            VisibilityMatrix.Of(thing, Viewer.OtherFamily) <= VisibilityMatrix.Of(thing, Viewer.OwnFamily)));

    private static Sight Sight(string cell) => cell switch
    {
        "non" => Domain.Families.Sight.None,
        "voit" => Domain.Families.Sight.See,
        "voit et change" => Domain.Families.Sight.Change,
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "Not a word of the matrix."),
    };
}
