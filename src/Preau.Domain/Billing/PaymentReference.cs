using System.Diagnostics.CodeAnalysis;

namespace Preau.Domain.Billing;

/// <summary>
/// The reference of one attempt to pay an invoice: the number without hyphens, T, the attempt: "CS2026000714T01"
/// (docs/rules/numeros.md). PayFiP takes 6 to 30 letters and digits; this has 15 to 17.
/// </summary>
[GlossaryExempt]
public readonly record struct PaymentReference
{
    public const int MaxAttempt = 99;

    /// <param name="invoice">An invoice: a credit note is not paid.</param>
    /// <param name="attempt">1 to 99.</param>
    /// <exception cref="ArgumentException">A credit note, or an attempt out of bounds.</exception>
    public PaymentReference(InvoiceNumber invoice, int attempt)
    {
        if (invoice.Regie is null || invoice.Series != NumberSeries.Invoice)
            throw new ArgumentException("Only an invoice is paid.", nameof(invoice));
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(attempt, MaxAttempt);
        (Invoice, Attempt) = (invoice, attempt);
    }

    public InvoiceNumber Invoice { get; }

    public int Attempt { get; }

    /// <summary>Reads exactly what <see cref="ToString"/> writes; anything else is false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PaymentReference reference)
    {
        reference = default;
        // From the end, where the lengths are fixed: attempt 2, T, sequence 6, year 4, then the régie.
        if (text is null || text.Length is < 15 or > 17 || text[^3] != 'T') return false;
        var regie = text[..^13];
        if (!InvoiceNumber.IsRegieCode(regie) || !Digits.TryRead(text.AsSpan()[^2..], 2, out var attempt)) return false;
        if (!Digits.TryRead(text.AsSpan()[^13..^9], 4, out var year) || !Digits.TryRead(text.AsSpan()[^9..^3], 6, out var sequence)) return false;
        if (attempt < 1 || year < 2000 || sequence < 1) return false;
        reference = new PaymentReference(new InvoiceNumber(regie, NumberSeries.Invoice, year, sequence), attempt);
        return true;
    }

    public override string ToString() => $"{Invoice.DebtReference}T{Attempt:D2}";
}
