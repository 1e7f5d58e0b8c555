using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;

namespace Preau.Web.Tests.Faults;

/// <summary>
/// The Nth command of each act fails, N = 1, 2, 3… until the act passes untouched. The browser sends what the error page kept: old
/// state or new state, never between.
/// </summary>
public sealed class StoreFailureTests(FaultyTown town) : IClassFixture<FaultyTown>
{
    private const int MostCommands = 4000;

    [Theory]
    [MemberData(nameof(UseCases.Names), MemberType = typeof(UseCases))]
    public async Task Whatever_command_fails_the_old_state_stands_and_what_was_typed_is_kept(string name)
    {
        var act = UseCases.All.Single(u => u.Name == name);
        var visitor = await act.Fill(town);
        var before = await Snapshot.Of(town.Host);
        var standing = await Trace(town.Host);

        // The first twenty one by one; a run of like rows is then taken in growing strides.
        for (var n = 1; ; n += 1 + (n / 20))
        {
            Assert.True(n < MostCommands, "It never passes.");
            town.Faults.FailAt(n);
            var seen = await Send(visitor, act, isFirst: n == 1);
            town.Faults.Heal();
            if (!town.Faults.HasFailed || IsDone(seen)) break;
            ErrorPage.Check(seen, "Rien n’a été enregistré.");
            Assert.Equal(standing, await Trace(town.Host));
            // Whatever was left behind by one of the last ten would still be there.
            if (n % 10 == 0) Assert.Empty((await Snapshot.Of(town.Host)).Since(before));
        }

        Assert.True(IsDone(visitor.Page), $"{visitor.Page.Path}: {(int)visitor.Page.Status}");
        Assert.Contains((await Snapshot.Of(town.Host)).Since(before), row => row.Table == "FormKeys");
        await Soundness.Check(town.Host);
    }

    [Fact]
    public async Task What_was_typed_is_shown_on_the_page_of_a_fault_as_text()
    {
        const string Typed = "\"><script>alert(1)</script><input value=\"";
        var parent = await town.At("/mes-coordonnees", "autre.parent@valbrune.example");
        town.Faults.FailAt(3);
        var seen = await parent.Send("Enregistrer mes coordonnées", ("Complément", Typed));
        town.Faults.Heal();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, seen.Status);
        Assert.Empty(seen.Document.QuerySelectorAll("script"));
        Assert.Contains(seen.Document.QuerySelectorAll("input[type=hidden]"), field => field.GetAttribute("value") == Typed);
    }

    /// <summary>What every act leaves: no act is without at least one of these.</summary>
    private static Task<(int, int, int, int, int)> Trace(PreauHost host) => host.InStore(async db =>
        (await db.History.CountAsync(), await db.FormKeys.CountAsync(), await db.OutboxMails.CountAsync(), await db.BookingPlaces.CountAsync(), await db.Requests.CountAsync()));

    private static Task<Seen> Send(Visitor visitor, UseCase act, bool isFirst) => isFirst ? visitor.Send(act.Button, act.Fields) : visitor.Send("Envoyer de nouveau");

    private static bool IsDone(Seen seen) => seen.Status == HttpStatusCode.OK;
}
