using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Enrolments.Staff;

/// <summary>Before the next step of the chosen enrolments: what each will book, what cannot be and why. Confirming does it.</summary>
[Needs(StaffRight.Requests)]
public sealed class VerifyModel(CurrentStaff staff, AdvanceEnrolments advance, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "inscription")]
    public List<long> Chosen { get; set; } = [];

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<StepTaken> Steps { get; private set; } = [];

    public IReadOnlyList<StepTaken> Possible => [.. Steps.Where(s => s.Refusals.Count == 0)];

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        IReadOnlyList<Refusal> refusals = [];
        var result = Chosen.Count == 0 ? null : await db.Once(Key, clock.UtcNow, async () =>
        {
            refusals = await advance.Run(Chosen, staff.Actor);
            return refusals.Count == 0 ? ResultModel.Address(Chosen) : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = "C’est fait, les familles sont prévenues.";
            return this.SeeOther(result);
        }
        foreach (var sentence in Refusals.Sentences(refusals)) ModelState.AddModelError("", sentence);
        if (Chosen.Count == 0) ModelState.AddModelError("", "Cochez au moins une inscription.");
        await Load();
        return this.Again();
    }

    private async Task Load() => Steps = Chosen.Count == 0 ? [] : await advance.Preview(Chosen, staff.Actor);
}
