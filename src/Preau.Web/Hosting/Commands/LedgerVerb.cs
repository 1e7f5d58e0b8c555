using System.CommandLine;
using System.Text.Json;
using Preau.Web.Features.Billing;

namespace Preau.Web.Hosting.Commands;

/// <summary>Proves the ledger of a live database.</summary>
internal sealed class LedgerVerb(Func<StartUp, WebApplication> compose, HostArguments host)
{
    private readonly Option<bool> json = new("--json") { Description = "Écrit le résultat en JSON." };

    public Command Command()
    {
        var check = new Command("check", "Vérifie le grand livre : écritures, factures, règlements, numéros. Code 1 si quelque chose ne tombe pas juste.") { json };
        check.SetAction(Check);
        return new Command("ledger", "Le grand livre.") { check };
    }

    private async Task<int> Check(ParseResult parsed, CancellationToken cancel)
    {
        var start = await StartUp.Prepare(host.For(parsed), cancel: cancel);
        await using var app = compose(start);
        await using var scope = app.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<LedgerCheck>().Run();

        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(report, JsonOutput.Options));
        else if (report.Faults.Count == 0) output.WriteLine($"Le grand livre est juste : {report.Postings} écritures, {report.Invoices} factures, {report.Payments} règlements.");
        else foreach (var fault in report.Faults) error.WriteLine(fault);
        return report.Faults.Count == 0 ? 0 : 1;
    }
}
