using Preau.Domain.Billing;

namespace Preau.Web.Features.Billing;

/// <summary>An invoice, or an order that is none yet, as sentences name it.</summary>
public static class InvoiceWords
{
    /// <summary>"Facture CS-2026-000714", "Réservations CS-2026P-000003".</summary>
    public static string Of(Invoice invoice) => invoice.Number is { } number ? $"Facture {number}" : $"Réservations {invoice.OrderNumber}";

    /// <summary>What it is for: "octobre 2026", "réservations payées d’avance".</summary>
    public static string About(Invoice invoice) => invoice.OrderNumber is null ? Texts.French.Month(invoice.Month) : "réservations payées d’avance";

    /// <summary>The number that a payment of it refers to.</summary>
    public static string NumberOf(Invoice invoice) => invoice.Number ?? invoice.OrderNumber ?? "";
}
