using System.Net;
using System.Text.RegularExpressions;
using Preau.Testing;

namespace Preau.Web.Tests.Faults;

/// <summary>The commit is done, its answer is lost: the browser sends again, there is one effect, and the second answer shows the result.</summary>
public sealed partial class LostAnswerTests(FaultyTown town) : IClassFixture<FaultyTown>
{
    [Fact]
    public async Task A_lost_answer_is_asked_for_again_before_anybody_sees_an_error()
    {
        var visitor = await UseCases.All[0].Fill(town);

        town.Faults.LoseTheAnswer();
        var seen = await visitor.Send(UseCases.All[0].Button);
        town.Faults.Heal();

        Assert.True(town.Faults.HasFailed);
        Assert.Contains("changements enregistrés", seen.Text, StringComparison.Ordinal);
        await Soundness.Check(town.Host);
    }

    [Theory]
    [MemberData(nameof(UseCases.Names), MemberType = typeof(UseCases))]
    public async Task An_act_whose_answer_is_lost_is_found_again_and_a_second_post_leads_to_its_result(string name)
    {
        var act = UseCases.All.Single(u => u.Name == name);
        var visitor = await act.Fill(town);
        var form = visitor.Page;
        var before = await Snapshot.Of(town.Host);

        town.Faults.LoseTheAnswer(thenGone: true);
        var unknown = await visitor.Send(act.Button, act.Fields);
        town.Faults.Heal();
        ErrorPage.Check(unknown, "Nous ne savons pas si c’est enregistré.");
        var after = await Snapshot.Of(town.Host);
        Assert.NotEmpty(after.Since(before));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Send("Envoyer de nouveau")).Status);

        using var again = await visitor.Raw(form.Submission(act.Button, act.Fields));
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Empty((await Snapshot.Of(town.Host)).Since(after));
        // What was done is shown, not that a second time did nothing.
        var shown = await visitor.Open(again.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        if (shown.Html is not null) Assert.DoesNotContain(shown.All("[role=status]"), said => Nothing().IsMatch(said));
        await Soundness.Check(town.Host);
    }

    [GeneratedRegex(@"^\.|\b0 ", RegexOptions.None, 1000)]
    private static partial Regex Nothing();
}
