namespace Preau.Web.Features.Billing;

/// <summary>What the check saw, and a French sentence for each thing that does not add up.</summary>
public sealed record LedgerReport(int Postings, int Invoices, int Payments, IReadOnlyList<string> Faults);
