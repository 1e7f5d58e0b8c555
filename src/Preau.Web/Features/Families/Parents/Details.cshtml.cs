using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Requests;
using Preau.Web.Features.Settings;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families.Parents;

/// <summary>A guardian's details: phones and preferences are saved at once, the household's address as the town decides, the e-mail never.</summary>
public class DetailsModel(ActsFor acts, SaveDetails save, PortalDb db, TownSettings settings, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty]
    public DetailsInput Input { get; set; } = new();

    /// <summary>The details as they stood when the page was opened, kept by the form.</summary>
    [BindProperty]
    public string? Opened { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Guardian Me { get; private set; } = null!;

    public Family Household { get; private set; } = null!;

    public bool AddressNeedsApproval => !acts.ByStaff && settings.NeedsApproval("demandes.adresse");

    public bool HasPendingAddress { get; private set; }

    /// <summary>Somebody changed the details between the page and its sending: both values are shown.</summary>
    public bool IsStale { get; private set; }

    /// <summary>What somebody saved meanwhile, in three columns.</summary>
    public IReadOnlyList<RequestLine> Moved { get; private set; } = [];

    /// <summary>Whose details: the guardian's own, unless an agent opened another's.</summary>
    protected virtual long WhoseId => acts.GuardianId ?? 0;

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        Input = DetailsInput.Of(Me, Household);
        Opened = RequestContent.Write(Input);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        foreach (var (field, typed) in new[] { (nameof(Input.MobilePhone), Input.MobilePhone), (nameof(Input.HomePhone), Input.HomePhone), (nameof(Input.WorkPhone), Input.WorkPhone) })
        {
            if (!PhoneNumbers.TryRead(typed, out _)) ModelState.AddModelError($"Input.{field}", PhoneNumbers.Wrong);
        }
        if (!ModelState.IsValid) return this.Again();
        (Refusal? Refusal, bool Asked) saved = default;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            saved = await save.Run(acts, Me.Id, Input, Key);
            return saved.Refusal is null ? acts.Back("/mes-coordonnees") : null;
        });
        if (result is null) return await Stale();
        TempData["Notice"] = acts.ByStaff ? "Les coordonnées sont enregistrées, la famille est prévenue."
            : saved.Asked ? "Vos coordonnées sont enregistrées. Le changement d’adresse est transmis au service, qui vous répondra." : "Vos coordonnées sont enregistrées.";
        return this.SeeOther(result);
    }

    private async Task<IActionResult> Stale()
    {
        await Load();
        IsStale = true;
        var stands = DetailsInput.Of(Me, Household);
        if (RequestContent.TryRead<DetailsInput>(Opened) is { } opened) Moved = DetailsInput.Moved(opened, stands, Input);
        ModelState.SetModelValue(nameof(Opened), Opened = RequestContent.Write(stands), Opened);
        ModelState.AddModelError("", "Ces coordonnées ont changé depuis l’ouverture de la page. Les valeurs actuelles sont indiquées sous chaque champ\u00A0: gardez la vôtre ou corrigez, puis enregistrez.");
        ModelState.SetModelValue("Input.Version", Me.Version, Me.Version.ToString());
        ModelState.SetModelValue("Input.FamilyVersion", Household.Version, Household.Version.ToString());
        return this.Again();
    }

    private async Task<bool> Load()
    {
        if (await db.Guardians.AsNoTracking().SingleOrDefaultAsync(g => g.Id == WhoseId && g.FamilyId == acts.FamilyId) is not { } guardian) return false;
        Me = guardian;
        Household = await db.Families.AsNoTracking().SingleAsync(f => f.Id == acts.FamilyId);
        HasPendingAddress = await db.Requests.AnyAsync(r => r.FamilyId == acts.FamilyId && r.Kind == RequestKind.Details && (r.State == RequestState.Sent || r.State == RequestState.Incomplete));
        return true;
    }
}
