using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Features.Billing;
using Preau.Web.Hosting;
using Preau.Web.Integrations.PayFip;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Payments;

/// <summary>Where the payer's browser goes next, or why it stays; neither: the family has no such invoice.</summary>
public sealed record PaymentStart(string? Address, Refusal? Refusal);

/// <summary>
/// Opens the one attempt of an invoice, or of an order whose places are held, then asks PayFiP for an operation, outside any transaction, and stores it. A second post of
/// the same form leads to the attempt; a second tab is refused while it is open (<see cref="OnlinePayment"/>).
/// </summary>
public sealed class StartPayment(PortalDb db, TownClock clock, TimeProvider time, PayFipClient payfip, PayFipAddresses addresses, PublicLinks links)
{
    public async Task<PaymentStart> Start(CurrentGuardian payer, long invoiceId, string email, Guid formKey)
    {
        PaymentAttempt? made = null;
        Refusal? refusal = null;
        var ticket = await db.Once(formKey, clock.UtcNow, async () =>
        {
            (made, refusal) = await Open(payer, invoiceId, email);
            return made is null ? null : PaymentLinks.Ticket(made.Id);
        });
        if (ticket is null || made is null) return new(ticket, refusal);
        return new(await Send(made) ?? ticket, null);
    }

    private async Task<(PaymentAttempt? Attempt, Refusal? Refusal)> Open(CurrentGuardian payer, long invoiceId, string email)
    {
        // The lock first: an order may just be ending.
        await db.LockInvoice(invoiceId);
        var invoice = await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == invoiceId && i.FamilyId == payer.FamilyId && i.State != InvoiceState.Draft);
        if (invoice is null || !InvoiceNumber.TryParse(invoice.OrderNumber ?? invoice.Number, out var number)) return (null, null);
        if (Holding.RefusalToPay(invoice, clock.UtcNow) is { } over) return (null, over);
        var contract = await db.Regies.Where(r => r.Id == invoice.RegieId).Select(r => r.PayFipNumber).SingleAsync();
        var settled = await db.PaymentAllocations.Where(a => a.InvoiceId == invoice.Id).SumAsync(a => a.Amount.Cents);
        var attempts = await db.PaymentAttempts.AsNoTracking().Where(a => a.InvoiceId == invoice.Id).ToListAsync();
        var remaining = invoice.Total - new Money(settled);
        if (OnlinePayment.Refusal(contract, remaining, attempts.Exists(a => a.IsOpen), addresses.Largest) is { } refusal) return (null, refusal);

        var next = attempts.Select(a => a.Number).DefaultIfEmpty().Max() + 1;
        if (next > PaymentReference.MaxAttempt) return (null, new(RefusalCode.OnlinePaymentUnavailable));
        var now = time.GetUtcNow().UtcDateTime;
        var attempt = new PaymentAttempt
        {
            InvoiceId = invoice.Id,
            FamilyId = invoice.FamilyId,
            RegieId = invoice.RegieId,
            GuardianId = payer.GuardianId,
            Number = next,
            Reference = new PaymentReference(number, next).ToString(),
            Amount = remaining,
            Email = email,
            State = AttemptState.Created,
            CreatedAt = now,
            NextAskAt = now + AttemptSchedule.Unanswered,
        };
        db.PaymentAttempts.Add(attempt);
        await db.SaveChangesAsync();
        db.Record(payer.Actor, clock.UtcNow, "started", (nameof(PaymentAttempt), attempt.Id), $"Paiement en ligne commencé\u00A0: {InvoiceWords.Of(invoice)}, {French.Amount(remaining)}", (invoice.FamilyId, null),
            (null, new { attempt.Reference, cents = remaining.Cents }));
        return (attempt, null);
    }

    /// <returns>The payment page; null when there is none, and the attempt is closed.</returns>
    private async Task<string?> Send(PaymentAttempt made)
    {
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(i => i.Id == made.InvoiceId);
        var contract = await db.Regies.Where(r => r.Id == invoice.RegieId).Select(r => r.PayFipNumber!).SingleAsync();
        var year = InvoiceNumber.TryParse(InvoiceWords.NumberOf(invoice), out var number) ? number.Year : invoice.Month.Year;
        var reply = await payfip.Create(new PayFipOrder(
            contract, year, made.Reference, PayFipWords.Subject($"{InvoiceWords.Of(invoice)} {InvoiceWords.About(invoice)}"), made.Amount.Cents, made.Email,
            new Uri(links.Absolute(PublicLinks.PayFipNotification)), new Uri(links.Absolute(PaymentLinks.Return)), addresses.Mode));

        db.ChangeTracker.Clear();
        await db.InOneTransaction(async () =>
        {
            var attempt = await db.PaymentAttempts.SingleAsync(a => a.Id == made.Id);
            attempt.Version++;
            attempt.OperationId = reply.Value;
            attempt.State = reply.Value is null ? AttemptState.Expired : AttemptState.Redirected;
            attempt.IsOpen = reply.Value is not null;
            attempt.NextAskAt = reply.Value is null ? null : time.GetUtcNow().UtcDateTime + AttemptSchedule.Pause(TimeSpan.Zero, 0);
            attempt.Alert = reply.Fault?.Code is { } code && AttemptOutcome.IsMisconfiguration(code) ? AttemptAlert.Misconfigured : null;
            return true;
        });
        return reply.Value is { } operation ? addresses.Page(operation).AbsoluteUri : null;
    }
}
