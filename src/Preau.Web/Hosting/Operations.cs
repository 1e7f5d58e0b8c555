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

    public static void AddPreauOperations(this IServiceCollection services)
    {
        var candidates = typeof(Operations).Assembly.GetTypes().Where(IsCandidate).ToList();
        var found = new HashSet<Type> { typeof(PortalDb) };
        while (candidates.RemoveAll(type => AsksFor(type, found) && found.Add(type)) > 0)
        {
            // An operation may use another one: again, until nothing is added.
        }

        foreach (var type in found.Where(type => type != typeof(PortalDb)))
        {
            services.AddScoped(type);
            // An effect of a request is asked for by what it is, one per kind.
            foreach (var seam in type.GetInterfaces().Where(seam => seam.Namespace?.StartsWith(Features, StringComparison.Ordinal) == true))
                services.AddScoped(seam, provider => provider.GetRequiredService(type));
        }
    }

    private static bool IsCandidate(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false, Namespace: { } space }
        && space.StartsWith(Features, StringComparison.Ordinal)
        && !type.IsAssignableTo(typeof(PageModel))
        && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false);

    private static bool AsksFor(Type type, HashSet<Type> found) =>
        type.GetConstructors().Any(made => made.GetParameters().Any(parameter => found.Contains(parameter.ParameterType)));
}
