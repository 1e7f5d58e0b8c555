using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using Preau.Web.Features.Families;
using Preau.Web.Storage;

namespace Preau.Web.Hosting;

/// <summary>What the composition root calls to set up the host itself.</summary>
public static class HostingSetup
{
    /// <summary>Ten times what the morning when everyone books needs; beyond it a connection is closed at once instead of starving the others.</summary>
    public const int MostConnections = 5000;

    public static void AddPreauServer(this WebApplicationBuilder builder, StartUp start)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = FormLimits.Body;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        if (!builder.Configuration.GetSection("Kestrel:Endpoints").Exists()) builder.WebHost.UseUrls([.. start.Options.ListenUrls]);
    }

    public static void AddPreauHosting(this IServiceCollection services, StartUp start)
    {
        services.AddSingleton(start);
        services.AddSingleton(start.Options);
        services.AddSingleton(_ => FolderLock.Use(start.Options.DataPath));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => TownClockSetting.For(
            start.Installation,
            start.Options.DemoNow,
            UtcMillisecondsConverter.Truncate(provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime),
            TimeZoneInfo.FindSystemTimeZoneById(TownClockSetting.DefaultZone)));
        services.AddSingleton(provider => new TownClock(
            provider.GetRequiredService<TimeProvider>(),
            TimeZoneInfo.FindSystemTimeZoneById(TownClockSetting.DefaultZone),
            provider.GetRequiredService<TownClockSetting>().Shift));
        services.AddSingleton<PublicLinks>();
        services.TryAddSingleton(_ => Crowd.OfThisMachine());
        services.AddScoped<Arrival>();
        services.Configure<FormOptions>(FormLimits.Limit);
        if (start.IsDemo) services.AddHostedService<ClockKeeper>();
    }

    /// <summary>The address that a town prints on its papers leads to the sign-in, and from there whoever is signed in goes on.</summary>
    public static void MapEntrance(this WebApplication app) => app.MapGet("/", () => TypedResults.LocalRedirect("/connexion")).AllowAnonymous();

    /// <summary>Razor Pages under <c>/Features</c>; French letters leave as they are.</summary>
    public static void AddPreauPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages => pages.RootDirectory = "/Features")
            // There are only pages: to look for controllers and components among them would load every type of this program.
            .ConfigureApplicationPartManager(parts =>
            {
                foreach (var provider in parts.FeatureProviders.Where(p => p is ControllerFeatureProvider or ViewComponentFeatureProvider).ToList()) parts.FeatureProviders.Remove(provider);
            })
            .AddMvcOptions(mvc =>
            {
                mvc.MaxModelBindingCollectionSize = FormLimits.Fields;
                mvc.Filters.Add<FamilyGate>();
            });
        services.Configure<WebEncoderOptions>(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }
}
