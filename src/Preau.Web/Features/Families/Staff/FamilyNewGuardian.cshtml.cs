using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Components;
using Preau.Web.Features.Accounts;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families.Staff;

/// <summary>An agent adds a guardian to a family: the other parent, a tutor. The family is told by mail.</summary>
[Needs(StaffRight.Families)]
public sealed class FamilyNewGuardianModel(ActsFor acts, AddGuardian add, FamilyAccounts accounts, PortalDb db, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty]
    public AdultInput Input { get; set; } = new();

    [BindProperty]
    public bool SendLink { get; set; } = true;

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public void OnGet()
    {
        // An empty form.
    }

    public async Task<IActionResult> OnPost()
    {
        Input.Check(ModelState, nameof(Input));
        if (!string.IsNullOrWhiteSpace(Input.Email) && await accounts.Owner(Input.Email) is { } owner)
            ModelState.TryAddModelError("Input.Email", $"Cette adresse est déjà celle d’un responsable du dossier {owner}\u00A0: chacun a la sienne.");
        if (!ModelState.IsValid) return this.Again();
        var adult = Input.Data();
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            await add.Run(acts.FamilyId, adult, SendLink, acts.Actor, Key);
            return acts.Back("/mes-coordonnees");
        });
        TempData["Notice"] = $"{adult.FirstName} {adult.LastName} est responsable de ce dossier. {(
            adult.Email is null ? "Imprimez son code d’activation depuis sa ligne, ci-dessous." : SendLink ? "Son lien d’activation est parti." : "Son lien d’activation peut partir depuis sa ligne, ci-dessous.")}";
        return this.SeeOther(result!);
    }
}
