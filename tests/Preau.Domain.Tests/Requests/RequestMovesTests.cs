using Preau.Domain.Requests;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Requests;

public sealed class RequestMovesTests
{
    private static readonly RulePage Page = RulePage.Read("demandes.md");

    [Fact]
    public void The_page_and_the_code_hold_the_same_table_of_moves()
    {
        var onPage = Page.Table("Mouvements").Select(row => new RequestMove(
            RulePage.Code<RequestState>(row["De"]), RulePage.Code<RequestAct>(row["Acte"]),
            RulePage.Code<RequestState>(row["Vers"]), RulePage.Code<MadeBy>(row["Qui"]),
            RulePage.Code<RequestEffect>(row["Ce qui est fait"]), RulePage.Code<RequestMail>(row["Courriel"])));

        Assert.Equal(onPage, RequestMoves.All);
    }

    [Fact]
    public void Every_state_is_on_the_page_and_can_be_reached()
    {
        Assert.Equal(Enum.GetValues<RequestState>(), Page.Table("États").Select(row => RulePage.Code<RequestState>(row["État"])));
        Assert.Equal(
            Enum.GetValues<RequestState>().Where(state => state != RequestState.Draft),
            RequestMoves.All.Select(move => move.To).Distinct().Order());
    }

    [Fact]
    public void The_examples_of_the_page_hold()
    {
        Assert.All(Page.Table("Exemples"), row =>
        {
            var move = RequestMoves.Find(
                RulePage.Code<RequestState>(row["La demande est"]),
                RulePage.Code<RequestAct>(row["Acte"]), RulePage.Code<MadeBy>(row["Qui"]));
            if (row["Résultat"] == "refus") Assert.Null(move);
            else Assert.Equal(RulePage.Code<RequestState>(row["Résultat"]), move?.To);
        });
    }

    [Fact]
    public void Nothing_leaves_a_decided_request() =>
        Assert.All(RequestMoves.All, move => Assert.True(move.From == RequestState.Draft || move.From.IsOpen()));
}
