namespace Preau.Web.Features.Payments;

/// <summary>Addresses of a payment.</summary>
public static class PaymentLinks
{
    public const string Return = "/paiements/payfip/retour";

    /// <summary>The recap of an invoice, or of an order, with the button that leads to the payment.</summary>
    public static string Pay(long invoiceId) => $"/mon-compte/factures/{invoiceId}/payer";

    /// <summary>Posted to: gives the held places of an order back.</summary>
    public static string GiveUp(long orderId) => $"{Pay(orderId)}/renoncer";

    public static string Ticket(long attemptId) => $"/mon-compte/paiements/{attemptId}";

    public static string ReceiptPdf(long attemptId) => $"{Ticket(attemptId)}/pdf";
}
