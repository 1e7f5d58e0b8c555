using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Features.Billing;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Payments;

/// <summary>An attempt in the staff's lists.</summary>
/// <param name="PaysAt">The page of the invoice; of the family's account while what is paid is an order.</param>
/// <param name="StartedAt">Civil time of the town.</param>
public sealed record AttemptRow(long Id, string Reference, string PaysAt, string Family, string FileNumber, Money Amount, DateTime StartedAt, AttemptState State, bool IsOpen, string? Result, AttemptAlert? Alert);

/// <summary>Online payments as the régie reads them.</summary>
public sealed class PaymentLists(PortalDb db, TownClock clock, TimeProvider time)
{
    /// <summary>What waits for the régie, oldest first.</summary>
    public Task<IReadOnlyList<AttemptRow>> Alerts() => Read(db.PaymentAttempts.Where(a => a.Alert != null).OrderBy(a => a.CreatedAt));

    public Task<IReadOnlyList<AttemptRow>> Recent(int most) => Read(db.PaymentAttempts.OrderByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id).Take(most));

    private async Task<IReadOnlyList<AttemptRow>> Read(IQueryable<PaymentAttempt> attempts)
    {
        var rows = await attempts.AsNoTracking().Join(db.Families, a => a.FamilyId, f => f.Id, (a, f) => new { Attempt = a, f.Name, f.FileNumber, IsIssued = db.Invoices.Any(i => i.Id == a.InvoiceId && i.State == InvoiceState.Issued) }).ToListAsync();
        var shift = clock.UtcNow - time.GetUtcNow().UtcDateTime;
        return rows.ConvertAll(r => new AttemptRow(
            r.Attempt.Id, r.Attempt.Reference, r.IsIssued ? BillingLinks.StaffInvoice(r.Attempt.InvoiceId) : $"/gestion/familles/{r.Attempt.FamilyId}/compte", r.Name, r.FileNumber, r.Attempt.Amount, clock.ToLocal(r.Attempt.CreatedAt + shift), r.Attempt.State,
            r.Attempt.IsOpen, r.Attempt.Result, r.Attempt.Alert));
    }
}
