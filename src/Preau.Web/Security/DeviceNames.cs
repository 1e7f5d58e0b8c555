namespace Preau.Web.Security;

/// <summary>A browser's long description in words that its owner recognises.</summary>
public static class DeviceNames
{
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Machines =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"),
    ];

    public static string Of(string userAgent)
    {
        var browser = Named(Browsers, userAgent);
        var machine = Named(Machines, userAgent);
        return (browser, machine) switch
        {
            (null, null) => "Appareil inconnu",
            (null, _) => machine,
            (_, null) => browser,
            _ => $"{browser} sur {machine}",
        };
    }

    private static string? Named((string Sign, string Name)[] known, string text) =>
        known.FirstOrDefault(k => text.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
