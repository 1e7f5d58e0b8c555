using System.Reflection;

namespace Preau.Web.Hosting;

/// <summary>
/// The files of <c>wwwroot</c>. They travel inside the executable, so that it runs from any folder;
/// a developer's checkout is read from disk, so that a change shows at the next page.
/// </summary>
internal sealed class AssetFiles(string? folder)
{
    private static readonly Assembly Home = typeof(AssetFiles).Assembly;

    /// <summary>Raised by every change on disk; always the same for files inside the executable.</summary>
    public long Version => folder is null
        ? 0
        : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Max(f => File.GetLastWriteTimeUtc(f).Ticks);

    /// <summary>Names like <c>css/tokens.css</c>.</summary>
    public IEnumerable<string> Names() => folder is null
        ? Home.GetManifestResourceNames()
            .Where(n => n.StartsWith("wwwroot/", StringComparison.Ordinal))
            .Select(n => n["wwwroot/".Length..])
        : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'));

    public byte[] Read(string name)
    {
        if (folder is not null)
            return File.ReadAllBytes(Path.Combine(folder, name));
        using var stream = Home.GetManifestResourceStream("wwwroot/" + name)
            ?? throw new FileNotFoundException("Not in the executable: " + name);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
