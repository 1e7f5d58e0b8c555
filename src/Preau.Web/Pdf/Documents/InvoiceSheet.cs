using Preau.Domain.Values;

namespace Preau.Web.Pdf.Documents;

/// <summary>One line of an invoice: a day, what was provided, and its price.</summary>
public sealed record InvoiceLine(DateOnly Day, string Service, int Quantity, Money Amount);

/// <param name="Heading">The child's first name.</param>
/// <param name="Remark">How the price came about: "4 journées à 14,20 €, soit 56,80 €".</param>
public sealed record InvoiceGroup(string Heading, string? Remark, IReadOnlyList<InvoiceLine> Lines);

/// <summary>What changes the total below the lines: a credit already held, a payment received, a carried-forward amount.</summary>
/// <param name="Amount">Negative where it lowers what is to pay.</param>
public sealed record InvoiceAdjustment(string Label, Money Amount);

/// <param name="Name">"En ligne", "Par chèque".</param>
public sealed record WayToPay(string Name, string Explanation);

/// <summary>Everything that stands on an invoice or a credit note as it was issued.</summary>
/// <param name="Number">"CS-2026-000714".</param>
/// <param name="Addressee">Name and postal address, a line each.</param>
/// <param name="PayerName">As on the part to cut off.</param>
/// <param name="DebtReference">As the payer types it: "CS2026000714".</param>
/// <param name="Subject">What is invoiced, for which months, file number, quotient, deliberation.</param>
/// <param name="Total">What remains to pay; for a credit note what is credited.</param>
/// <param name="Mentions">VAT and other mentions below the table.</param>
/// <param name="Recourse">Whom to write to, until when, and what happens then.</param>
/// <param name="PayUrl">What the code to scan holds; none where one cannot pay online.</param>
/// <param name="Credits">For a credit note, the number of the invoice that it corrects; no way to pay is then printed.</param>
public sealed record InvoiceSheet(
    Issuer Issuer,
    string Number,
    DateOnly IssuedOn,
    DateOnly DueOn,
    IReadOnlyList<string> Addressee,
    string PayerName,
    string FileNumber,
    string DebtReference,
    string Subject,
    IReadOnlyList<InvoiceGroup> Groups,
    Money Total,
    IReadOnlyList<WayToPay> WaysToPay,
    string Mentions,
    string Recourse,
    IReadOnlyList<InvoiceAdjustment>? Adjustments = null,
    Uri? PayUrl = null,
    string? Credits = null);
