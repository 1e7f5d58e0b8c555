using Preau.Web.Hosting;

namespace Preau.Web.Storage;

/// <summary>
/// Locks of the operating system on the data folder: they end with the process, however it ends.
/// A process that uses the folder holds <see cref="Use"/>; what replaces its files needs <see cref="TryAlone"/>.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Held by the product while it runs; several processes may.</summary>
    public static FolderLock Use(string dataPath)
    {
        using (new FileStream(InUse(dataPath), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            // It exists now; the lock below is taken for reading.
        }

        return new FolderLock(new FileStream(InUse(dataPath), FileMode.Open, FileAccess.Read, FileShare.Read));
    }

    /// <summary>Null when somebody uses the folder.</summary>
    public static FileStream? TryAlone(string dataPath) => TryTake(InUse(dataPath));

    /// <summary>Waits, a minute at most, until it is our turn to prepare the folder.</summary>
    public static async Task<FileStream> TakeTurn(string dataPath, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (TryTake(Path.Combine(dataPath, ".preparation")) is { } taken) return taken;
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
        }

        throw new StartUpProblem($"Une autre instance de Préau prépare le dossier « {dataPath} » depuis plus d’une minute. Arrêtez-la, puis recommencez.");
    }

    public void Dispose() => file.Dispose();

    private static string InUse(string dataPath) => Path.Combine(dataPath, ".en-marche");

    private static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
