using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Hosting;

namespace Preau.Web.Integrations.PayFip;

/// <summary>Where PayFiP is: the settings say it; else the State's in a town, the simulator on the loopback in a demo.</summary>
public sealed class PayFipAddresses(StartUp start, PublicLinks links, IServer server, TimeProvider time)
{
    public const string Simulator = "/simulateurs/payfip";
    public const string SimulatorService = "/service";
    public const string SimulatorPage = "/page";

    private static readonly Uri StateService = new("https://www.payfip.gouv.fr/tpa/services/securite");
    private static readonly Uri StatePage = new("https://www.payfip.gouv.fr/tpa/paiementws.web");

    public Uri Service => start.Options.PayFip.ServiceUrl
        ?? (start.IsDemo ? new Uri($"http://127.0.0.1:{ListeningPort()}{Simulator}{SimulatorService}") : StateService);

    /// <summary>T: a test that moves no money; X: the one payment that activates a means; W: production.</summary>
    public string Mode => start.Options.PayFip.Saisie ?? (start.IsDemo ? "T" : "W");

    /// <summary>The largest amount of one payment.</summary>
    public Money Largest => new(start.Options.PayFip.MaxAmountCents);

    /// <summary>Where the payer's browser goes.</summary>
    public Uri Page(string operationId) => new($"{PageRoot().AbsoluteUri}?idop={Uri.EscapeDataString(operationId)}");

    /// <summary>The page of an attempt that can still be taken up again; null: it cannot.</summary>
    public string? Resume(PaymentAttempt attempt) =>
        attempt.OperationId is { } operation && attempt.CanBeResumed(time.GetUtcNow().UtcDateTime) ? Page(operation).AbsoluteUri : null;

    private Uri PageRoot() => start.Options.PayFip.PageUrl
        ?? (!start.IsDemo ? StatePage
            // Another name of the same machine, so that the page stands on another site, as the State's does.
            : start.Options.PublicUrl is null ? new Uri($"http://127.0.0.1:{links.Root.Port}{Simulator}{SimulatorPage}")
            : new Uri(links.Absolute(Simulator + SimulatorPage)));

    private int ListeningPort()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(a => a.StartsWith("http:", StringComparison.OrdinalIgnoreCase));
        return BindingAddress.Parse(bound ?? start.Options.ListenUrls[0]).Port;
    }
}
