using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Preau.Web.Features.Settings;

namespace Preau.Web.Hosting;

/// <summary>
/// Style sheet, icons, fonts and scripts, each under an address that carries the hash of its content: kept for ever
/// by the browser, asked for again only when it changed. There is no build step; this is the whole bundler.
/// </summary>
public sealed partial class Assets(IWebHostEnvironment environment, TimeProvider time)
{
    /// <summary>The files of <c>css/</c> in cascade order; a new file is listed here.</summary>
    public static readonly IReadOnlyList<string> StyleOrder =
    [
        "tokens", "base", "layout", "lines", "roof", "foot", "button", "field", "mark", "todo", "facts", "table",
        "notice", "steps", "tabs", "dialog", "calendar", "bar", "pieces", "requests", "enrolments", "recap", "papers", "prose", "letter", "qr",
        "desk", "desk-files", "roll", "year", "guide", "porch", "paper", "print",
    ];

    private readonly AssetFiles files = new(
        environment.IsDevelopment() && Directory.Exists(environment.WebRootPath) ? environment.WebRootPath : null, time);

    private readonly Lock gate = new();
    private Snapshot? snapshot;

    /// <summary>The address of a file of <c>wwwroot</c>: <c>img/icons.svg</c> gives <c>/img/icons.1f3a….svg</c>.</summary>
    public string Address(string file) => Current().Address(file);

    /// <summary>The address of the one style sheet, in the colours of the town.</summary>
    public string Stylesheet(TownFace face) => Current().Stylesheet(face.AccentRule());

    /// <summary>The content of a file of <c>wwwroot</c>.</summary>
    public byte[] Read(string file) => files.Read(file);

    internal (Asset Asset, bool Immutable)? Find(string path) => Current().Find(path);

    private Snapshot Current()
    {
        lock (gate)
        {
            if (snapshot is null || snapshot.Version != files.Version)
                snapshot = new Snapshot(files, files.Version);
            return snapshot;
        }
    }

    private sealed partial class Snapshot
    {
        private readonly AssetFiles files;
        private readonly string styles;
        private readonly ConcurrentDictionary<string, Asset> byAddress = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, string> addresses = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, string> sheets = new(StringComparer.Ordinal);

        public Snapshot(AssetFiles files, long version)
        {
            this.files = files;
            Version = version;
            foreach (var name in files.Names().Where(n => !n.StartsWith("css/", StringComparison.Ordinal)))
                Address(name);
            var text = string.Concat(StyleOrder.Select(n => Encoding.UTF8.GetString(files.Read($"css/{n}.css")) + "\n"));
            styles = Fonts().Replace(Spare().Replace(text, ""), m => $"url(\"{Address(m.Groups["file"].Value)}\")");
            Stylesheet("");
        }

        public long Version { get; }

        public string Address(string file) => addresses.GetOrAdd(file, f =>
        {
            var body = files.Read(f);
            // A module that imports its neighbour asks for the neighbour's present version.
            if (f.EndsWith(".js", StringComparison.Ordinal))
                body = Encoding.UTF8.GetBytes(Imports().Replace(
                    Encoding.UTF8.GetString(body), m => $"\"{Address("js/" + m.Groups["file"].Value)}\""));
            return Add(Path.ChangeExtension(f, null), Path.GetExtension(f), body);
        });

        public string Stylesheet(string accentRule) =>
            sheets.GetOrAdd(accentRule, rule => Add("css/preau", ".css", Encoding.UTF8.GetBytes(styles + rule)));

        public (Asset Asset, bool Immutable)? Find(string path)
        {
            if (byAddress.TryGetValue(path, out var asset))
                return (asset, true);
            // A page of an older version, or of another node, still asks for the address that it was given.
            if (Versioned().Match(path) is { Success: true } old && byAddress.Keys.FirstOrDefault(SameFile) is { } now)
                return (byAddress[now], false);
            return addresses.TryGetValue(path.TrimStart('/'), out var address) ? (byAddress[address], false) : null;

            bool SameFile(string a) => Versioned().Match(a) is { Success: true } m
                && m.Groups["name"].Value == old.Groups["name"].Value && m.Groups["kind"].Value == old.Groups["kind"].Value;
        }

        private string Add(string name, string extension, byte[] body)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(body))[..12];
            var address = $"/{name}.{hash}{extension}";
            byAddress[address] = new Asset(ContentType(extension), body, hash);
            return address;
        }

        private static string ContentType(string extension) => extension switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".woff2" => "font/woff2",
            _ => "text/plain; charset=utf-8",
        };

        [GeneratedRegex(@"/\*.*?\*/|(?<=\n)[ \t]+", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Spare();

        [GeneratedRegex(@"url\(""/(?<file>fonts/[\w.-]+)""\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Fonts();

        [GeneratedRegex(@"(?<=from )""\./(?<file>[\w.-]+\.js)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Imports();

        [GeneratedRegex(@"^(?<name>/[\w/.-]+)\.[0-9a-f]{12}(?<kind>\.\w+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Versioned();
    }
}
