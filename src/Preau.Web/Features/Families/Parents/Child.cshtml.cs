using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
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
using Preau.Web.Texts;

namespace Preau.Web.Features.Families.Parents;

/// <summary>A child's data to change, or a child to add (which the staff confirm).</summary>
public sealed class ChildModel(CurrentGuardian caller, FamilyQueries families, SaveChild save, SendRequest requests, TownSettings settings, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long? Id { get; set; }

    [BindProperty]
    public ChildInput Input { get; set; } = new();

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public bool IsNew => Id is null;

    public string Name { get; private set; } = "";

    public bool IdentityNeedsApproval => settings.NeedsApproval("demandes.enfant.identite");

    public IReadOnlyList<SelectListItem> Schools { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Classes => ClassNames.Items;

    public IReadOnlyList<SelectListItem> Diets { get; } = [.. Enum.GetValues<Diet>().Select(d => new SelectListItem(Ages.Of(d), d.ToString()))];

    public async Task<IActionResult> OnGet()
    {
        await LoadSchools();
        if (Id is not { } id)
        {
            Input = new() { LastName = await db.Families.Where(f => f.Id == caller.FamilyId).Select(f => f.Name).SingleAsync() };
            return Page();
        }
        var page = await families.Page(caller.FamilyId);
        if (page.Children.FirstOrDefault(c => c.Child.Id == id) is not { } card) return NotFound();
        Name = card.Child.FirstName;
        Input = new()
        {
            FirstName = card.Child.FirstName,
            LastName = card.Child.LastName,
            BirthDate = card.Child.BirthDate,
            IsExpected = card.Child.IsExpected,
            SchoolId = card.Child.SchoolId,
            Class = card.Child.Class,
            Diet = card.Child.Diet,
            Allergies = card.Health?.Allergies,
            Instructions = card.Health?.Instructions,
            Collectors = [.. card.Collectors.Select(c => new CollectorInput { Name = c.Name, Relation = c.Relation, Phone = PhoneNumbers.Show(c.Phone) }), new(), new()],
            Version = card.Child.Version,
        };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await LoadSchools();
        if (Id is { } id && await families.Child(caller.FamilyId, id).AsNoTracking().SingleOrDefaultAsync() is var child)
        {
            if (child is null) return NotFound();
            Name = child.FirstName;
        }
        Input.Check(ModelState, nameof(Input), Schools, clock.Today);
        for (var i = 0; i < Input.Collectors.Count; i++)
        {
            if (!PhoneNumbers.TryRead(Input.Collectors[i].Phone, out _)) ModelState.AddModelError($"Input.Collectors[{i}].Phone", PhoneNumbers.Wrong);
        }
        if (!ModelState.IsValid) return Again();
        return IsNew ? await Ask() : await Save();
    }

    private async Task<IActionResult> Ask()
    {
        var data = Input.Data();
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            await requests.Send(new NewRequest(RequestKind.NewChild, caller.FamilyId, caller.GuardianId, $"Ajout de {data.FirstName}", Before: null, data), caller.Actor);
            return "/ma-famille";
        });
        TempData["Notice"] = $"{data.FirstName}\u00A0: votre demande d’ajout est transmise au service, qui vous répondra.";
        return this.SeeOther(result!);
    }

    private async Task<IActionResult> Save()
    {
        (Refusal? Refusal, bool Asked) saved = default;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            saved = await save.Run(await families.Child(caller.FamilyId, Id!.Value).SingleAsync(), caller.FamilyId, caller.GuardianId, Input, caller.Actor);
            return saved.Refusal is null ? "/ma-famille" : null;
        });
        if (saved.Refusal is { } refusal)
        {
            ModelState.AddModelError("", Refusals.Sentence(refusal));
            return Again();
        }
        TempData["Notice"] = saved.Asked ? "C’est enregistré. Ce qui touche à l’identité ou à l’école est transmis au service, qui vous répondra." : "Les informations sont enregistrées.";
        return this.SeeOther(result!);
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task LoadSchools() => Schools = await families.Schools();
}
