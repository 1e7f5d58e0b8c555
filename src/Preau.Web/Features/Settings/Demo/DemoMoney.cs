using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Features.Billing;
using Preau.Web.Features.Payments;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Settings.Demo;

/// <summary>
/// The money of the months that are over: priced, issued in the first days of the next month, about two thirds paid online, all by the
/// product's own operations. The first family has paid all but its latest invoice.
/// </summary>
internal sealed class DemoMoney(PortalDb db, TownClock clock, TimeProvider time, DraftInvoices draft, IssueInvoices issue, RecordPayment record)
{
    private const string FirstFamily = "F-000101";

    public async Task Write()
    {
        var first = await db.Families.Where(f => f.FileNumber == FirstFamily).Select(f => f.Id).SingleAsync();
        var payers = (await db.Guardians.AsNoTracking().OrderBy(g => g.Id).ToListAsync()).ToLookup(g => g.FamilyId);
        var regies = await db.Regies.OrderBy(r => r.Code).Select(r => r.Id).ToListAsync();
        var start = SchoolYear.Of(clock.Today).Days.From;
        for (var month = start; Morning(month.AddMonths(1)) <= clock.UtcNow; month = month.AddMonths(1))
        {
            var issuedAt = Morning(month.AddMonths(1));
            var isLatest = Morning(month.AddMonths(2)) > clock.UtcNow;
            foreach (var regie in regies)
            {
                db.ChangeTracker.Clear();
                await draft.Compute(regie, month, Actor.Product, issuedAt);
                var issued = (await issue.Issue(regie, month, Actor.Product, issuedAt, tellsFamilies: false)).Issued;
                // What is saved is forgotten: each save would look through all of it again.
                db.ChangeTracker.Clear();
                foreach (var (i, invoice) in issued.Index().Where(x => x.Item.FamilyId == first ? !isLatest : x.Index % 3 != 2))
                {
                    var paidAt = issuedAt.AddDays(2 + (i % 15)).AddMinutes(37 * (i % 11));
                    if (paidAt < clock.UtcNow) await Pay(invoice, payers[invoice.FamilyId].FirstOrDefault(), paidAt);
                }
            }
        }
    }

    private DateTime Morning(DateOnly firstOfMonth)
    {
        var day = firstOfMonth;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || day.Day == 1) day = day.AddDays(1);
        return TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(9, 30)), clock.Zone);
    }

    private async Task Pay(Invoice invoice, Domain.Families.Guardian? payer, DateTime paidAt)
    {
        if (invoice.Total < OnlinePayment.Smallest || !InvoiceNumber.TryParse(invoice.Number, out var number)) return;
        // Attempts live on the real clock.
        var real = paidAt - (clock.UtcNow - time.GetUtcNow().UtcDateTime);
        var attempt = new PaymentAttempt
        {
            InvoiceId = invoice.Id,
            FamilyId = invoice.FamilyId,
            RegieId = invoice.RegieId,
            GuardianId = payer?.Id,
            Number = 1,
            Reference = new PaymentReference(number, 1).ToString(),
            Amount = invoice.Total,
            Email = payer?.Email ?? "",
            State = AttemptState.Paid,
            IsOpen = false,
            CreatedAt = real,
            SettledAt = real,
            Result = "P",
            Authorisation = $"{(invoice.Id * 7919) % 1_000_000:D6}",
        };
        db.PaymentAttempts.Add(attempt);
        await db.SaveChangesAsync();
        await record.Record(new(invoice.Id, invoice.Total, PaymentMeans.Card, paidAt, attempt.Id, attempt.Authorisation), Actor.Product, paidAt);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
