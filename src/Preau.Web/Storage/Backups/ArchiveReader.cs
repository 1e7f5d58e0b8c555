using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Preau.Web.Hosting;

namespace Preau.Web.Storage.Backups;

/// <summary>Reads a backup; whatever does not carry the checksum of its manifest is refused.</summary>
internal sealed class ArchiveReader : IDisposable
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string path;
    private readonly ZipArchive zip;

    private ArchiveReader(string path, ZipArchive zip, BackupManifest manifest) => (this.path, this.zip, Manifest) = (path, zip, manifest);

    public BackupManifest Manifest { get; }

    /// <exception cref="StartUpProblem">No such file, no backup, or a damaged one.</exception>
    public static async Task<ArchiveReader> Open(string path)
    {
        if (!File.Exists(path)) throw new StartUpProblem($"Le fichier « {path} » n’existe pas.");
        try
        {
            var opened = await ZipFile.OpenReadAsync(path);
            await using var entry = await (opened.GetEntry(BackupManifest.Entry) ?? throw new InvalidDataException()).OpenAsync();
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(entry, Json) ?? throw new InvalidDataException();
            return new ArchiveReader(path, opened, manifest);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw new StartUpProblem($"« {path} » n’est pas une sauvegarde de Préau, ou elle est incomplète. Prenez-en une autre.", wrong);
        }
    }

    /// <summary>Reads one file to its end and checks it: what was done with its content counts only after this returned.</summary>
    public async Task Read(string name, Func<Stream, Task> use)
    {
        var expected = Manifest.Entries.GetValueOrDefault(name) ?? throw Damaged(name);
        try
        {
            using var sha = SHA256.Create();
            await using (var entry = await (zip.GetEntry(name) ?? throw Damaged(name)).OpenAsync())
            await using (var hashing = new CryptoStream(entry, sha, CryptoStreamMode.Read, leaveOpen: true))
            {
                await use(hashing);
                await hashing.CopyToAsync(Stream.Null);
            }

            if (Convert.ToHexString(sha.Hash!) != expected) throw Damaged(name);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(name, wrong);
        }
    }

    public Task Extract(string name, string target) => Read(name, async entry =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
        await entry.CopyToAsync(file);
        file.Flush(flushToDisk: true);
    });

    public StartUpProblem Damaged(string name, Exception? cause = null) =>
        new($"La sauvegarde « {path} » est abîmée ({name}). Rien n’a été restauré ; prenez-en une autre.", cause);

    public void Dispose() => zip.Dispose();
}
