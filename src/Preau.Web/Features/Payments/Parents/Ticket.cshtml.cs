using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Payments;
using Preau.Web.Hosting;
using Preau.Web.Integrations.PayFip;
using Preau.Web.Pdf.Documents;
using Preau.Web.Security;

namespace Preau.Web.Features.Payments.Parents;

/// <summary>
/// Step 3: the outcome of an attempt, and its receipt. While it is open, looking at it asks PayFiP, at most every ten seconds.
/// </summary>
public sealed class TicketModel(CurrentGuardian caller, PaymentQueries payments, AskPayFip ask, Receipts receipts, PayFipAddresses addresses, TimeProvider time, TownClock clock) : PageModel
{
    public TicketView Ticket { get; private set; } = null!;

    public PaymentAttempt Attempt => Ticket.Attempt;

    public bool IsPaid => Attempt.State == AttemptState.Paid;

    /// <summary>Civil time of the town.</summary>
    public DateTime? PaidAt { get; private set; }

    /// <summary>Left by the payer, who may still come back to it until then (civil time); null: not left, or over.</summary>
    public DateTime? LeftUntil => Attempt is { IsOpen: true, Result: "A" } ? clock.ToLocal(Attempt.CreatedAt + AttemptSchedule.Undecided + (clock.UtcNow - time.GetUtcNow().UtcDateTime)) : null;

    /// <summary>The payment page, while it can be taken up again.</summary>
    public string? Resume => addresses.Resume(Attempt);

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel)
    {
        if (await payments.Ticket(caller.FamilyId, id) is not { } seen) return NotFound();
        // An attempt given up too early may have been paid after all: as long as the job asks, the family's look does too.
        if (seen.Attempt.NextAskAt is not null && await ask.Ask(id, AttemptSchedule.BetweenLooks, cancel)) seen = (await payments.Ticket(caller.FamilyId, id))!;
        Ticket = seen;
        PaidAt = seen.Payment is null ? null : clock.ToLocal(seen.Payment.ReceivedAt);
        return Page();
    }

    public async Task<IActionResult> OnGetPdf(long id)
    {
        if (await payments.Ticket(caller.FamilyId, id) is not { Payment: { } payment } ticket) return NotFound();
        return File(ReceiptPdf.Write(await receipts.Sheet(payment.Id)), "application/pdf", $"recu-{ticket.Attempt.Reference}.pdf");
    }
}
