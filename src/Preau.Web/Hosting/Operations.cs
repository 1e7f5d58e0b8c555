using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Storage;

namespace Preau.Web.Hosting;

/// <summary>
/// Operations and queries need no list: a class under Features whose constructor asks for the store, or for another such
/// class, is one, and lives as long as a request.
/// </summary>
public static class Operations
{
    private const string Features = "Preau.Web.Features";

    /// <summary>Called last: a class that needs what nobody registered (a date, a list) is made by hand, not here.</summary>
    public static void AddPreauOperations(this IServiceCollection services)
    {
        var known = services.Select(service => service.ServiceType).Append(typeof(PortalDb)).ToHashSet();
        var candidates = OwnTypes.Under(Features, notFrom: nameof(PageModel)).Where(type => !known.Contains(type)).ToList();
        var stores = new HashSet<Type> { typeof(PortalDb) };
        while (candidates.RemoveAll(type => IsOperation(type, stores, known) && stores.Add(type)) > 0)
        {
            // An operation may use another one: again, until nothing is added.
        }

        foreach (var type in stores.Where(type => type != typeof(PortalDb)))
        {
            services.AddScoped(type);
            // An effect of a request is asked for by what it is, one per kind.
            foreach (var seam in type.GetInterfaces().Where(seam => seam.Namespace?.StartsWith(Features, StringComparison.Ordinal) == true))
                services.AddScoped(seam, provider => provider.GetRequiredService(type));
        }
    }

    private static bool IsFeature(Type type) => type.Namespace is { } space && space.StartsWith(Features, StringComparison.Ordinal);

    private static bool IsOperation(Type type, HashSet<Type> stores, HashSet<Type> known)
    {
        if (type.GetConstructors() is not [var made]) return false;
        var asked = made.GetParameters().Select(parameter => parameter.ParameterType).ToList();
        return asked.Any(stores.Contains) && asked.TrueForAll(a => stores.Contains(a) || known.Contains(a) || (!a.IsValueType && a != typeof(string) && !IsFeature(a)));
    }
}
