using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Preau.Web.Features.Settings;

public static class TownFaceServices
{
    /// <summary>The town's face for layouts and error pages; whoever reads it from the settings registers it before or after. The rules of the town, kept from one request to the next.</summary>
    public static IServiceCollection AddTownFace(this IServiceCollection services)
    {
        services.TryAddSingleton<LastTownFace>();
        services.AddSingleton<LastRead<TownRules>>();
        services.AddSingleton<LastRead<IReadOnlyDictionary<string, string>>>();
        services.TryAddScoped(provider => provider.GetRequiredService<TownSettings>().Face());
        services.TryAddScoped(_ => OwnTexts.None);
        services.AddScoped<PublicTexts>();
        return services;
    }
}
