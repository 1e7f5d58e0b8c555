namespace Preau.Domain;

/// <summary>Marks a public type that is no word of the trade (a code, a record of results): it needs no line in the glossary.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface)]
public sealed class GlossaryExemptAttribute : Attribute;
