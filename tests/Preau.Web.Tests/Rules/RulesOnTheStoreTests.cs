using System.Globalization;
using Preau.Domain.Calendars;
using Preau.Domain.Places;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Rules;

/// <summary>Rules that the store or a setting takes part in: the examples of their pages.</summary>
public sealed class RulesOnTheStoreTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Fact]
    public async Task An_absence_is_told_until_the_day_list_is_closed()
    {
        foreach (var row in RulePage.Read("absences.md").Table("Exemples"))
        {
            var arrival = WallClock.ToInstant(RulePage.Time(row["Signalée"]), Paris);
            var refusal = await demo.Host.InOneTransaction<TellAbsence, Refusal?>(absence =>
                absence.Save(familyId: 0, RulePage.Day(row["Jour"]), new HashSet<long>(), Actor.Product, arrival, Guid.NewGuid()));
            Assert.Equal(row["Acceptée"] == "oui" ? (RefusalCode?)null : RefusalCode.AbsenceTooLate, refusal?.Code);
        }
    }

    [Fact]
    public async Task Places_are_taken_while_there_are_some()
    {
        var day = new DateOnly(2030, 1, 1);
        foreach (var row in RulePage.Read("places.md").Table("Exemples"))
        {
            day = day.AddDays(1);
            var left = await demo.Host.InStore(db => db.InOneTransaction(async () =>
            {
                var poolDay = new PoolDay { PoolId = db.Pools.Select(p => p.Id).First(), Day = day, Capacity = Number(row["Capacité"]), Margin = Number(row["Marge"])!.Value, Taken = Number(row["Prises"])!.Value };
                db.PoolDays.Add(poolDay);
                await db.SaveChangesAsync();
                var room = (await db.LockPlaces([poolDay.Id]))[poolDay.Id].Room;
                var take = db.TakePlaces(new Dictionary<long, int> { [poolDay.Id] = Number(row["On en prend"])!.Value });
                Assert.Equal(row["Réponse"] == "oui" ? null : typeof(InvalidOperationException), (await Record.ExceptionAsync(() => take))?.GetType());
                return room;
            }));
            Assert.Equal(Number(row["Restent"]), left);
        }
    }

    private static int? Number(string cell) => int.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? number : null;
}
