using Microsoft.Extensions.DependencyInjection.Extensions;
using Preau.Web.Hosting;
using Preau.Web.Integrations.PayFip.Simulator;

namespace Preau.Web.Integrations.PayFip;

/// <summary>What the composition root calls.</summary>
public static class PayFipSetup
{
    public static void AddPreauPayFip(this IServiceCollection services, StartUp start)
    {
        services.AddSingleton<PayFipAddresses>();
        services.AddSingleton<PayFipClient>();
        services.AddHttpClient(PayFipClient.Name, http =>
        {
            http.Timeout = TimeSpan.FromSeconds(15);
            http.MaxResponseContentBufferSize = 64 * 1024;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }).RemoveAllLoggers();
        if (!start.IsDemo) return;
        services.TryAddSingleton(provider => new PayFipSimulator(
            provider.GetRequiredService<TimeProvider>(), Path.Combine(start.Options.DataPath, "payfip-simulator.json"), IsOurs(provider.GetRequiredService<PublicLinks>())));
    }

    /// <summary>A demo may be open to others: its simulator calls and leads nowhere but to its own portal.</summary>
    private static Func<Uri, bool> IsOurs(PublicLinks links) => address =>
        address.GetLeftPart(UriPartial.Authority).Equals(links.Root.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);

    /// <summary>In a demo the State's service and its page are played by the simulator; a town answers 404 there.</summary>
    public static void UsePayFipSimulator(this WebApplication app, StartUp start)
    {
        if (!start.IsDemo) return;
        var simulator = app.Services.GetRequiredService<PayFipSimulator>();
        app.Map(PayFipAddresses.Simulator, branch => branch.Run(simulator.Answer));
    }
}
