using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Faults;

/// <summary>
/// The first experiment for acts that change many rows at once: an agent closes a day while a family applies a week pattern, and the
/// process dies in the middle. Each stands whole or not at all; sent again, it is done once.
/// </summary>
public sealed class BigActsKillTests
{
    private const string Reason = "Grève du 11 décembre";
    private static readonly DateOnly Closed = new(2026, 12, 11);

    /// <summary>Milliseconds between the sending and the kill: before, in and after the transactions.</summary>
    private static readonly int[] Kills = [5, 60, 200, 600];

    [Fact]
    public async Task A_closure_and_a_pattern_killed_in_the_middle_stand_whole_or_not_at_all_and_once_when_sent_again()
    {
        await using var town = await KilledTown.Open();
        await town.Start();
        using var agent = new Visitor(town.Address);
        await agent.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        using var family = new Visitor(town.Address);
        await family.SignIn("autre.parent@valbrune.example");
        await agent.Open("/gestion/calendrier/fermeture/0");
        await agent.Send("Voir ce que cela change", ("Premier jour", "2026-12-11"), ("Motif", Reason));
        await family.Open("/reservations/semaine-type");
        var boxes = family.Page.Document.QuerySelectorAll("input[name='Input.Ticked']").Select(b => ("Input.Ticked", b.GetAttribute("value")!)).ToArray();
        await family.Send("Voir l’aperçu", [.. boxes, ("Du", "2027-02-22"), ("Au", "2027-07-02")]);
        var seen = new List<State> { await town.InStore(Read) };

        foreach (var delay in Kills)
        {
            var sent = new[] { (agent, "Enregistrer"), (family, "Réserver ce qui est possible") }.Select(s => Answer(s.Item1, s.Item2)).ToList();
            await Task.Delay(delay);
            await town.Kill();
            await Task.WhenAll(sent);
            seen.Add(await town.InStore(Read));
            await town.Start();
        }
        Assert.Equal(HttpStatusCode.SeeOther, await Answer(agent, "Enregistrer"));
        Assert.Equal(HttpStatusCode.SeeOther, await Answer(family, "Réserver ce qui est possible"));
        await town.Kill();

        var (before, after) = (seen[0], await town.InStore(Read));
        Assert.Equal(1, after.Closures);
        Assert.Equal(1, after.Runs);
        Assert.True(after.OnClosedDay < before.OnClosedDay && after.OfPattern > 0, $"{before}, {after}");
        Assert.All(seen, s => Assert.Contains((s.Closures, s.OnClosedDay), new[] { (0, before.OnClosedDay), (1, after.OnClosedDay) }));
        Assert.All(seen, s => Assert.Contains((s.Runs, s.OfPattern), new[] { (0, 0), (1, after.OfPattern) }));
        Assert.Empty(await town.InStore(Soundness.Problems));
    }

    private sealed record State(int Closures, int OnClosedDay, int Runs, int OfPattern);

    private static async Task<State> Read(PortalDb db) => new(
        await db.Closures.CountAsync(c => c.Reason == Reason),
        await db.Bookings.CountAsync(b => b.Day == Closed),
        await db.PatternRuns.CountAsync(r => r.FamilyId == 2 && db.Bookings.Any(b => b.PatternRunId == r.Id)),
        await db.Bookings.CountAsync(b => b.FamilyId == 2 && b.Day >= new DateOnly(2027, 2, 22)));

    /// <summary>Null when the town died before it answered.</summary>
    private static async Task<HttpStatusCode?> Answer(Visitor visitor, string button)
    {
        try
        {
            using var answer = await visitor.RawFrom(visitor.Page, button);
            return answer.StatusCode;
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            return null;
        }
    }
}
