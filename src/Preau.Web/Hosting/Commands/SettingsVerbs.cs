using System.CommandLine;
using System.Text.Json;
using Preau.Web.Features.Settings;
using Preau.Web.Features.Settings.Files;
using Preau.Web.Storage;

namespace Preau.Web.Hosting.Commands;

/// <summary>What a town decides, as readable files in a folder like <c>seed/</c>.</summary>
internal sealed class SettingsVerbs(Func<StartUp, WebApplication> compose, HostArguments host)
{
    private readonly Argument<string> folder = new("DOSSIER") { Description = "Dossier des fichiers de configuration (*.csv), sur le modèle de seed/." };

    private readonly Option<bool> json = new("--json") { Description = "Écrit les remarques en JSON." };

    public Command Command()
    {
        var check = new Command("check", "Vérifie des fichiers de configuration, sans base de données.") { folder, json };
        check.SetAction(Check);
        var import = new Command("import", "Donne sa configuration à une base qui n’en a pas encore.") { folder, json };
        import.SetAction(Import);
        var export = new Command("export", "Écrit la configuration en vigueur dans un dossier neuf, telle que import la lit.") { folder };
        export.SetAction(Export);
        return new Command("settings", "La configuration de la commune, en fichiers lisibles.") { check, import, export };
    }

    private int Check(ParseResult parsed)
    {
        var (_, problems) = TownFiles.Read(parsed.GetRequiredValue(folder));
        Print(problems, parsed);
        if (problems.Count == 0 && !parsed.GetValue(json)) parsed.InvocationConfiguration.Output.WriteLine("Les fichiers sont corrects.");
        return problems.Count == 0 ? 0 : 1;
    }

    private async Task<int> Import(ParseResult parsed, CancellationToken cancel)
    {
        var (town, problems) = TownFiles.Read(parsed.GetRequiredValue(folder));
        Print(problems, parsed);
        if (problems.Count > 0) return 1;

        var start = await StartUp.Prepare(host.For(parsed), cancel: cancel);
        await using var app = compose(start);
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<ImportSettings>().Run(town, Actor.Product))
        {
            throw new StartUpProblem("Cette base a déjà une configuration : ce qui est en vigueur se change sous /gestion.");
        }

        if (!parsed.GetValue(json)) parsed.InvocationConfiguration.Output.WriteLine("La configuration est en place.");
        return 0;
    }

    private async Task<int> Export(ParseResult parsed, CancellationToken cancel)
    {
        var target = parsed.GetRequiredValue(folder);
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new StartUpProblem($"«\u00A0{target}\u00A0» existe déjà et n’est pas vide\u00A0: donnez un dossier neuf, rien n’est remplacé.");
        var start = await StartUp.Prepare(host.For(parsed), cancel: cancel);
        await using var app = compose(start);
        await using var scope = app.Services.CreateAsyncScope();
        var lines = await scope.ServiceProvider.GetRequiredService<ExportSettings>().Run(target);
        parsed.InvocationConfiguration.Output.WriteLine($"La configuration est écrite dans {target}\u00A0: {lines} lignes.");
        return 0;
    }

    private void Print(IReadOnlyList<FileProblem> problems, ParseResult parsed)
    {
        if (parsed.GetValue(json)) parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(problems, JsonOutput.Options));
        else foreach (var problem in problems) parsed.InvocationConfiguration.Error.WriteLine(problem);
    }
}
