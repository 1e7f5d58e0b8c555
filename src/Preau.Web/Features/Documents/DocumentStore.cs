using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Documents;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Documents;

/// <summary>Files that families give. Judged by their content, kept under a random name outside the web's folder.</summary>
public sealed class DocumentStore(PortalDb db, PreauOptions options, TownClock clock)
{
    public const int MostBytes = 5 * 1024 * 1024;

    private static readonly (string Type, byte[] Begins)[] Kinds =
    [
        ("application/pdf", "%PDF-"u8.ToArray()),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    ];

    /// <summary>Why the file cannot be taken, as a sentence; null when it can.</summary>
    public static string? Problem(IFormFile file)
    {
        if (file.Length == 0) return "Ce fichier est vide. Choisissez-en un autre.";
        if (file.Length > MostBytes) return "Ce fichier dépasse 5 Mo. Une photo plus petite ou un PDF convient.";
        return TypeOf(file) is null ? "Ce fichier n’est ni un PDF, ni une photo JPEG ou PNG. Choisissez-en un autre." : null;
    }

    /// <summary>Writes the file, then adds its row; the caller saves. A file without row is swept later.</summary>
    public async Task<StoredDocument> Keep(IFormFile file, string kind, long familyId, long childId, long draftId)
    {
        Directory.CreateDirectory(Folder);
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await using var content = file.OpenReadStream();
        var bytes = new byte[file.Length];
        await content.ReadExactlyAsync(bytes);
        await File.WriteAllBytesAsync(Path.Combine(Folder, name), bytes);
        foreach (var old in await db.Documents.Where(d => d.DraftId == draftId && d.Kind == kind).ToListAsync()) db.Documents.Remove(old);
        var row = new StoredDocument
        {
            StoredName = name,
            FileName = SafeName(file.FileName),
            ContentType = TypeOf(file)!,
            Length = file.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            FamilyId = familyId,
            ChildId = childId,
            DraftId = draftId,
            Kind = kind,
            UploadedAt = clock.UtcNow,
        };
        db.Documents.Add(row);
        return row;
    }

    public string PathOf(StoredDocument document) => Path.Combine(Folder, document.StoredName);

    private string Folder => Path.Combine(options.DataPath, "documents");

    private static string? TypeOf(IFormFile file)
    {
        using var content = file.OpenReadStream();
        var head = new byte[8];
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return Kinds.FirstOrDefault(k => read >= k.Begins.Length && head.AsSpan(0, k.Begins.Length).SequenceEqual(k.Begins)).Type;
    }

    private static string SafeName(string name)
    {
        var plain = new string([.. Path.GetFileName(name.Replace('\\', '/')).Where(c => !char.IsControl(c) && c is not ('"' or '/' or '<' or '>'))]).Trim();
        return plain.Length is 0 ? "document" : plain.Length > 120 ? plain[..120] : plain;
    }
}
