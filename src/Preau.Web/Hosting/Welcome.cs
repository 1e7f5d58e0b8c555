using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Preau.Web.Hosting;

/// <summary>What the console says once the portal answers.</summary>
public static class Welcome
{
    /// <summary>The stable accounts of a demo; the README lists them too.</summary>
    private static readonly (string Email, string Who)[] DemoAccounts =
    [
        ("parent@valbrune.example", "parent de trois enfants"),
        ("autre.parent@valbrune.example", "parent d’une autre famille"),
        ("mere2@valbrune.example", "mère séparée, un enfant dans les deux familles"),
        ("pere2@valbrune.example", "père séparé, un enfant dans les deux familles"),
        ("gestion@valbrune.example", "agent : demandes, familles, réservations"),
        ("regie@valbrune.example", "agent : argent seulement"),
        ("direction@valbrune.example", "agent : une structure, listes et pointage"),
        ("admin@valbrune.example", "agent : réglages et comptes"),
    ];

    private const string DemoPassword = "preau-demo-2026";

    public static void Print(IServiceProvider services, TextWriter output)
    {
        var start = services.GetRequiredService<StartUp>();
        var links = services.GetRequiredService<PublicLinks>();
        output.WriteLine($"Préau répond à {links.Absolute("/")}".TrimEnd('/'));
        if (start.IsDemo) PrintDemo(services, output);
        else if (start.IsNew) output.WriteLine("Cette base est vide : aucun compte. Invitez le premier administrateur : preau staff invite ADRESSE@ma-commune.fr");
        foreach (var address in services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []) output.WriteLine($"Préau écoute sur {address}");
    }

    private static void PrintDemo(IServiceProvider services, TextWriter output)
    {
        output.WriteLine($"Démonstration, ville inventée de Valbrune. Comptes (mot de passe de tous : {DemoPassword}) :");
        foreach (var (email, who) in DemoAccounts) output.WriteLine($"  {email,-32} {who}");
        if (services.GetRequiredService<TownClockSetting>().Notice is { } notice) output.WriteLine(notice);
    }
}
