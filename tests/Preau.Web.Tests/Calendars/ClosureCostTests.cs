using Microsoft.EntityFrameworkCore;
using Preau.Web.Tests.Home;

namespace Preau.Web.Tests.Calendars;

/// <summary>A closure is set-based: what it sends to the database does not grow with the bookings, children and families that it touches.</summary>
public sealed class ClosureCostTests(CountedTown town) : IClassFixture<CountedTown>
{
    [Fact]
    public async Task A_closure_of_the_whole_town_sends_as_many_commands_as_one_of_a_single_service()
    {
        var (study, day) = (await town.Host.InStore(db => db.Activities.Where(a => a.Code == "etudes").Select(a => a.Id).SingleAsync()), new DateOnly(2026, 12, 8));
        await Close("2026-12-10", study);
        var touched = await town.Host.InStore(db => db.Bookings.CountAsync(b => b.Day == day));
        Assert.True(touched > 60, $"{touched} bookings are too few to tell.");

        var one = await Close("2026-12-03", study);
        var all = await Close("2026-12-08", null);

        Assert.Equal(0, await town.Host.InStore(db => db.Bookings.CountAsync(b => b.Day == day)));
        Assert.InRange(all, 1, one);
    }

    private async Task<int> Close(string day, long? activity)
    {
        using var admin = await town.Agent("admin");
        await admin.Open("/gestion/calendrier/fermeture/0");
        await admin.Send("Voir ce que cela change", ("Premier jour", day), ("Activité", activity?.ToString() ?? ""), ("Motif", "Grève"));
        return await town.Commands(() => admin.Send("Enregistrer"));
    }
}
