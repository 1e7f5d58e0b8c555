using System.CommandLine;
using System.Text.Json;
using Preau.Web.Features.Places;

namespace Preau.Web.Hosting.Commands;

/// <summary>Proves the counts of places of a live database.</summary>
internal sealed class PlacesVerb(Func<StartUp, WebApplication> compose, HostArguments host)
{
    private readonly Option<bool> json = new("--json") { Description = "Écrit le résultat en JSON." };

    public Command Command()
    {
        var check = new Command("check", "Compare les places prises aux réservations. Code 1 si quelque chose ne tombe pas juste.") { json };
        check.SetAction(Check);
        return new Command("places", "Les places.") { check };
    }

    private async Task<int> Check(ParseResult parsed, CancellationToken cancel)
    {
        var start = await StartUp.Prepare(host.For(parsed), cancel: cancel);
        await using var app = compose(start);
        await using var scope = app.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<PlacesCheck>().Run();

        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (parsed.GetValue(json))
        {
            output.WriteLine(JsonSerializer.Serialize(report, JsonOutput.Options));
            return report.Faults.Count == 0 ? 0 : 1;
        }

        foreach (var fault in report.Faults) error.WriteLine(fault);
        if (report.Faults.Count == 0) output.WriteLine($"Les places sont justes : {report.PoolDays} comptes, {report.Bookings} réservations.");
        foreach (var excess in report.Excess) output.WriteLine($"Capacité dépassée : {excess}");
        return report.Faults.Count == 0 ? 0 : 1;
    }
}
