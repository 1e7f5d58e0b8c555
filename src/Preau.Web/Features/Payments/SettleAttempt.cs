using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Features.Billing;
using Preau.Web.Features.Messages;
using Preau.Web.Features.Orders;
using Preau.Web.Hosting;
using Preau.Web.Integrations.Mail;
using Preau.Web.Integrations.PayFip;
using Preau.Web.Pdf.Documents;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Payments;

/// <summary>
/// Applies PayFiP's answer to an attempt. Paid: the bookings and the invoice of an order, payment, allocation, posting, receipt by mail and the attempt's end in one
/// transaction, once however often it is told.
/// </summary>
public sealed class SettleAttempt(PortalDb db, TownClock clock, TimeProvider time, IssueOrder issue, RecordPayment record, Receipts receipts, PublicLinks links)
{
    public Task Apply(long attemptId, AttemptAnswer answer, PayFipDetail? detail) => db.InOneTransaction(async () =>
    {
        // An order is booked under the lock of the calendar, which is taken before any row.
        await db.HoldCalendar();
        // The job, a return and a look may bring the answer at one instant: they settle one after the other.
        await db.LockInvoice(await db.PaymentAttempts.Where(a => a.Id == attemptId).Select(a => a.InvoiceId).SingleAsync());
        var attempt = await db.PaymentAttempts.SingleAsync(a => a.Id == attemptId);
        var now = time.GetUtcNow().UtcDateTime;
        var age = now - attempt.CreatedAt;
        var before = attempt.State;
        var outcome = AttemptOutcome.Of(attempt.State, attempt.IsOpen, answer, age);
        if (before == AttemptState.Paid) return false;

        attempt.Version++;
        // The staff have read that answer already: only another one is news to them.
        var isNews = answer.Kind != AnswerKind.Result || attempt.Result != answer.Word;
        attempt.Faults = answer.Kind == AnswerKind.Technical ? attempt.Faults + 1 : 0;
        if (answer.Kind == AnswerKind.Result) attempt.Result = answer.Word;
        attempt.State = outcome.State;
        attempt.IsOpen = outcome.IsOpen;
        attempt.NextAskAt = outcome.AsksAgain ? now + AttemptSchedule.Pause(age, attempt.Faults) : null;
        if (isNews && outcome.Alert is { } alert) attempt.Alert = alert;
        if (outcome.PaidBy is { } means) await Pay(attempt, means, detail!, now);
        else if (before != attempt.State) Tell(attempt);
        return true;
    });

    /// <summary>Ends an attempt that PayFiP never answered for.</summary>
    public Task GiveUp(long attemptId) => db.InOneTransaction(async () =>
    {
        var attempt = await db.PaymentAttempts.SingleAsync(a => a.Id == attemptId);
        if (attempt.OperationId is not null || !attempt.IsOpen) return false;
        attempt.Version++;
        attempt.State = AttemptState.Expired;
        attempt.IsOpen = false;
        attempt.NextAskAt = null;
        Tell(attempt);
        return true;
    });

    private async Task Pay(PaymentAttempt attempt, PaymentMeans means, PayFipDetail detail, DateTime now)
    {
        var shift = clock.UtcNow - now;
        // PayFiP tells whole minutes; money is never received before it was asked for.
        var paidAt = Instant(detail.PaidAt) is { } told && told <= now ? told > attempt.CreatedAt ? told : attempt.CreatedAt : now;
        attempt.SettledAt = now;
        attempt.Authorisation = detail.Authorisation;
        await issue.Run(attempt.InvoiceId, clock.UtcNow);
        // What the payment made of an order is read by those who write the rest.
        await db.SaveChangesAsync();
        var (payment, credit) = await record.Record(new(attempt.InvoiceId, attempt.Amount, means, paidAt + shift, attempt.Id, detail.Authorisation), Actor.Product, clock.UtcNow);
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(i => i.Id == attempt.InvoiceId);
        attempt.Alert = credit == Money.Zero ? null : invoice.State == InvoiceState.Lapsed ? AttemptAlert.PlacesGone : AttemptAlert.SecondPayment;
        await Mail(attempt, invoice, payment);
    }

    private DateTime? Instant(DateTime? civil) => civil is { } told && !clock.Zone.IsInvalidTime(told) ? TimeZoneInfo.ConvertTimeToUtc(told, clock.Zone) : null;

    private void Tell(PaymentAttempt attempt) => db.Record(
        Actor.Product, clock.UtcNow, "ended", (nameof(PaymentAttempt), attempt.Id), $"Paiement en ligne {attempt.Reference} : {AttemptWords.Of(attempt.State)}", (attempt.FamilyId, null),
        (null, new { attempt.State, attempt.Result }));

    // A receipt of one page takes about a millisecond to draw: it may be drawn here, in the transaction that owes it.
    private async Task Mail(PaymentAttempt attempt, Invoice invoice, Payment payment)
    {
        var sheet = await receipts.Sheet(payment.Id);
        var payer = await db.Guardians.Where(g => g.FamilyId == attempt.FamilyId && g.Id == attempt.GuardianId).Select(g => new { g.FirstName, g.LastName }).SingleOrDefaultAsync();
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["prenom"] = payer?.FirstName ?? "",
            ["numero"] = InvoiceWords.NumberOf(invoice),
            ["montant"] = French.Amount(attempt.Amount),
            ["date"] = French.DateAndTime(sheet.PaidAt),
            ["reference"] = attempt.Reference,
            ["lien"] = links.Absolute(PaymentLinks.Ticket(attempt.Id)),
        };
        MailAttachment file = new($"recu-{attempt.Reference}.pdf", "application/pdf", ReceiptPdf.Write(sheet));
        await WriteMail.Queue(db, invoice.State == InvoiceState.Lapsed ? MailKind.PaidTooLate : MailKind.PaymentReceived, new MailTo(attempt.Email, payer is null ? null : $"{payer.FirstName} {payer.LastName}", attempt.FamilyId), (clock.UtcNow, clock.Today), values, attempt.Reference, [file]);
    }
}
