using System.Reflection;
using System.Reflection.Metadata;

namespace Preau.Web.Storage;

/// <summary>
/// The classes of this program, found by their names: to load all of its types (pages, closures, migrations) so as to choose some
/// takes 15 MB for good.
/// </summary>
internal static class OwnTypes
{
    /// <summary>Concrete classes in a namespace and those under it, none of another class and none that derives from one named <paramref name="notFrom"/>.</summary>
    public static unsafe List<Type> Under(string space, string? notFrom = null)
    {
        var assembly = typeof(OwnTypes).Assembly;
        if (!assembly.TryGetRawMetadata(out var metadata, out var length)) throw new InvalidOperationException("The program cannot read its own names.");
        var names = new MetadataReader(metadata, length);
        return [.. names.TypeDefinitions.Select(names.GetTypeDefinition).Where(IsConcrete).Select(type => (Type: type, Space: names.GetString(type.Namespace)))
            .Where(found => IsUnder(found.Space) && !Derives(found.Type))
            .Select(found => assembly.GetType($"{found.Space}.{names.GetString(found.Type.Name)}", throwOnError: true)!)];

        bool IsUnder(string asked) => asked.StartsWith(space, StringComparison.Ordinal) && (asked.Length == space.Length || asked[space.Length] == '.');

        bool Derives(TypeDefinition type) => notFrom is not null && type.BaseType.Kind switch
        {
            HandleKind.TypeReference => names.StringComparer.Equals(names.GetTypeReference((TypeReferenceHandle)type.BaseType).Name, notFrom),
            HandleKind.TypeDefinition => Derives(names.GetTypeDefinition((TypeDefinitionHandle)type.BaseType)),
            _ => false,
        };
    }

    private static bool IsConcrete(TypeDefinition type) =>
        (type.Attributes & TypeAttributes.Abstract) == 0 && !type.IsNested && type.GetGenericParameters().Count == 0;
}
