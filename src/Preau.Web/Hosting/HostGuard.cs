using Microsoft.AspNetCore.HttpOverrides;

namespace Preau.Web.Hosting;

/// <summary>Whose word counts about where a request came from and where it was sent to.</summary>
public static partial class HostGuard
{
    /// <summary>Forwarded headers count from the listed proxies only; without a list, from nobody.</summary>
    public static void UseTrustedProxies(this WebApplication app, PreauOptions options)
    {
        if (options.TrustedProxies.Count == 0) return;
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All & ~ForwardedHeaders.XForwardedPrefix, ForwardLimit = null };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.TrustedProxies) forwarded.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(forwarded);
    }

    /// <summary>Another Host is refused; so is a town's page over plain HTTP. Health stays reachable for the machine's own probes.</summary>
    public static void UseHostGuard(this WebApplication app) => app.Use(async (context, next) =>
    {
        var links = context.RequestServices.GetRequiredService<PublicLinks>();
        var start = context.RequestServices.GetRequiredService<StartUp>();
        var log = context.RequestServices.GetRequiredService<ILogger<PublicLinks>>();
        if (Health.IsHealth(context.Request.Path))
        {
            await next(context);
        }
        else if (!links.Accepts(context.Request))
        {
            Elsewhere(log);
            await ErrorPages.Write(context, StatusCodes.Status400BadRequest, Faults.Reference());
        }
        else if (!start.IsDemo && !context.Request.IsHttps)
        {
            PlainHttp(log, context.Connection.RemoteIpAddress?.ToString());
            await ErrorPages.Write(context, StatusCodes.Status400BadRequest, Faults.Reference());
        }
        else
        {
            await next(context);
        }
    });

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was sent to another host name than the one of Preau__PublicUrl: refused")]
    private static partial void Elsewhere(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request came over plain HTTP: refused. If {Address} is the reverse proxy, add it to Preau__TrustedProxies and let it send X-Forwarded-Proto")]
    private static partial void PlainHttp(ILogger log, string? address);
}
