using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Pdf.Documents;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Billing.Staff;

/// <summary>One invoice, draft or issued, with how each price came about.</summary>
[Needs(StaffRight.Money)]
public sealed class StaffInvoiceModel(BillingQueries billing, InvoicePapers papers, PortalDb db, TownClock clock) : PageModel
{
    public Invoice Invoice { get; private set; } = null!;

    public Regie Regie { get; private set; } = null!;

    public string FileNumber { get; private set; } = "";

    public string Family { get; private set; } = "";

    public IReadOnlyList<PricedLine> Lines { get; private set; } = [];

    public IReadOnlyList<(DateOnly Day, Money Amount, PaymentMeans Means, string? Authorisation)> Payments { get; private set; } = [];

    public bool IsIssued => Invoice.State == InvoiceState.Issued;

    public Money Remaining => Invoice.Total - Payments.Select(p => p.Amount).Sum();

    public async Task<IActionResult> OnGet(long id)
    {
        if (await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) is not { } invoice) return NotFound();
        Invoice = invoice;
        Regie = await db.Regies.AsNoTracking().SingleAsync(r => r.Id == invoice.RegieId);
        var family = await db.Families.Where(f => f.Id == invoice.FamilyId).Select(f => new { f.Name, f.FileNumber }).SingleAsync();
        (Family, FileNumber) = (family.Name, family.FileNumber);
        Lines = await billing.Lines(id);
        var settled = await (
            from allocation in db.PaymentAllocations
            where allocation.InvoiceId == id
            join payment in db.Payments on allocation.PaymentId equals payment.Id
            orderby payment.ReceivedAt
            select new { payment.ReceivedAt, allocation.Amount, payment.Means, payment.Authorisation }).ToListAsync();
        Payments = [.. settled.Select(s => (DateOnly.FromDateTime(clock.ToLocal(s.ReceivedAt)), s.Amount, s.Means, s.Authorisation))];
        return Page();
    }

    public async Task<IActionResult> OnGetPdf(long id) => await papers.Read(db.Invoices, id) is { } sheet
        ? File(InvoicePdf.Write(sheet), "application/pdf", $"facture-{sheet.Number}.pdf")
        : NotFound();
}
