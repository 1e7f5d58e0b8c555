using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Web.Features.Shared;
using Preau.Web.Security;

namespace Preau.Web.Features.Enrolments.Parents;

/// <summary>The enrolment certificate as an accessible PDF, at once.</summary>
public class CertificateModel(ActsFor acts, EnrolmentQueries queries, Certificates certificates) : PageModel
{
    public async Task<IActionResult> OnGet(long id)
    {
        if (await queries.Through(acts.FamilyId, id).SingleOrDefaultAsync() is not { } enrolment) return NotFound();
        if (await certificates.Issue(enrolment, acts.Actor) is { } pdf) return File(pdf, "application/pdf", $"attestation-{id}.pdf");
        TempData["Notice"] = "L’attestation existe dès que l’inscription est validée.";
        return this.SeeOther(acts.Back("/inscriptions"));
    }
}
