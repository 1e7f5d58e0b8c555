using System.Globalization;
using Preau.Domain.Tariffs;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Tariffs;

/// <summary>Lines of a grid as docs/rules/tarifs.md writes them.</summary>
internal static class Grids
{
    public const string None = "sans quotient";

    public static long? Cents(string text) =>
        text is "" or None ? null : (long)(decimal.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture) * 100);

    public static QuotientFamilial? Quotient(string text) => Cents(text) is { } cents ? new QuotientFamilial(cents) : null;

    /// <summary>"C 0-399,99", "H 500-", "T sans".</summary>
    public static Bracket Line(string text)
    {
        var (residence, without, from, to) = Bounds(text);
        return Bracket(residence, without, from, to, new Money(100));
    }

    public static (Residence Residence, bool Without, long? From, long? To) Bounds(string text)
    {
        var parts = text.Trim().Split(' ');
        var residence = parts[0] switch { "C" => Residence.Resident, "H" => Residence.NonResident, _ => Residence.Any };
        if (parts[1] == "sans") return (residence, true, null, null);
        var bounds = parts[1].Split('-');
        return (residence, false, Cents(bounds[0]), Cents(bounds[1]));
    }

    public static Bracket Bracket(Residence residence, bool without, long? from, long? to, Money price) => new()
    {
        Residence = residence,
        WithoutQuotient = without,
        QuotientFromCents = from,
        QuotientToCents = to,
        Price = price,
    };
}
