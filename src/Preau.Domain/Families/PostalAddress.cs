namespace Preau.Domain.Families;

/// <summary>A postal address as it is written on an envelope; foreign ones fit.</summary>
public sealed record PostalAddress(string Street, string? Complement, string PostCode, string City, string Country = "France")
{
    public IEnumerable<string> Lines()
    {
        yield return Street;
        if (!string.IsNullOrWhiteSpace(Complement)) yield return Complement;
        yield return $"{PostCode} {City}";
        if (Country is not "France") yield return Country;
    }
}
