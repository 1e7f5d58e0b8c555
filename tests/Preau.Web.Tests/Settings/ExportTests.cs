using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Features.Settings.Files;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Tests.Hosting;

namespace Preau.Web.Tests.Settings;

/// <summary>The town written to files and read again is the same town.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task What_was_imported_is_exported_line_for_line_and_no_folder_is_replaced()
    {
        await using var town = await PreauHost.Town();
        using var folder = new TemporaryFolder();
        var seed = Path.Combine(DataFolder.Checkout()!, "seed");
        Assert.Equal(0, (await town.Store.Run(_ => { }, "settings", "import", seed)).Code);
        Assert.Equal(0, (await town.Store.Run(_ => { }, "settings", "export", folder["sortie"])).Code);
        Assert.Equal(0, (await town.Store.Run(_ => { }, "settings", "check", folder["sortie"])).Code);
        var ((read, _), (written, problems)) = (TownFiles.Read(seed), TownFiles.Read(folder["sortie"]));
        Assert.Empty(problems);
        foreach (var list in typeof(TownConfiguration).GetProperties()) Assert.Equal(Lines(list.GetValue(read)!), Lines(list.GetValue(written)!));

        var (code, _, errors) = await town.Store.Run(_ => { }, "settings", "export", folder["sortie"]);

        Assert.Equal(1, code);
        Assert.Contains("rien n’est remplacé", errors, StringComparison.Ordinal);
        Assert.Equal(8, await town.InStore(db => db.Activities.CountAsync()));
    }

    private static IEnumerable<string> Lines(object list) =>
        ((System.Collections.IEnumerable)list).Cast<object>().Select(line => JsonSerializer.Serialize(line, line.GetType(), HistoryRecording.Json)).Order(StringComparer.Ordinal);
}
