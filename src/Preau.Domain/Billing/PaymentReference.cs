using System.Diagnostics.CodeAnalysis;

namespace Preau.Domain.Billing;

/// <summary>
/// The reference of one attempt to pay an invoice or an order: the number without hyphens, T, the attempt: "CS2026000714T01",
/// "CS2026P000003T01" (docs/rules/numeros.md). PayFiP takes 6 to 30 letters and digits; this has 15 to 18.
/// </summary>
[GlossaryExempt]
public readonly record struct PaymentReference
{
    public const int MaxAttempt = 99;

    /// <param name="invoice">An invoice or an order: a credit note is not paid.</param>
    /// <param name="attempt">1 to 99.</param>
    /// <exception cref="ArgumentException">A credit note, or an attempt out of bounds.</exception>
    public PaymentReference(InvoiceNumber invoice, int attempt)
    {
        if (invoice.Regie is null || invoice.Series == NumberSeries.CreditNote)
            throw new ArgumentException("Only an invoice or an order is paid.", nameof(invoice));
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
        // From the end, where the lengths are fixed: attempt 2, T, sequence 6, perhaps the P of an order, year 4, then the régie.
        if (text is null || text.Length is < 15 or > 18 || text[^3] != 'T') return false;
        var series = text[^10] == 'P' ? NumberSeries.Order : NumberSeries.Invoice;
        var head = series == NumberSeries.Order ? text[..^10] : text[..^9];
        if (head.Length is < 6 or > 8 || !InvoiceNumber.IsRegieCode(head[..^4]) || !Digits.TryRead(text.AsSpan()[^2..], 2, out var attempt)) return false;
        if (!Digits.TryRead(head.AsSpan()[^4..], 4, out var year) || !Digits.TryRead(text.AsSpan()[^9..^3], 6, out var sequence)) return false;
        if (attempt < 1 || year < 2000 || sequence < 1) return false;
        reference = new PaymentReference(new InvoiceNumber(head[..^4], series, year, sequence), attempt);
        return true;
    }

    public override string ToString() => $"{Invoice.DebtReference}T{Attempt:D2}";
}
