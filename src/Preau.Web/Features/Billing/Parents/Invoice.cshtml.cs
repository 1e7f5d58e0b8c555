using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Payments;
using Preau.Web.Features.Payments;
using Preau.Web.Hosting;
using Preau.Web.Pdf.Documents;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Billing.Parents;

/// <summary>One invoice of the family: as on paper, with what was paid since, and as a PDF.</summary>
public sealed class InvoiceModel(CurrentGuardian caller, PortalDb db, InvoiceQueries invoices, InvoicePapers papers, AskPayFip ask, TownClock clock) : PageModel
{
    public InvoiceRow Row { get; private set; } = null!;

    public InvoiceSheet Sheet { get; private set; } = null!;

    /// <summary>What settled it, oldest first; the attempt leads to the ticket.</summary>
    public IReadOnlyList<(DateOnly Day, Domain.Values.Money Amount, PaymentMeans Means, long? Attempt)> Payments { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel)
    {
        if (await invoices.OfFamily(caller.FamilyId, id) is not { } row || await Read(id) is not { } sheet) return NotFound();
        if (row.Attempt is { } open && await ask.Ask(open, AttemptSchedule.BetweenLooks, cancel)) row = (await invoices.OfFamily(caller.FamilyId, id))!;
        (Row, Sheet) = (row, sheet);
        var settled = await (
            from allocation in db.PaymentAllocations
            where allocation.InvoiceId == id
            join payment in db.Payments on allocation.PaymentId equals payment.Id
            orderby payment.ReceivedAt
            select new { payment.ReceivedAt, allocation.Amount, payment.Means, payment.AttemptId }).ToListAsync();
        Payments = settled.ConvertAll(s => (DateOnly.FromDateTime(clock.ToLocal(s.ReceivedAt)), s.Amount, s.Means, s.AttemptId));
        return Page();
    }

    public async Task<IActionResult> OnGetPdf(long id)
    {
        if (await Read(id) is not { } sheet) return NotFound();
        return File(InvoicePdf.Write(sheet), "application/pdf", $"facture-{sheet.Number}.pdf");
    }

    private Task<InvoiceSheet?> Read(long id) => papers.Read(db.Invoices.Where(i => i.FamilyId == caller.FamilyId), id);
}
