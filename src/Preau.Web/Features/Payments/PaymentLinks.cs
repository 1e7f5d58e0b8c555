namespace Preau.Web.Features.Payments;

/// <summary>Addresses of a payment.</summary>
public static class PaymentLinks
{
    public const string Return = "/paiements/payfip/retour";

    public static string Pay(long invoiceId) => $"/mon-compte/factures/{invoiceId}/payer";

    public static string Ticket(long attemptId) => $"/mon-compte/paiements/{attemptId}";

    public static string ReceiptPdf(long attemptId) => $"{Ticket(attemptId)}/pdf";
}
