using System.Globalization;
using System.Net;
using Npgsql;
using Preau.Web.Integrations.Mail;

namespace Preau.Web.Hosting;

/// <summary>Reads the machine's settings and collects a sentence for each wrong one.</summary>
public sealed class OptionsReader(IConfiguration configuration)
{
    public const string DefaultUrl = "http://localhost:5080";

    private static readonly string[] Known =
    [
        "DataPath", "PublicUrl", "TrustedProxies", "Demo:Public", "Demo:Now",
        "Mail:Host", "Mail:Port", "Mail:Security", "Mail:User", "Mail:Password", "Mail:From", "Mail:FromName",
        "PayFip:ServiceUrl", "PayFip:PageUrl", "PayFip:Saisie", "PayFip:MaxAmountCents",
    ];

    private readonly List<string> problems = [];

    /// <exception cref="StartUpProblem">One sentence for each setting that cannot be used.</exception>
    public static PreauOptions Read(IConfiguration configuration)
    {
        var reader = new OptionsReader(configuration);
        var options = reader.ReadAll();
        return reader.problems.Count == 0 ? options : throw new StartUpProblem(reader.problems);
    }

    private PreauOptions ReadAll()
    {
        RefuseUnknown();
        return new PreauOptions
        {
            DataPath = DataFolder.Locate(Value("DataPath")),
            PostgresConnection = Connection(),
            PublicUrl = PublicUrl(),
            TrustedProxies = Proxies(),
            DemoPublic = Switch("Demo:Public"),
            DemoNow = Instant("Demo:Now"),
            ListenUrls = ListenUrls(),
            Mail = Mail(),
            PayFip = PayFip(),
        };
    }

    private string? Value(string name) =>
        configuration["Preau:" + name] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private void Wrong(string name, string sentence) => problems.Add($"Preau__{name.Replace(":", "__", StringComparison.Ordinal)} : {sentence}");

    /// <summary>A misspelt setting would be silently without effect: it is refused.</summary>
    private void RefuseUnknown()
    {
        foreach (var (key, value) in configuration.GetSection("Preau").AsEnumerable(makePathsRelative: true))
        {
            if (value is null || Known.Contains(key, StringComparer.OrdinalIgnoreCase)) continue;
            Wrong(key, $"ce réglage n’existe pas. Réglages connus : {string.Join(", ", Known.Select(k => "Preau__" + k.Replace(":", "__", StringComparison.Ordinal)))}.");
        }
    }

    private string? Connection()
    {
        var value = configuration.GetConnectionString("Preau");
        if (string.IsNullOrWhiteSpace(value)) return null;
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(value);
            if (string.IsNullOrEmpty(connection.Host) || string.IsNullOrEmpty(connection.Database))
            {
                problems.Add("ConnectionStrings__Preau : il manque Host ou Database. Exemple : Host=localhost;Database=preau;Username=preau;Password=…");
            }

            return value;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            problems.Add("ConnectionStrings__Preau : cette chaîne de connexion PostgreSQL est illisible. Exemple : Host=localhost;Database=preau;Username=preau;Password=…");
            return null;
        }
    }

    private Uri? PublicUrl()
    {
        var address = Address("PublicUrl");
        if (address is null || (address.AbsolutePath == "/" && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0)) return address;
        Wrong("PublicUrl", "donnez le début des adresses seulement, sans chemin ni paramètre. Exemple : https://famille.ma-commune.fr");
        return null;
    }

    private Uri? Address(string name)
    {
        if (Value(name) is not { } value) return null;
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0) return address;
        Wrong(name, $"« {value} » n’est pas une adresse. Elle commence par https:// (ou http:// pour un essai). Exemple : https://famille.ma-commune.fr");
        return null;
    }

    private List<IPNetwork> Proxies()
    {
        var networks = new List<IPNetwork>();
        foreach (var part in (Value("TrustedProxies") ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(part, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(part, out var address)) networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else Wrong("TrustedProxies", $"« {part} » n’est ni une adresse IP ni un réseau. Exemple : 127.0.0.1, 10.0.0.0/24");
        }

        return networks;
    }

    private bool Switch(string name)
    {
        if (Value(name) is not { } value) return false;
        if (bool.TryParse(value, out var on)) return on;
        Wrong(name, $"« {value} » n’est ni true ni false.");
        return false;
    }

    private DateTime? Instant(string name)
    {
        if (Value(name) is not { } value) return null;
        string[] formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];
        var hasOffset = value.EndsWith('Z') || (value.Length > 6 && value[^6] is '+' or '-');
        if (hasOffset && DateTimeOffset.TryParseExact(value, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)) return instant.UtcDateTime;
        Wrong(name, $"« {value} » n’est pas un instant avec son décalage horaire. Exemple : 2026-09-10T08:00:00+02:00");
        return null;
    }

    private MailOptions Mail()
    {
        var mail = new MailOptions();
        if (Value("Mail:Security") is { } security && !Enum.GetNames<MailSecurity>().Contains(security, StringComparer.OrdinalIgnoreCase))
        {
            Wrong("Mail:Security", $"« {security} » n’est pas connu. Choisissez StartTls, Tls ou None.");
        }
        else if (Value("Mail:Port") is { } port && !int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            Wrong("Mail:Port", $"« {port} » n’est pas un numéro de port. Exemple : 587");
        }
        else if (Known.Any(name => name.StartsWith("Mail:", StringComparison.Ordinal) && Value(name) is not null))
        {
            configuration.GetSection(MailOptions.Section).Bind(mail);
            problems.AddRange(mail.Problems());
        }

        return mail;
    }

    private PayFipOptions PayFip()
    {
        var saisie = Value("PayFip:Saisie")?.ToUpperInvariant();
        if (saisie is not (null or "T" or "X" or "W")) Wrong("PayFip:Saisie", $"« {saisie} » n’est pas connu. Choisissez T (test), X (activation) ou W (production).");
        var max = PayFipOptions.DefaultMaxAmountCents;
        if (Value("PayFip:MaxAmountCents") is { } text && (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out max) || max is < 100 or > 99_999_999_999))
        {
            Wrong("PayFip:MaxAmountCents", $"« {text} » n’est pas un montant en centimes, d’au moins 100. Exemple : 9999999");
        }

        return new PayFipOptions(Address("PayFip:ServiceUrl"), Address("PayFip:PageUrl"), saisie, max);
    }

    private List<string> ListenUrls()
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0) return endpoints;
        var urls = Split(configuration["urls"]);
        if (urls.Count == 0) urls = [.. Split(configuration["http_ports"]).Select(p => $"http://*:{p}"), .. Split(configuration["https_ports"]).Select(p => $"https://*:{p}")];
        foreach (var url in urls.Where(url => !IsListenable(url))) problems.Add($"--urls : « {url} » n’est pas une adresse d’écoute. Exemple : --urls http://localhost:5081");
        return urls.Count == 0 ? [DefaultUrl] : urls;
    }

    private static List<string> Split(string? list) => [.. (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static bool IsListenable(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Port is >= 0 and <= 65535 && address.PathBase.Length == 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
