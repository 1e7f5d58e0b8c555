using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Pdf.Documents;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Billing;

/// <summary>
/// What an issued invoice says, on screen and in its PDF: as it was issued, whatever was paid since. The caller says which
/// invoices it may see.
/// </summary>
public sealed class InvoicePapers(PortalDb db, TownFace town, PublicLinks links)
{
    /// <summary>Null when the invoice is none of those, or a draft.</summary>
    public async Task<InvoiceSheet?> Read(IQueryable<Invoice> seen, long id)
    {
        var invoice = await seen.AsNoTracking().Include(i => i.Charges).SingleOrDefaultAsync(i => i.Id == id && i.State == InvoiceState.Issued);
        if (invoice is null || !InvoiceNumber.TryParse(invoice.Number, out var number)) return null;
        var regie = await db.Regies.AsNoTracking().SingleAsync(r => r.Id == invoice.RegieId);
        var file = await db.Families.Where(f => f.Id == invoice.FamilyId).Select(f => f.FileNumber).SingleAsync();
        var grids = invoice.Charges.Select(c => c.TariffGridId).Distinct().ToList();
        var sources = await db.TariffGrids.Where(g => grids.Contains(g.Id) && g.Source != null).Select(g => g.Source!).Distinct().OrderBy(s => s).ToListAsync();
        var payer = invoice.Payer.Split('\n');
        return new InvoiceSheet(
            IssuerOf(regie, town),
            invoice.Number,
            invoice.IssuedOn!.Value,
            invoice.DueOn!.Value,
            payer,
            payer[0],
            file,
            number.DebtReference,
            $"{(invoice.OrderNumber is null ? $"Prestations {MonthOf(invoice.Month)}" : "Réservations payées d’avance")}. Dossier n°\u00A0{file}.{(sources.Count == 0 ? "" : $" {Sources(sources)}.")}",
            Groups(invoice),
            invoice.Total,
            [.. regie.WaysToPay.Split(['\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Way)],
            "Montants nets. Activité hors du champ de la TVA (article 256 B du code général des impôts).",
            $"Une erreur\u00A0? Écrivez à la régie avant le {French.PlainDate(invoice.DueOn.Value)}\u00A0: la facture peut être corrigée. Passé cette date, la somme peut être confiée au comptable public, qui émet un avis des sommes à payer. La réclamation s’adresse au maire, puis au tribunal, dans les deux mois.",
            PayUrl: regie.PayFipNumber is null ? null : new Uri(links.Absolute(BillingLinks.Invoice(invoice.Id))));
    }

    /// <summary>Who sends an invoice or a receipt.</summary>
    public static Issuer IssuerOf(Regie regie, TownFace town) =>
        new($"Ville {French.Of(town.Name)}", regie.Name, regie.Address.Split(", "), regie.Phone, null, Siret(regie.Siret));

    /// <summary>"d’octobre 2026", "de novembre 2026".</summary>
    public static string MonthOf(DateOnly month) => French.Of(French.Month(month));

    private static string Siret(string digits) => digits.Length != 14 ? digits : $"{digits[..3]}\u00A0{digits[3..6]}\u00A0{digits[6..9]}\u00A0{digits[9..]}";

    /// <summary>Several annexes of one decision are named once: "Délibération du 22 juin 2026, annexe 1 et annexe 2".</summary>
    private static string Sources(List<string> sources) => string.Join("\u00A0; ", sources
        .Select(s => s.Split(", ", 2)).GroupBy(s => s[0], s => s.ElementAtOrDefault(1), StringComparer.Ordinal)
        .Select(g => string.Join(", ", ((string[])[g.Key, French.And(g.OfType<string>())]).Where(t => t.Length > 0))));

    private static IReadOnlyList<InvoiceGroup> Groups(Invoice invoice) =>
    [
        .. invoice.Charges.GroupBy(c => c.ChildId).OrderBy(g => g.Min(c => c.Id)).Select(g => new InvoiceGroup(
            Split(g.First().Label).Child,
            French.Capital(string.Join("\u00A0; ", g.GroupBy(c => (Service(c), c.UnitPrice)).OrderBy(p => p.Key.Item1, StringComparer.Ordinal).Select(p => $"{p.Key.Item1}\u00A0: {p.Count()} × {French.Amount(p.Key.UnitPrice)}, soit {French.Amount(p.Key.UnitPrice * p.Count())}"))),
            [.. g.OrderBy(c => c.Day).ThenBy(c => c.Id).Select(c => new InvoiceLine(c.Day, Split(c.Label).Service, 1, c.UnitPrice))])),
    ];

    private static string Service(Charge charge) => Split(charge.Label).Service.Split(", ")[0];

    /// <summary>A label is "Jeanne, Repas, Élémentaire des Tilleuls".</summary>
    private static (string Child, string Service) Split(string label) => label.Split(", ", 2) is [var child, var service] ? (child, service) : (label, label);

    /// <summary>"Par chèque à l’ordre de…": the means in bold, then the rest of its sentence.</summary>
    private static WayToPay Way(string line)
    {
        var cut = new[] { " à ", " sur ", " par ", "," }.Select(word => line.IndexOf(word, StringComparison.Ordinal)).Where(at => at > 0).DefaultIfEmpty(-1).Min();
        return cut < 0 ? new(line, "") : new(line[..cut], line[cut..].TrimStart(',', ' '));
    }
}
