using Preau.Web.Hosting;

namespace Preau.Web.Security;

/// <summary>What the room must know of the host.</summary>
public sealed class SecurityFacts(StartUp start, PublicLinks links)
{
    /// <summary>Agents of a town work with a second factor; those of a demo once they added one.</summary>
    public bool MustHaveSecondFactor => !start.IsDemo;

    /// <summary>Where a form may lead besides this portal: the payment page; in a demo also from its simulator back to the portal.</summary>
    public IEnumerable<string> FormTargets => start.Options.PayFip.PageUrl is { } page
        ? [page.GetLeftPart(UriPartial.Authority)]
        : start.IsDemo
            ? [links.Root.GetLeftPart(UriPartial.Authority), $"http://127.0.0.1:{links.Root.Port}"]
            : ["https://www.payfip.gouv.fr"];
}
