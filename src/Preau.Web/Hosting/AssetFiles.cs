using System.Reflection;

namespace Preau.Web.Hosting;

/// <summary>
/// The files of <c>wwwroot</c>. They travel inside the executable, so that it runs from any folder;
/// a developer's checkout is read from disk, so that a change shows at the next page.
/// </summary>
internal sealed class AssetFiles(string? folder, TimeProvider time)
{
    private static readonly Assembly Home = typeof(AssetFiles).Assembly;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.5);

    private (long At, long Newest)? seen;

    /// <summary>Raised by every change on disk, which a page asks for at each of its icons: looked at twice a second; always the same for files inside the executable.</summary>
    public long Version
    {
        get
        {
            if (folder is null) return 0;
            if (seen is { } last && time.GetElapsedTime(last.At) < Look) return last.Newest;
            var newest = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Max(f => File.GetLastWriteTimeUtc(f).Ticks);
            seen = (time.GetTimestamp(), newest);
            return newest;
        }
    }

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
