using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Preau.Domain.Tests.Fences;

/// <summary>What a compiled assembly uses of others: the assemblies, the types, and the members ("System.DateTime.get_Now").</summary>
public sealed class AssemblyScan
{
    private readonly MetadataReader _reader;
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    private AssemblyScan(MetadataReader reader)
    {
        _reader = reader;
        var decoder = new TypeNames(_types);
        foreach (var handle in reader.TypeReferences) _types.Add(NameOf(handle));
        foreach (var handle in reader.FieldDefinitions) reader.GetFieldDefinition(handle).DecodeSignature(decoder, genericContext: null);
        foreach (var handle in reader.MethodDefinitions) reader.GetMethodDefinition(handle).DecodeSignature(decoder, genericContext: null);
        foreach (var row in Rows(TableIndex.StandAloneSig)) DecodeLocals(reader.GetStandaloneSignature(MetadataTokens.StandaloneSignatureHandle(row)), decoder);
        foreach (var row in Rows(TableIndex.TypeSpec)) reader.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(row)).DecodeSignature(decoder, genericContext: null);
        foreach (var row in Rows(TableIndex.MethodSpec)) reader.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row)).DecodeSignature(decoder, genericContext: null);
        Members = [.. reader.MemberReferences.Select(handle => Decode(reader.GetMemberReference(handle), decoder)).Order(StringComparer.Ordinal)];
        Assemblies = [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }

    public IReadOnlyList<string> Assemblies { get; }

    public IReadOnlyList<string> Members { get; }

    public IReadOnlyCollection<string> Types => _types;

    public static AssemblyScan Of(System.Reflection.Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        return new AssemblyScan(file.GetMetadataReader());
    }

    /// <summary>The members and types used that begin with one of those names: a member, a type, or a namespace with its dot.</summary>
    public IReadOnlyList<string> Uses(IEnumerable<string> banned)
    {
        var names = banned.ToList();
        return [.. Members.Concat(_types).Where(used => names.Exists(name => used == name
            || (used.StartsWith(name, StringComparison.Ordinal) && (name.EndsWith('.') || used[name.Length] == '.')))).Distinct(StringComparer.Ordinal)];
    }

    private IEnumerable<int> Rows(TableIndex table) => Enumerable.Range(1, _reader.GetTableRowCount(table));

    private static void DecodeLocals(StandaloneSignature signature, TypeNames decoder)
    {
        if (signature.GetKind() == StandaloneSignatureKind.LocalVariables) signature.DecodeLocalSignature(decoder, genericContext: null);
    }

    private string Decode(MemberReference member, TypeNames decoder)
    {
        var parent = member.Parent.Kind switch
        {
            HandleKind.TypeReference => NameOf((TypeReferenceHandle)member.Parent),
            HandleKind.TypeSpecification => _reader.GetTypeSpecification((TypeSpecificationHandle)member.Parent).DecodeSignature(decoder, genericContext: null),
            _ => "",
        };
        // DateTime.AddMinutes and its like take a double: no amount passes through it.
        if (parent is "System.DateTime" or "System.TimeOnly" or "System.TimeSpan") return $"{parent}.{_reader.GetString(member.Name)}";
        if (member.GetKind() == MemberReferenceKind.Method) member.DecodeMethodSignature(decoder, genericContext: null);
        else member.DecodeFieldSignature(decoder, genericContext: null);
        return $"{parent}.{_reader.GetString(member.Name)}";
    }

    private string NameOf(TypeReferenceHandle handle) => TypeNames.NameOf(_reader, handle);

    /// <summary>Notes every type that a signature holds.</summary>
    private sealed class TypeNames(HashSet<string> seen) : ISignatureTypeProvider<string, object?>
    {
        public static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
        {
            var type = reader.GetTypeReference(handle);
            var name = reader.GetString(type.Name);
            if (type.ResolutionScope.Kind == HandleKind.TypeReference) return $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}.{name}";
            return type.Namespace.IsNil ? name : $"{reader.GetString(type.Namespace)}.{name}";
        }

        public string GetPrimitiveType(PrimitiveTypeCode typeCode)
        {
            seen.Add($"System.{typeCode}");
            return $"System.{typeCode}";
        }

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => NameOf(reader, handle);

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            reader.GetString(reader.GetTypeDefinition(handle).Name);

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

        public string GetArrayType(string elementType, ArrayShape shape) => elementType;

        public string GetByReferenceType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType;

        public string GetSZArrayType(string elementType) => elementType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => "";

        public string GetGenericMethodParameter(object? genericContext, int index) => "";

        public string GetGenericTypeParameter(object? genericContext, int index) => "";
    }
}
