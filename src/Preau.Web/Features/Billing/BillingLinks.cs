using System.Globalization;

namespace Preau.Web.Features.Billing;

/// <summary>Addresses of the family's account and of the staff's invoicing.</summary>
public static class BillingLinks
{
    public const string Account = "/mon-compte";
    public const string Months = "/gestion/facturation";
    public const string Alerts = "/gestion/facturation/paiements";

    public static string AccountMonth(DateOnly month) => $"{Account}?mois={Key(month)}#det";

    public static string Invoice(long id) => $"/mon-compte/factures/{id}";

    public static string InvoicePdf(long id) => $"{Invoice(id)}/pdf";

    public static string Month(string regie, DateOnly month) => $"{Months}/{regie.ToLowerInvariant()}/{Key(month)}";

    public static string Issue(string regie, DateOnly month) => $"{Month(regie, month)}/emettre";

    public static string StaffInvoice(long id) => $"{Months}/factures/{id}";

    public static string StaffInvoicePdf(long id) => $"{StaffInvoice(id)}/pdf";

    /// <summary>"2026-10".</summary>
    public static string Key(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The first day of the month of a key; null when it is none.</summary>
    public static DateOnly? ReadKey(string? key) =>
        DateOnly.TryParseExact(key, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= 2000 and < 2200 ? month : null;
}
