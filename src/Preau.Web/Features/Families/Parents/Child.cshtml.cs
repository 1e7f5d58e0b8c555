using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Families;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Requests;
using Preau.Web.Features.Settings;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families.Parents;

/// <summary>A child's data to change, or a child to add (which the staff confirm).</summary>
public class ChildModel(ActsFor acts, FamilyQueries families, SaveChild save, TownSettings settings, PortalDb db, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(SupportsGet = true)]
    public long? Id { get; set; }

    [BindProperty]
    public ChildInput Input { get; set; } = new();

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    /// <summary>The child as it stood when the page was opened.</summary>
    [BindProperty]
    public string? Opened { get; set; }

    /// <summary>What somebody else saved meanwhile.</summary>
    public IReadOnlyList<RequestLine> Moved { get; private set; } = [];

    public bool IsNew => Id is null;

    public string Name { get; private set; } = "";

    /// <summary>A family sees its child's health; an agent with the right only, and each read is written down.</summary>
    public virtual bool SeesHealth => true;

    public string Heading => IsNew ? "Ajouter un enfant" : $"Les informations de {Name}";

    public bool IdentityNeedsApproval => !acts.ByStaff && settings.NeedsApproval("demandes.enfant.identite");

    public IReadOnlyList<SelectListItem> Schools { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Classes => ClassNames.Items;

    public IReadOnlyList<SelectListItem> Diets { get; } = [.. Enum.GetValues<Diet>().Select(d => new SelectListItem(Ages.Of(d), d.ToString()))];

    public async Task<IActionResult> OnGet()
    {
        await LoadSchools();
        if (Id is not { } id)
        {
            Input = new() { LastName = await db.Families.Where(f => f.Id == acts.FamilyId).Select(f => f.Name).SingleAsync() };
            return Page();
        }
        var page = await families.Page(acts.FamilyId);
        if (page.Children.FirstOrDefault(c => c.Child.Id == id) is not { } card) return NotFound();
        Name = card.Child.FirstName;
        Input = ChildInput.Of(card, SeesHealth);
        Opened = RequestContent.Write(Input);
        if (acts.ByStaff && SeesHealth && card.Health is not null)
        {
            db.RecordHealthRead(acts.Actor, clock.UtcNow, acts.FamilyId, id);
            await db.SaveChangesAsync();
        }
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await LoadSchools();
        if (Id is { } id && await families.Child(acts.FamilyId, id).AsNoTracking().SingleOrDefaultAsync() is var child)
        {
            if (child is null) return NotFound();
            Name = child.FirstName;
        }
        Input.Check(ModelState, nameof(Input), Schools, clock.Today);
        for (var i = 0; i < Input.Collectors.Count; i++)
        {
            if (!PhoneNumbers.TryRead(Input.Collectors[i].Phone, out _)) ModelState.AddModelError($"Input.Collectors[{i}].Phone", PhoneNumbers.Wrong);
        }
        if (!ModelState.IsValid) return this.Again();
        return IsNew ? await Add() : await Save();
    }

    private async Task<IActionResult> Add()
    {
        var asked = false;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            asked = await save.Add(acts, Input, Key);
            return acts.Back("/ma-famille");
        });
        TempData["Notice"] = asked ? $"{Input.FirstName}\u00A0: votre demande d’ajout est transmise au service, qui vous répondra." : $"{Input.FirstName} est dans le dossier, la famille est prévenue.";
        return this.SeeOther(result!);
    }

    private async Task<IActionResult> Save()
    {
        (Refusal? Refusal, bool Asked) saved = default;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            saved = await save.Run(await families.Child(acts.FamilyId, Id!.Value).SingleAsync(), acts, Input, SeesHealth, Key);
            return saved.Refusal is null ? acts.Back("/ma-famille") : null;
        });
        if (result is null) return await Stale();
        TempData["Notice"] = acts.ByStaff ? "Les informations sont enregistrées, la famille est prévenue."
            : saved.Asked ? "C’est enregistré. Ce qui touche à l’identité ou à l’école est transmis au service, qui vous répondra." : "Les informations sont enregistrées.";
        return this.SeeOther(result);
    }

    private async Task<IActionResult> Stale()
    {
        var stands = ChildInput.Of((await families.Page(acts.FamilyId)).Children.First(c => c.Child.Id == Id), SeesHealth);
        if (RequestContent.TryRead<ChildInput>(Opened) is { } opened) Moved = ChildInput.Moved(opened, stands, Input, Schools);
        ModelState.SetModelValue(nameof(Opened), Opened = RequestContent.Write(stands), Opened);
        ModelState.SetModelValue("Input.Version", stands.Version, stands.Version.ToString(CultureInfo.InvariantCulture));
        ModelState.AddModelError("", "Ces informations ont changé depuis l’ouverture de la page. Comparez, gardez votre saisie ou corrigez-la, puis enregistrez.");
        return this.Again();
    }

    private async Task LoadSchools() => Schools = await families.Schools();
}
