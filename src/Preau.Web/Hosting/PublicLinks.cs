using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Preau.Web.Hosting;

/// <summary>
/// Every absolute link (mail, PDF, payment) starts with the public address of the settings, never with what a request
/// claims to have been sent to.
/// </summary>
public sealed class PublicLinks(StartUp start, IServer server)
{
    /// <summary>The pages of a demo that stand on another name of the same machine, as the State's page does.</summary>
    private static readonly PathString PayFipSimulator = "/simulateurs/payfip";

    /// <summary>What PayFiP calls: in a demo its simulator does, over the loopback.</summary>
    public static readonly PathString PayFipNotification = "/paiements/payfip/notification";

    private Uri? listening;

    /// <summary>The public address, without a path.</summary>
    public Uri Root => start.Options.PublicUrl ?? listening ?? Listening();

    /// <param name="path">Begins with a slash, as the feature's links do.</param>
    public string Absolute(string path) => path.StartsWith('/')
        ? Root.GetLeftPart(UriPartial.Authority) + path
        : throw new ArgumentException("A path begins with a slash.", nameof(path));

    /// <summary>False: the request was sent to another name than ours, its answer could serve somebody else's trap.</summary>
    public bool Accepts(HttpRequest request)
    {
        var root = Root;
        if (IsNamed(request.Host, root.Host, root)) return true;
        return start.IsDemo && IsNamed(request.Host, "127.0.0.1", root)
            && (request.Path.StartsWithSegments(PayFipSimulator, StringComparison.Ordinal) || request.Path == PayFipNotification);
    }

    private static bool IsNamed(HostString host, string name, Uri root) =>
        host.HasValue && host.Host.Equals(name, StringComparison.OrdinalIgnoreCase)
        && (host.Port ?? (root.Scheme == "https" ? 443 : 80)) == root.Port;

    /// <summary>A demo without a public address is where it listens, under the name of this machine.</summary>
    private Uri Listening()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        var address = BindingAddress.Parse(bound ?? start.Options.ListenUrls[0]);
        var name = IPAddress.TryParse(address.Host.Trim('[', ']'), out _) ? "localhost" : address.Host;
        var root = new Uri($"{address.Scheme}://{name}:{address.Port}");
        // Asked before the server listens (a demo is seeded then), it is only what was asked for: port 0 is none yet.
        if (bound is not null) listening = root;
        return root;
    }
}
