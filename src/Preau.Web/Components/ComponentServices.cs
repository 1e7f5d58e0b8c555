using Microsoft.AspNetCore.Mvc;
using Preau.Web.Hosting;

namespace Preau.Web.Components;

public static class ComponentServices
{
    /// <summary>What pages are made of: icons, assets, the readers of dates and amounts, the framework's sentences in French.</summary>
    public static IServiceCollection AddPreauComponents(this IServiceCollection services)
    {
        services.AddSingleton<Assets>();
        services.AddSingleton<Icons>();
        services.Configure<MvcOptions>(options =>
        {
            options.UseFrenchMessages();
            options.ModelBinderProviders.Insert(0, new TypedBinderProvider());
        });
        return services;
    }
}
