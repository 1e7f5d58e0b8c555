using System.CommandLine;
using System.Text.Json;
using Preau.Web.Storage;
using Preau.Web.Storage.Backups;

namespace Preau.Web.Hosting.Commands;

/// <summary>Backing up (while the product runs) and restoring: neither changes the shape of a database.</summary>
internal sealed class BackupVerbs(HostArguments host)
{
    private readonly Argument<string> file = new("FICHIER") { Description = "Chemin de la sauvegarde." };

    private readonly Option<bool> json = new("--json") { Description = "Écrit le contenu de la sauvegarde en JSON." };

    public IEnumerable<Command> Commands()
    {
        var backup = new Command("backup", "Sauvegarde la base, les documents et les clés dans un seul fichier, portail en marche ou non.") { file, json };
        backup.SetAction((parsed, cancel) => Told(parsed, async store =>
            (await new Backup(store, TimeProvider.System).Write(parsed.GetRequiredValue(file), cancel), "Sauvegarde faite et relue")));
        var restore = new Command("restore", "Restaure une sauvegarde dans un dossier vide (et une base PostgreSQL vide).") { file, json };
        restore.SetAction((parsed, cancel) => Told(parsed, async store =>
            (await new Restore(store).Run(parsed.GetRequiredValue(file), cancel), "Sauvegarde restaurée")));
        return [backup, restore];
    }

    private async Task<int> Told(ParseResult parsed, Func<StoreAddress, Task<(BackupManifest Manifest, string Sentence)>> run)
    {
        var options = OptionsReader.Read(StartUp.NewBuilder(host.For(parsed)).Configuration);
        var store = StoreAddress.Of(options.PostgresConnection, options.DataPath);
        try
        {
            var (manifest, sentence) = await run(store);
            parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { manifest.Version, manifest.Provider, manifest.At, manifest.Tables }, JsonOutput.Options)
                : $"{sentence} : {manifest.Tables.Count} tables, {manifest.Tables.Sum(t => t.Rows)} lignes, {manifest.Entries.Keys.Count(e => e.StartsWith(BackupManifest.Files, StringComparison.Ordinal))} fichiers.");
            return 0;
        }
        catch (Exception wrong) when (StoreSentences.Cause(wrong) is { } cause)
        {
            throw new StartUpProblem(StoreSentences.Of(cause, store), wrong);
        }
        catch (IOException wrong)
        {
            throw new StartUpProblem($"Le fichier ne peut pas être lu ou écrit : {wrong.Message}", wrong);
        }
    }
}
