using System.Globalization;
using FsCheck.Xunit;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Billing;

public sealed class BillingTests
{
    private static readonly RulePage Page = RulePage.Read("facturation.md");

    [Fact]
    public void What_is_booked_is_charged_and_a_told_absence_follows_what_was_said() => Assert.All(Page.Table("Ce qui est facturé"), row =>
        Assert.Equal(row["Facturé"] == "oui", Charging.IsCharged(new Booking
        {
            ChildId = 1,
            SlotId = 1,
            Day = new(2026, 10, 5),
            FamilyId = 1,
            EnrolmentId = 1,
            SiteId = 1,
            BookedAt = DateTime.UnixEpoch,
            AbsenceToldAt = row["Absence signalée"] == "oui" ? DateTime.UnixEpoch : null,
            AbsenceCharged = row["Dite facturée"] == "oui",
        })));

    [Fact]
    public void A_month_is_issued_once_it_is_over() => Assert.All(Page.Table("Quand on peut émettre"), row =>
    {
        var refusal = Charging.RefusalToIssue(RulePage.Day(row["Mois"]), RulePage.Day(row["Le"]), int.Parse(row["Projets"], CultureInfo.InvariantCulture));

        Assert.Equal(row["Réponse"] == "oui" ? null : RulePage.Code<RefusalCode>(row["Réponse"]), refusal?.Code);
    });

    [Fact]
    public void A_payment_is_posted_as_the_page_says() => Assert.All(Page.Table("Le grand livre"), row =>
    {
        var lines = Postings.OfPayment(1, 7, "Card", Euros(row["Payé"]), Euros(row["Règle"]));

        Assert.Equal(Euros(row["Moyen"]), Of(LedgerAccountKind.Means));
        Assert.Equal(Euros(row["Famille"]), Of(LedgerAccountKind.Family));
        Assert.Equal(Euros(row["Crédit"]), Of(LedgerAccountKind.Credit));

        Money Of(LedgerAccountKind kind) => lines.Where(l => l.Account.Kind == kind).Select(l => l.Amount).Sum();
    });

    [Fact]
    public void No_more_is_settled_than_was_paid() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Postings.OfPayment(1, 7, "Card", new Money(100), new Money(101)));

    [Property]
    public bool An_invoice_s_posting_sums_to_zero_and_the_family_owes_its_total(ushort[] amounts)
    {
        var charges = amounts.Select((cents, i) => ($"produit-{i % 3}", new Money(cents))).ToList();
        var lines = Postings.OfInvoice(1, 7, charges);

        return lines.Select(l => l.Amount).Sum() == Money.Zero
            && lines.Where(l => l.Account == LedgerKey.Family(1, 7)).Select(l => l.Amount).Sum() == charges.Select(c => c.Item2).Sum()
            && lines.All(l => l.Amount != Money.Zero);
    }

    private static Money Euros(string cell) => new((long)(decimal.Parse(cell.Replace(',', '.'), CultureInfo.InvariantCulture) * 100));
}
