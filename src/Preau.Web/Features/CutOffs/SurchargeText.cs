using System.Globalization;
using Preau.Domain.CutOffs;

namespace Preau.Web.Features.CutOffs;

/// <summary>A surcharge as the files of settings write it: "1,50", "50 %", "prix 10,00".</summary>
public static class SurchargeText
{
    private const string Fixed = "prix ";

    // A hundred thousand euros, or ten times the price.
    private const long Most = 10_000_000;

    public static string Write(Surcharge surcharge) => surcharge.Kind switch
    {
        SurchargeKind.Amount => Number(surcharge.Value),
        SurchargeKind.Percent => $"{Number(surcharge.Value)} %",
        SurchargeKind.FixedPrice => Fixed + Number(surcharge.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(surcharge)),
    };

    /// <summary>Null when it is none: more than two decimals, zero, less, or too much.</summary>
    public static Surcharge? Read(string text)
    {
        var (kind, number) = text switch
        {
            _ when text.EndsWith('%') => (SurchargeKind.Percent, text[..^1]),
            _ when text.StartsWith(Fixed, StringComparison.Ordinal) => (SurchargeKind.FixedPrice, text[Fixed.Length..]),
            _ => (SurchargeKind.Amount, text),
        };
        var plain = number.Replace("€", "", StringComparison.Ordinal).Replace(',', '.').Trim();
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value <= 0 || value > Most / 100m || decimal.Truncate(value * 100) != value * 100) return null;
        return new(kind, (long)(value * 100));
    }

    private static string Number(long hundredths) => (hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');
}
