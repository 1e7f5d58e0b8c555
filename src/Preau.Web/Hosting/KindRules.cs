using System.Net;

namespace Preau.Web.Hosting;

/// <summary>What a demo may not do, and what a town must have: judged before anything is written.</summary>
public static class KindRules
{
    public static void Check(PreauOptions options, bool isDemo)
    {
        var problems = (isDemo ? Demo(options) : Town(options)).ToList();
        if (options.PayFip.ServiceUrl is null != options.PayFip.PageUrl is null)
        {
            problems.Add("Preau__PayFip__ServiceUrl et Preau__PayFip__PageUrl vont ensemble : un paiement ne s’ouvre que là où il a été créé. Indiquez les deux, ou aucun.");
        }

        if (problems.Count > 0) throw new StartUpProblem(problems);
    }

    public static bool IsLoopback(string listenUrl)
    {
        var host = BindingAddress.Parse(listenUrl).Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }

    private static IEnumerable<string> Town(PreauOptions options)
    {
        if (options.PublicUrl is null)
        {
            yield return "Preau__PublicUrl : indiquez l’adresse publique du portail, en https. Exemple : Preau__PublicUrl=https://famille.ma-commune.fr (pour essayer Préau avec une commune inventée : preau demo)";
        }
        else if (options.PublicUrl.Scheme != "https")
        {
            yield return $"Preau__PublicUrl : l’adresse d’une commune commence par https://, pas « {options.PublicUrl.OriginalString} ».";
        }

        if (options.DemoNow is not null) yield return "Preau__Demo__Now : l’horloge d’une commune ne se règle pas. Retirez ce réglage, réservé à une démonstration.";
        if (options.DemoPublic) yield return "Preau__Demo__Public : cette base est celle d’une commune. Retirez ce réglage, réservé à une démonstration.";
        foreach (var (name, address) in new[] { ("ServiceUrl", options.PayFip.ServiceUrl), ("PageUrl", options.PayFip.PageUrl) })
        {
            if (address is { Scheme: not "https", IsLoopback: false }) yield return $"Preau__PayFip__{name} : un paiement passe par https://, pas par « {address.OriginalString} ». Sans ce réglage, c’est l’adresse de l’État.";
        }
    }

    private static IEnumerable<string> Demo(PreauOptions options)
    {
        var open = options.ListenUrls.FirstOrDefault(url => !IsLoopback(url));
        if (open is not null && !options.DemoPublic)
        {
            yield return $"--urls : une démonstration n’écoute que sur cet ordinateur, pas sur « {open} » (ses mots de passe sont publics). Utilisez http://localhost:PORT, ou Preau__Demo__Public=true si c’est voulu.";
        }

        if (options.PayFip.Saisie is not (null or "T")) yield return "Preau__PayFip__Saisie : une démonstration n’encaisse rien. Retirez ce réglage, ou choisissez T (test).";
        if (options.DemoPublic && options.PublicUrl is null)
        {
            yield return "Preau__PublicUrl : une démonstration ouverte à d’autres (Preau__Demo__Public=true) a besoin de son adresse publique. Exemple : https://demo.exemple.fr";
        }
    }
}
