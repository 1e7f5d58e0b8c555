using System.Diagnostics.CodeAnalysis;

namespace Preau.Domain.Billing;

/// <summary>
/// The number of an invoice, of a credit note or of an order: code of the régie, year, six digits without a gap in its series
/// (docs/rules/numeros.md): "CS-2026-000714", "CS-A2026-000012", "CS-2026P-000003".
/// </summary>
[GlossaryExempt]
public readonly record struct InvoiceNumber
{
    public const int MaxSequence = 999_999;

    /// <param name="regie">2 to 4 capital letters A to Z.</param>
    /// <param name="year">2000 to 9999.</param>
    /// <param name="sequence">1 to 999 999.</param>
    /// <exception cref="ArgumentException">One of them is not in its bounds.</exception>
    public InvoiceNumber(string regie, NumberSeries series, int year, int sequence)
    {
        if (!IsRegieCode(regie)) throw new ArgumentException("The code of a régie is 2 to 4 capital letters.", nameof(regie));
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 2000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, MaxSequence);
        (Regie, Series, Year, Sequence) = (regie, series, year, sequence);
    }

    public string Regie { get; }

    public NumberSeries Series { get; }

    public int Year { get; }

    public int Sequence { get; }

    /// <summary>The debt reference that the PDF prints: the number without hyphens, "CS2026000714".</summary>
    public string DebtReference => $"{Regie}{YearPart}{Sequence:D6}";

    /// <summary>The letter of an order stands behind the year: before it, the régies CS and CSP would share references.</summary>
    private string YearPart => Series switch
    {
        NumberSeries.CreditNote => $"A{Year:D4}",
        NumberSeries.Order => $"{Year:D4}P",
        _ => $"{Year:D4}",
    };

    public static bool IsRegieCode(string code) => code.Length is >= 2 and <= 4 && code.All(char.IsAsciiLetterUpper);

    /// <summary>Reads exactly what <see cref="ToString"/> writes; anything else is false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out InvoiceNumber number)
    {
        number = default;
        if (text?.Split('-') is not [var regie, var yearPart, var sequencePart] || !IsRegieCode(regie)) return false;
        var series = yearPart.StartsWith('A') ? NumberSeries.CreditNote : yearPart.EndsWith('P') ? NumberSeries.Order : NumberSeries.Invoice;
        if (!Digits.TryRead(yearPart.AsSpan().TrimStart('A').TrimEnd('P'), 4, out var year) || yearPart.Length != (series == NumberSeries.Invoice ? 4 : 5)) return false;
        if (!Digits.TryRead(sequencePart, 6, out var sequence) || year < 2000 || sequence < 1) return false;
        number = new InvoiceNumber(regie, series, year, sequence);
        return true;
    }

    public override string ToString() => $"{Regie}-{YearPart}-{Sequence:D6}";
}

/// <summary>Runs of ASCII digits of a fixed length.</summary>
internal static class Digits
{
    public static bool TryRead(ReadOnlySpan<char> text, int length, out int value)
    {
        value = 0;
        if (text.Length != length) return false;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
