using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Pdf.Documents;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Billing.Staff;

/// <summary>The PDF of a family's invoice, printed for it by an agent who may see the invoices of its file.</summary>
[Needs(StaffRight.Families | StaffRight.Money)]
public sealed class FamilyInvoiceModel(ActsFor acts, InvoicePapers papers, PortalDb db) : PageModel
{
    public async Task<IActionResult> OnGet(long id) => await papers.Read(db.Invoices.Where(i => i.FamilyId == acts.FamilyId), id) is { } sheet
        ? File(InvoicePdf.Write(sheet), "application/pdf", $"facture-{sheet.Number}.pdf")
        : NotFound();
}
