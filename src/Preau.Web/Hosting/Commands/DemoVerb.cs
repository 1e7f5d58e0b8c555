using System.CommandLine;
using System.Diagnostics;
using Preau.Web.Features.Settings.Demo;
using Preau.Web.Features.Settings.Generated;
using Preau.Web.Texts;

namespace Preau.Web.Hosting.Commands;

/// <summary>Makes a demo of an empty database: Valbrune, or a generated town of many families.</summary>
internal sealed class DemoVerb(Func<StartUp, WebApplication> compose, HostArguments host)
{
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(2);

    private readonly Option<int?> families = new("--families")
    {
        Description = $"Une ville inventée de ce nombre de familles ({LargeTown.FewestFamilies} à {LargeTown.MostFamilies}), toujours la même : une année de réservations et de factures.",
        HelpName = "NOMBRE",
    };

    public Command Command()
    {
        families.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < LargeTown.FewestFamilies or > LargeTown.MostFamilies) result.AddError($"--families va de {LargeTown.FewestFamilies} à {LargeTown.MostFamilies}.");
        });
        var demo = new Command("demo", "Crée la commune de démonstration dans une base vide. Ensuite : preau serve") { families };
        demo.SetAction((parsed, cancel) => parsed.GetValue(families) is { } count ? Generate(parsed, count, cancel) : Make(parsed, cancel));
        return demo;
    }

    private async Task<int> Make(ParseResult parsed, CancellationToken cancel)
    {
        var files = Task.Run(DemoTown.ReadFiles, cancel);
        var start = await StartUp.Prepare(host.For(parsed), makesDemo: true, cancel);
        await using var app = compose(start);
        if (!await DemoTown.SeedIfNew(app.Services, files)) throw new StartUpProblem(StartUp.NotEmpty);
        parsed.InvocationConfiguration.Output.WriteLine("La commune de démonstration est prête. Pour la servir : preau serve");
        return 0;
    }

    private async Task<int> Generate(ParseResult parsed, int count, CancellationToken cancel)
    {
        var output = parsed.InvocationConfiguration.Output;
        var start = await StartUp.Prepare(host.For(parsed), makesDemo: true, cancel);
        await using var app = compose(start);
        await using var scope = app.Services.CreateAsyncScope();
        var begun = Stopwatch.StartNew();
        var said = TimeSpan.Zero;
        void Progress(string table, long rows)
        {
            if (begun.Elapsed - said < SayEvery) return;
            said = begun.Elapsed;
            output.WriteLine($"{Elapsed(begun)}  {table} : {French.Count(rows, "ligne")}");
        }
        var filled = await scope.ServiceProvider.GetRequiredService<LargeTown>().Fill(count, Progress);
        if (filled is null) throw new StartUpProblem(StartUp.NotEmpty);
        output.WriteLine("Table                       Lignes  Somme de contrôle");
        foreach (var table in filled) output.WriteLine($"{table.Table,-20}{French.Number(table.Rows),14}  {table.Checksum:x16}");
        output.WriteLine($"La ville de {French.Count(count, "famille")} est prête en {Elapsed(begun)}. Pour la servir : preau serve");
        return 0;
    }

    private static string Elapsed(Stopwatch begun) => $"{(int)begun.Elapsed.TotalMinutes} min {begun.Elapsed.Seconds:00} s";
}
