using Preau.Domain.Values;
using Preau.Web.Pdf.Documents;
using Preau.Web.Texts;

namespace Preau.Web.Tests.Pdf;

/// <summary>Documents of the demo town, as the mockups show them.</summary>
internal static class Sheets
{
    public static readonly Issuer Regie = new(
        "Ville de Valbrune",
        "Régie de recettes enfance et scolaire",
        ["3 place du Lavoir", "30999 Valbrune"],
        "04 65 71 20 14",
        "regie@valbrune.example",
        "213 099 990 00014");

    public static readonly IReadOnlyList<string> Kaci = ["Madame Inès Kaci", "22 avenue de la Gare", "30999 Valbrune"];

    /// <param name="days">Days per child, from Monday 6 July 2026 on.</param>
    public static InvoiceSheet Invoice(int days = 4) => new(
        Regie,
        "CS-2026-000714",
        new DateOnly(2026, 8, 31),
        new DateOnly(2026, 9, 15),
        Kaci,
        "Inès Kaci",
        "2041",
        "CS2026000714",
        "Centre de loisirs Les Lucioles, juillet et août 2026. Dossier n° 2041, quotient familial 742, tranche 4, délibération du 24 juin 2026.",
        [
            Group("Jeanne", $"{days} journées à 14,20 €, soit {French.Amount(new Money(1420) * days)}", days, "Journée avec repas", new Money(1420)),
            Group("Noé", "Deuxième enfant présent : 8,22 € − 10 % = 7,398 €, arrondi à 7,40 €.", days, "Demi-journée", new Money(740)),
        ],
        new Money(2160) * days,
        [
            new WayToPay("En ligne", "Sur le portail famille, ou sur payfip.gouv.fr avec l’identifiant 012345 et la référence CS2026000714."),
            new WayToPay("Chez un buraliste agréé", "Carte, ou espèces jusqu’à 300 €, en présentant le code à flasher."),
            new WayToPay("Par chèque", "À l’ordre de « Régie enfance Valbrune », avec le talon ci-dessous."),
            new WayToPay("À la régie", "Carte, espèces, CESU pour les moins de 6 ans. Du lundi au vendredi, de 8 h 30 à 12 h 00."),
        ],
        "Montants nets. Activité hors du champ de la TVA (article 256 B du code général des impôts). Aucun avoir ni paiement déduit.",
        "Une erreur ? Écrivez à la régie avant le 15 septembre : la facture peut être corrigée par un avoir. Passé cette date, la somme est confiée au Service de gestion comptable de Valbrune, qui émet un avis des sommes à payer. La réclamation s’adresse au maire, puis au tribunal, dans les deux mois.",
        PayUrl: new Uri("https://portail.valbrune.example/payer/CS2026000714"));

    public static CertificateSheet Certificate() => new(
        Regie with { Service = "Service enfance et scolaire", Siret = null },
        "Jeanne Kaci",
        new DateOnly(2018, 5, 1),
        "Restauration scolaire",
        "École des Tilleuls",
        new DateRange(new DateOnly(2026, 9, 1), new DateOnly(2027, 7, 2)),
        "le lundi, le mardi, le jeudi et le vendredi",
        new DateOnly(2026, 9, 10),
        "VB7K-Q2MX-94TD",
        new Uri("https://portail.valbrune.example/certificat"),
        new Uri("https://portail.valbrune.example/certificat/VB7K-Q2MX-94TD"),
        "Pour la maire, la responsable du service enfance");

    public static ReceiptSheet Receipt() => new(
        Regie,
        Kaci,
        "2041",
        "CS2026000714T01",
        new DateTime(2026, 9, 12, 21, 4, 0),
        new Money(9640),
        "Carte bancaire, par PayFiP",
        "1A2B3C",
        [new ReceiptLine("Facture CS-2026-000714, juillet et août 2026", new Money(8640)), new ReceiptLine("Avance gardée sur votre compte", new Money(1000))],
        "Ce reçu vaut accusé de réception électronique de votre paiement. Une question ? Écrivez à la régie ou appelez-la.");

    public static ActivationLetterSheet Letter() => new(
        Regie with { Service = "Service enfance et scolaire", Siret = null },
        Kaci,
        "Madame Kaci",
        new DateOnly(2026, 9, 10),
        "K7QM-4TRD-XB28",
        new DateOnly(2026, 10, 10),
        new Uri("https://portail.valbrune.example/activation"),
        "Du lundi au vendredi, de 8 h 30 à 12 h 00.");

    private static InvoiceGroup Group(string child, string remark, int days, string service, Money price)
    {
        var first = new DateOnly(2026, 7, 6);
        return new InvoiceGroup(child, remark, [.. Enumerable.Range(0, days).Select(i => new InvoiceLine(first.AddDays(i), service, 1, price))]);
    }
}
