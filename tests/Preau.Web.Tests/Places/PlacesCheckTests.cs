using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Features.Places;
using Preau.Web.Jobs;
using Preau.Web.Tests.Hosting;

namespace Preau.Web.Tests.Places;

public sealed class PlacesCheckTests
{
    public static TheoryData<string, string> Breaks => new()
    {
        { """UPDATE "PoolDays" SET "Taken" = "Taken" + 1 WHERE "Id" = (SELECT MIN("PoolDayId") FROM "BookingPlaces")""", "les réservations en prennent" },
        { """UPDATE "PoolDays" SET "Exceptions" = 1, "Capacity" = 0 WHERE "Id" = (SELECT MAX("Id") FROM "PoolDays")""", "au-delà des places, les réservations en disent 0" },
        { """UPDATE "BookingPlaces" SET "IsOver" = TRUE WHERE "BookingId" = (SELECT MIN("BookingId") FROM "BookingPlaces")""", "ne se correspondent pas" },
        { """DELETE FROM "BookingPlaces" WHERE "BookingId" = (SELECT MIN("BookingId") FROM "BookingPlaces")""", "ne tient aucune place" },
        { """UPDATE "BookingPlaces" SET "PoolDayId" = (SELECT MAX("Id") FROM "PoolDays") WHERE "BookingId" = (SELECT MIN("BookingId") FROM "BookingPlaces")""", "une place d’un autre jour" },
    };

    [Fact]
    public async Task The_demo_town_s_places_are_right_the_verb_says_so_and_the_night_too()
    {
        await using var host = await PreauHost.Demo();
        var job = await host.Run<RunJob, string?>(run => run.ByName("check-places"));
        Assert.Contains("aucun écart", job, StringComparison.Ordinal);

        var (code, output, errors) = await host.Store.Run("places", "check", "--json");

        Assert.Equal((0, ""), (code, errors));
        var report = JsonDocument.Parse(output).RootElement;
        Assert.True(report.GetProperty("poolDays").GetInt32() > 500);
        Assert.Equal(0, report.GetProperty("faults").GetArrayLength());
    }

    [Fact]
    public async Task A_lowered_capacity_is_shown_and_is_no_fault()
    {
        await using var host = await PreauHost.Demo();
        await host.InStore(db => db.Database.ExecuteSqlRawAsync("""UPDATE "PoolDays" SET "Capacity" = 0 WHERE "Id" = (SELECT MIN("PoolDayId") FROM "BookingPlaces")"""));

        var (code, output, _) = await host.Store.Run("places", "check");

        Assert.Equal(0, code);
        Assert.Contains("Capacité dépassée", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task Whatever_is_off_is_named_and_the_verb_ends_with_one(string statement, string named)
    {
        await using var host = await PreauHost.Demo();
        Assert.True(await host.InStore(db => db.Database.ExecuteSqlRawAsync(statement)) > 0);

        var report = await host.Run<PlacesCheck, PlacesReport>(check => check.Run());

        Assert.Contains(report.Faults, fault => Seen.Fold(fault).Contains(named, StringComparison.Ordinal));
        Assert.Equal(1, (await host.Store.Run("places", "check")).Code);
    }
}
