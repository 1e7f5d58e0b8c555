using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments.Parents;

/// <summary>The enrolment certificate as an accessible PDF, at once: a button has it issued, its address shows it.</summary>
public class CertificateModel(ActsFor acts, EnrolmentQueries queries, Certificates certificates, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public async Task<IActionResult> OnGet(long id)
    {
        if (await queries.Through(acts.FamilyId, id).SingleOrDefaultAsync() is not { } enrolment) return NotFound();
        return await certificates.Pdf(enrolment) is { } pdf ? File(pdf, "application/pdf", $"attestation-{id}.pdf") : None();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        if (await queries.Through(acts.FamilyId, id).SingleOrDefaultAsync() is not { } enrolment) return NotFound();
        var result = await db.Once(Key, clock.UtcNow, async () => await certificates.Issue(enrolment, acts.Actor) ? acts.At($"/inscriptions/{id}/attestation") : null);
        return result is null ? None() : this.SeeOther(result);
    }

    private SeeOther None()
    {
        TempData["Notice"] = "L’attestation existe dès que l’inscription est validée\u00A0: demandez-la avec le bouton de l’inscription.";
        return this.SeeOther(acts.Back("/inscriptions"));
    }
}
