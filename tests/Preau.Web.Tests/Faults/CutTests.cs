using System.Diagnostics;
using System.Net;
using Preau.Testing;

namespace Preau.Web.Tests.Faults;

/// <summary>The second and the sixth experiment in short, on real wires: the answer to a commit is lost; the database is gone for a while.</summary>
public sealed class CutTests(CutTown town) : IClassFixture<CutTown>
{
    private static readonly TimeSpan Back = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>There is no wire to an SQLite file.</summary>
    public static TheoryData<string> Wires => TestStore.OnPostgres ? ["browser", "database", "database, then gone"] : ["browser"];

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_commit_whose_answer_is_lost_on_its_wire_counts_once_and_the_form_sent_again_shows_the_receipt(string wire)
    {
        var visitor = await town.BeforeConfirming();
        var before = await Snapshot.Of(town.Host);

        var seen = wire == "browser" ? await LostToBrowser(visitor) : await LostFromDatabase(visitor, thenGone: wire != "database");

        Assert.Equal(3, (await Snapshot.Of(town.Host)).Since(before).Count(row => row.Table == "Bookings"));
        IsReceipt(seen);
        await Soundness.Check(town.Host);
    }

    [Fact]
    public async Task While_the_database_is_gone_every_page_says_so_and_afterwards_all_comes_back_by_itself()
    {
        var visitor = await town.BeforeConfirming();
        var form = visitor.Page;
        var before = await Snapshot.Of(town.Host);

        town.TakeStoreAway();
        Seen kept;
        try
        {
            using var page = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, "/tableau-de-bord"));
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (page.StatusCode, page.Headers.RetryAfter?.Delta > TimeSpan.Zero));
            kept = await visitor.SendFrom(form, "Confirmer");
            ErrorPage.Check(kept, "Rien n’a été enregistré.");
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (await Status(visitor, "/sante"), await Status(visitor, "/sante/pret")));
        }
        finally
        {
            town.GiveStoreBack();
        }

        var since = Stopwatch.GetTimestamp();
        while (await Status(visitor, "/sante/pret") != HttpStatusCode.OK || await Status(visitor, "/tableau-de-bord") != HttpStatusCode.OK)
            Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, Back);
        Assert.Empty((await Snapshot.Of(town.Host)).Since(before));
        await visitor.SendFrom(kept, "Envoyer de nouveau");
        IsReceipt(visitor.Page);
        Assert.Equal(3, (await Snapshot.Of(town.Host)).Since(before).Count(row => row.Table == "Bookings"));
        await Soundness.Check(town.Host);
    }

    private async Task<Seen> LostToBrowser(Visitor visitor)
    {
        var form = visitor.Page;
        var lost = town.Front.LoseTheAnswerTo("POST /reservations/confirm", "POST /reservations/confirm");
        await Assert.ThrowsAsync<HttpRequestException>(() => visitor.RawFrom(form, "Confirmer"));
        await lost.WaitAsync(Patience);
        var once = await Snapshot.Of(town.Host);
        var seen = await visitor.SendFrom(form, "Confirmer");
        Assert.Empty((await Snapshot.Of(town.Host)).Since(once));
        return seen;
    }

    private async Task<Seen> LostFromDatabase(Visitor visitor, bool thenGone)
    {
        var lost = town.Back.LoseTheAnswerTo("INSERT INTO \"FormKeys\"", "COMMIT", thenGone);
        var seen = await visitor.Send("Confirmer");
        await lost.WaitAsync(Patience);
        if (!thenGone) return seen;
        ErrorPage.Check(seen, "Nous ne savons pas si c’est enregistré.");
        town.GiveStoreBack();
        return await visitor.Send("Envoyer de nouveau");
    }

    private static void IsReceipt(Seen seen)
    {
        Assert.Equal((HttpStatusCode.OK, "/reservations"), (seen.Status, seen.Path));
        Assert.Contains(seen.All("[role=status]"), said => said is "3 changements enregistrés." or "Vos changements sont enregistrés.");
    }

    private static async Task<HttpStatusCode> Status(Visitor visitor, string path)
    {
        using var answer = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, path));
        return answer.StatusCode;
    }
}
