using System.Reflection;
using System.Reflection.Emit;
using Microsoft.AspNetCore.Razor.Hosting;

namespace Preau.Web.Tests.Fences;

/// <summary>One use in compiled code, as "Preau.Web.Storage.Acts" and "System.DateTime.get_UtcNow".</summary>
/// <param name="Place">Where the user stands: its namespace, or a view's folder written like one.</param>
/// <param name="User">The outermost type; a view by the name of its file.</param>
public sealed record CodeUse(string Place, string User, Type Type, MemberInfo? Member)
{
    public string FullUser => $"{Place}.{User}";

    /// <summary>The member used, without its types: overloads are one.</summary>
    public string Name => Member is null ? Type.FullName ?? Type.Name : $"{(Member.DeclaringType is { IsGenericType: true } t ? t.GetGenericTypeDefinition() : Member.DeclaringType)?.FullName}.{Member.Name}";
}

/// <summary>What compiled code uses, read from its instructions and signatures: nothing that a <c>var</c> or an alias could hide.</summary>
public static class CodeScan
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private static readonly Dictionary<Type, string> Views = typeof(Program).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
        .ToDictionary(item => item.Type, item => item.Identifier);

    /// <summary>The product; its views stand where their files stand.</summary>
    public static IReadOnlyList<CodeUse> Product { get; } = [.. Of(typeof(Program).Assembly.GetTypes())];

    public static IEnumerable<CodeUse> Of(IEnumerable<Type> types) => types.SelectMany(type =>
    {
        var (place, user) = Home(type);
        return UsesOf(type).Distinct().SelectMany(member => member is Type one
            ? Flat(one).Select(part => new CodeUse(place, user, part, null))
            : Flat(member.DeclaringType).Concat(member is MethodInfo { IsGenericMethod: true } call ? call.GetGenericArguments().SelectMany(Flat) : [])
                .Select(part => new CodeUse(place, user, part, member)));
    }).Distinct();

    private static (string Place, string User) Home(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        if (!Views.TryGetValue(type, out var view)) return (type.Namespace ?? "", type.Name);
        var parts = view.Trim('/').Split('/');
        return (string.Join('.', parts[..^1].Prepend("Preau.Web")), parts[^1]);
    }

    private static IEnumerable<MemberInfo> UsesOf(Type type)
    {
        if (type.BaseType is { } parent) yield return parent;
        foreach (var one in type.GetInterfaces()) yield return one;
        foreach (var note in type.GetCustomAttributesData()) yield return note.AttributeType;
        foreach (var field in type.GetFields(Everything)) yield return field.FieldType;
        foreach (var method in type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)))
        {
            if (method is MethodInfo info) yield return info.ReturnType;
            foreach (var note in method.GetCustomAttributesData()) yield return note.AttributeType;
            foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
            if (method.GetMethodBody() is not { } body) continue;
            foreach (var local in body.LocalVariables) yield return local.LocalType;
            foreach (var member in Instructions(method, body.GetILAsByteArray()!)) yield return member;
        }
    }

    private static IEnumerable<MemberInfo> Instructions(MethodBase method, byte[] code)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var operation = Codes[code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at]];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType
                && method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod) is { } member) yield return member;
            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    /// <summary>A type and those that it is made of: the element of an array, the arguments of a generic one.</summary>
    private static IEnumerable<Type> Flat(Type? type)
    {
        if (type is null || type.IsGenericParameter) return [];
        if (type.HasElementType) return Flat(type.GetElementType());
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Flat).Prepend(type.GetGenericTypeDefinition()) : [type];
    }
}
