using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Preau.Web.Storage.Backups;

/// <summary>Writes the files of a backup and remembers their checksums.</summary>
internal sealed class ArchiveWriter(Stream target) : IDisposable
{
    private readonly ZipArchive zip = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private readonly Dictionary<string, string> checksums = new(StringComparer.Ordinal);

    public async Task Add(string name, Func<Stream, Task> write)
    {
        using var sha = SHA256.Create();
        await using (var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync())
        await using (var hashing = new CryptoStream(entry, sha, CryptoStreamMode.Write, leaveOpen: true))
        {
            await write(hashing);
        }

        checksums.Add(name, Convert.ToHexString(sha.Hash!));
    }

    public Task AddFile(string name, string path) => Add(name, async entry =>
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await file.CopyToAsync(entry);
    });

    public async Task Finish(Func<IReadOnlyDictionary<string, string>, BackupManifest> manifest)
    {
        await using var entry = await zip.CreateEntry(BackupManifest.Entry).OpenAsync();
        await JsonSerializer.SerializeAsync(entry, manifest(checksums), ArchiveReader.Json);
    }

    public void Dispose() => zip.Dispose();
}
