using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Billing;

/// <summary>
/// Issues the draft invoices of a month: numbers without a gap, due date, payer as of now, postings, mail to the family. Call it
/// inside the transaction of the act: the numbers belong to it. Twice is once, for the second time finds no draft.
/// </summary>
/// <remarks>
/// Refusals (docs/rules/facturation.md): <see cref="RefusalCode.MonthNotOver"/>, <see cref="RefusalCode.NothingToInvoice"/>,
/// <see cref="RefusalCode.NoTariff"/> once per day that nothing prices, <see cref="RefusalCode.Stale"/> when the bookings or the
/// prices changed since the drafts were computed.
/// </remarks>
public sealed class IssueInvoices(PortalDb db, TownClock clock, PriceMonth price, WriteLedger ledger, FamilyMail mail)
{
    /// <param name="now">Instant of issue; its civil day is printed and starts the time to pay.</param>
    /// <param name="tellsFamilies">Each family gets a mail with the link to its invoice.</param>
    public async Task<IssueOutcome> Issue(long regieId, DateOnly month, Actor actor, DateTime now, bool tellsFamilies = true)
    {
        await db.LockRegie(regieId);
        var regie = await db.Regies.SingleAsync(r => r.Id == regieId);
        var today = DateOnly.FromDateTime(clock.ToLocal(now));
        var drafts = await db.Invoices.Where(i => i.RegieId == regieId && i.Month == month && i.State == InvoiceState.Draft).ToListAsync();
        if (Charging.RefusalToIssue(month, today, drafts.Count) is { } refusal) return new([], [refusal]);

        var priced = await price.Compute(regieId, month);
        if (priced.Problems.Count > 0) return new([], [.. priced.Problems.Select(p => p.Refusal)]);
        if (!await AreAsPriced(drafts, priced)) return new([], [new Refusal(RefusalCode.Stale)]);

        var families = priced.Families.ToDictionary(f => f.Family.Id);
        var order = priced.Families.Select((f, i) => (f.Family.Id, i)).ToDictionary(f => f.Id, f => f.i);
        drafts.Sort((a, b) => order[a.FamilyId].CompareTo(order[b.FamilyId]));
        var next = await db.TakeNumbers(regieId, today.Year, NumberSeries.Invoice, drafts.Count);
        foreach (var invoice in drafts)
        {
            invoice.State = InvoiceState.Issued;
            invoice.Number = new InvoiceNumber(regie.Code, NumberSeries.Invoice, today.Year, next++).ToString();
            invoice.IssuedOn = today;
            invoice.DueOn = today.AddDays(regie.DueDays);
            invoice.Payer = families[invoice.FamilyId].Payer;
            invoice.Version++;
            db.Record(actor, now, "issued", (nameof(Invoice), invoice.Id), $"Facture {invoice.Number} émise : {French.Amount(invoice.Total)}", (invoice.FamilyId, null),
                (null, new { invoice.Number, invoice.Month, cents = invoice.Total.Cents, invoice.DueOn }));
        }
        await ledger.Post(regieId, drafts.ConvertAll(i => Posting(i, families[i.FamilyId], now)));
        if (tellsFamilies)
        {
            foreach (var invoice in drafts) await Tell(invoice);
        }
        await db.SaveChangesAsync();
        return new(drafts, []);
    }

    private async Task<bool> AreAsPriced(List<Invoice> drafts, PricedMonth priced)
    {
        var first = drafts[0];
        var drafted = await db.Charges
            .Where(c => db.Invoices.Where(i => i.RegieId == first.RegieId && i.Month == first.Month && i.State == InvoiceState.Draft).Select(i => i.Id).Contains(c.InvoiceId))
            .Select(c => new { c.FamilyId, c.ChildId, c.SlotId, c.Day, c.Kind, c.UnitPrice.Cents }).ToListAsync();
        var now = priced.Families.SelectMany(f => f.Charges).Select(c => new { c.Of.FamilyId, c.Of.ChildId, c.Of.SlotId, c.Of.Day, c.Kind, c.Unit.Price.Cents });
        return drafts.Count == priced.Families.Count && drafted.ToHashSet().SetEquals(now);
    }

    private static NewPosting Posting(Invoice invoice, PricedFamilyMonth family, DateTime now) => new(
        PostingKind.Invoice, now, $"Facture {invoice.Number}",
        Postings.OfInvoice(invoice.RegieId, invoice.FamilyId, family.Charges.Select(c => (c.Product, c.Unit.Price))), invoice.Id);

    private Task Tell(Invoice invoice) => mail.Queue(
        invoice.FamilyId,
        guardianId: null,
        MailKind.InvoiceIssued,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["prenom"] = "",
            ["numero"] = invoice.Number!,
            ["montant"] = French.Amount(invoice.Total),
            ["date_limite"] = French.Date(invoice.DueOn!.Value),
            ["lien"] = mail.Link(BillingLinks.Invoice(invoice.Id)),
        },
        invoice.Number!);
}

/// <summary>The invoices issued, in the order of their numbers; or why none is.</summary>
public sealed record IssueOutcome(IReadOnlyList<Invoice> Issued, IReadOnlyList<Refusal> Refusals);
