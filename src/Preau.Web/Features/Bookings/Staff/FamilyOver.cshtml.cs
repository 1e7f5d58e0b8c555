using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings.Staff;

/// <summary>A child taken over the limit of places, by name and for a reason.</summary>
[Needs(StaffRight.Bookings)]
public sealed class FamilyOverModel(ActsFor acts, FullBoxes full, BookOver over, PortalDb db) : PageModel
{
    [BindProperty]
    public string? Box { get; set; }

    [BindProperty]
    [Line(300)]
    public string? Reason { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<SelectListItem> Boxes { get; private set; } = [];

    public string Back => acts.At("/reservations");

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        var arrival = Arrival.Of(HttpContext);
        if (BoxKey.Read(Box ?? "") is not { } box) ModelState.TryAddModelError(nameof(Box), "Choisissez le jour.");
        else if (string.IsNullOrWhiteSpace(Reason)) ModelState.TryAddModelError(nameof(Reason), "Indiquez le motif\u00A0: il est montré sur les listes.");
        else if (ModelState.IsValid)
        {
            Refusal? refusal = null;
            var result = await db.Once(Key, arrival, async () =>
            {
                refusal = await over.Run(acts.FamilyId, acts.Actor, new Wish(box.ChildId, box.SlotId, box.Day, Book: true), Reason, Key, arrival);
                return refusal is null ? $"{Back}?mois={box.Day:yyyy-MM}" : null;
            });
            if (result is not null)
            {
                TempData["Notice"] = "L’enfant est réservé. La famille est prévenue, sans le motif.";
                return this.SeeOther(result);
            }
            ModelState.AddModelError(nameof(Box), Refusals.Sentence(refusal!));
        }
        await Load();
        return this.Again();
    }

    private async Task Load() => Boxes = [.. (await full.Of(acts.FamilyId)).Select(b => new SelectListItem(b.Words, b.Key))];
}
