using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Documents;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Documents;

/// <summary>Files that families give. Judged by their content, kept under a random name outside the web's folder.</summary>
public sealed class DocumentStore(PortalDb db, PreauOptions options, TownClock clock)
{
    public const int MostBytes = 5 * 1024 * 1024;

    private const int LongestName = 120;

    /// <summary>Letters of a name that a disk can hold; a longer one is nobody's file.</summary>
    private const int MostLetters = 255;

    /// <summary>So many bytes some readers look at to guess what a file is.</summary>
    private const int GuessedFrom = 1024;

    private static readonly (string Type, byte[] Begins, string[] Endings)[] Kinds =
    [
        ("application/pdf", "%PDF-"u8.ToArray(), [".pdf"]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF], [".jpg", ".jpeg"]),
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [".png"]),
    ];

    /// <summary>What begins another kind of file than a paper: one of two kinds at once is nobody's certificate.</summary>
    private static readonly string[] Markup = ["<html", "<script", "<!doctype", "<svg", "<body", "<iframe", "<?php"];

    /// <summary>Why the file cannot be taken, as a sentence; null when it can.</summary>
    public static string? Problem(IFormFile file)
    {
        if (file.Length == 0) return "Ce fichier est vide. Choisissez-en un autre.";
        if (file.FileName.EnumerateRunes().Count() > MostLetters) return $"Le nom de ce fichier dépasse {MostLetters} lettres. Raccourcissez-le, puis choisissez le fichier à nouveau.";
        if (file.Length > MostBytes) return "Ce fichier dépasse 5 Mo. Une photo plus petite ou un PDF convient.";
        return TypeOf(file) is null ? "Ce fichier n’est ni un PDF, ni une photo JPEG ou PNG. Choisissez-en un autre." : null;
    }

    /// <summary>Keeps a paper of a draft, in the place of the one given before. The caller saves.</summary>
    public async Task Keep(IFormFile file, string kind, long familyId, long childId, long draftId)
    {
        foreach (var old in await db.Documents.Where(d => d.DraftId == draftId && d.Kind == kind).ToListAsync()) db.Documents.Remove(old);
        (await Keep(file, kind, familyId, childId)).DraftId = draftId;
    }

    /// <summary>Writes the file, then adds its row; the caller says whose it is and saves. A file without row is swept later.</summary>
    public async Task<StoredDocument> Keep(IFormFile file, string kind, long familyId, long? childId)
    {
        Directory.CreateDirectory(Folder);
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await using var content = file.OpenReadStream();
        var bytes = new byte[file.Length];
        await content.ReadExactlyAsync(bytes);
        await File.WriteAllBytesAsync(Path.Combine(Folder, name), bytes);
        var row = new StoredDocument
        {
            StoredName = name,
            FileName = SafeName(file.FileName, TypeOf(file)!),
            ContentType = TypeOf(file)!,
            Length = file.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            FamilyId = familyId,
            ChildId = childId,
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
        var head = new byte[GuessedFrom];
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var text = Encoding.Latin1.GetString(head, 0, read);
        return Markup.Any(m => text.Contains(m, StringComparison.OrdinalIgnoreCase)) ? null : Kinds.FirstOrDefault(k => head.AsSpan(0, read).StartsWith(k.Begins)).Type;
    }

    /// <summary>The name to show and to give back: no path, nothing invisible, and the ending of what the file is, whatever it claimed.</summary>
    private static string SafeName(string name, string type)
    {
        var last = name.Replace('\\', '/').Split('/')[^1];
        var plain = string.Concat(last.EnumerateRunes().Where(IsShown).Select(r => r.ToString()).Take(LongestName)).Trim().TrimEnd('.');
        var endings = Kinds.First(k => k.Type == type).Endings;
        if (plain.Length == 0) return "document" + endings[0];
        return endings.Any(e => plain.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? plain : plain + endings[0];
    }

    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not ('"' or '<' or '>' or ':' or '|' or '?' or '*' or 0xFFFD);
}
