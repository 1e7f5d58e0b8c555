using Preau.Domain.Enrolments;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Enrolments;

public sealed class EnrolmentMovesTests
{
    private static readonly RulePage Page = RulePage.Read("inscriptions.md");

    [Fact]
    public void The_page_and_the_code_hold_the_same_table_of_moves()
    {
        var onPage = Page.Table("Mouvements").Select(row => new EnrolmentMove(
            RulePage.Code<EnrolmentState>(row["De"]), RulePage.Code<EnrolmentAct>(row["Acte"]),
            RulePage.Code<EnrolmentState>(row["Vers"]), RulePage.Code<MadeBy>(row["Qui"]),
            RulePage.Code<EnrolmentEffect>(row["Ce qui est réservé"]), RulePage.Code<EnrolmentMail>(row["Courriel"])));

        Assert.Equal(onPage, EnrolmentMoves.All);
    }

    [Fact]
    public void Every_state_has_the_mark_of_the_page()
    {
        var rows = Page.Table("États et signes");

        Assert.Equal(Enum.GetValues<EnrolmentState>(), rows.Select(row => RulePage.Code<EnrolmentState>(row["État"])));
        Assert.All(rows, row => Assert.Equal(
            RulePage.Code<EnrolmentMark>(row["Signe"]), RulePage.Code<EnrolmentState>(row["État"]).Mark()));
    }

    [Fact]
    public void Every_state_but_the_draft_can_be_reached() => Assert.Equal(
        Enum.GetValues<EnrolmentState>().Where(state => state != EnrolmentState.Draft),
        EnrolmentMoves.All.Select(move => move.To).Distinct().Order());

    [Fact]
    public void The_examples_of_the_page_hold()
    {
        Assert.All(Page.Table("Exemples"), row =>
        {
            var move = EnrolmentMoves.Find(
                RulePage.Code<EnrolmentState>(row["L’inscription est"]),
                RulePage.Code<EnrolmentAct>(row["Acte"]), RulePage.Code<MadeBy>(row["Qui"]));
            if (row["Résultat"] == "refus") Assert.Null(move);
            else Assert.Equal(RulePage.Code<EnrolmentState>(row["Résultat"]), move?.To);
        });
    }
}
