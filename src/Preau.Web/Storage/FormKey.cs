namespace Preau.Web.Storage;

/// <summary>The key of a form that was carried out, with the address of its result: a second post leads there.</summary>
public sealed class FormKey
{
    public required Guid Key { get; init; }

    public required DateTime At { get; init; }

    public required string Result { get; init; }
}
