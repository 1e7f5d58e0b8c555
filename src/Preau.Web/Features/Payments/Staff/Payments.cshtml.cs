using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Billing;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Payments.Staff;

/// <summary>Online payments that somebody must look at, then the latest ones.</summary>
[Needs(StaffRight.Money)]
public sealed class PaymentsModel(CurrentStaff agent, PaymentLists payments, CloseAlert close, PortalDb db, TownClock clock) : PageModel
{
    private const int Latest = 50;

    [BindProperty]
    public AlertInput Input { get; set; } = new();

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<AttemptRow> Alerts { get; private set; } = [];

    public IReadOnlyList<AttemptRow> Recent { get; private set; } = [];

    public async Task OnGet()
    {
        Alerts = await payments.Alerts();
        Recent = await payments.Recent(Latest);
    }

    public async Task<IActionResult> OnPost()
    {
        Refusal? refusal = null;
        var result = !ModelState.IsValid ? null : await db.Once(Key, clock.UtcNow, async () =>
        {
            refusal = await close.Close(Input.Attempt, Input.Reason, agent.Actor);
            return refusal is null ? BillingLinks.Alerts : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = "L’alerte est traitée. Ce que vous avez écrit est dans l’historique de la famille.";
            return this.SeeOther(result);
        }
        if (refusal is not null) ModelState.AddModelError(refusal.Code == RefusalCode.ReasonMissing ? "Input.Reason" : "", refusal.Code == RefusalCode.ReasonMissing ? "Écrivez ce que vous avez constaté." : Refusals.Sentence(refusal));
        await OnGet();
        return this.Again();
    }

    public sealed record AlertInput
    {
        public long Attempt { get; init; }

        [Line(400)]
        public string? Reason { get; init; }
    }
}
