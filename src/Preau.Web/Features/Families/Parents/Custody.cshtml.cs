using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families.Parents;

/// <summary>
/// Which family a child's days belong to: proposed by one, confirmed by the other, or entered by the staff from a decision. What
/// changes hands is shown first.
/// </summary>
public class CustodyModel(ActsFor acts, CustodyQueries custodies, CustodyImpacts impacts, SettleCustody settle, PortalDb db, TownClock clock) : PageModel
{
    /// <summary>Eight weeks are shown: four changes of hands at least.</summary>
    private const int ShownDays = 56;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public CustodyInput Input { get; set; } = new();

    /// <summary>Of the impact that was shown.</summary>
    [BindProperty]
    public string? Print { get; set; }

    /// <summary>The proposal that the page showed; null: none.</summary>
    [BindProperty]
    public long? Seen { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public ActsFor Acts => acts;

    public CustodyFile Child { get; private set; } = null!;

    /// <summary>What the form says, or what waits for an answer: shown before it is agreed to.</summary>
    public Custody? Candidate { get; private set; }

    public CustodyImpact? Impact { get; private set; }

    public IReadOnlyList<(DateRange Days, long? FamilyId)> Next { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public string Address => acts.At($"{(acts.ByStaff ? "" : "/ma-famille")}/enfants/{Id.ToString(CultureInfo.InvariantCulture)}/garde");

    public bool IsOurs(Custody custody) => custody.ProposedByFamilyId == acts.FamilyId;

    /// <summary>How the reader calls a family: a parent by whose it is, an agent by its name.</summary>
    public string At(long? familyId) => familyId is null ? "chez l’un ou l’autre"
        : acts.ByStaff ? familyId == Child.Other ? $"dans la famille {Child.OtherName}" : "dans cette famille"
        : familyId == acts.FamilyId ? "chez vous" : "chez l’autre parent";

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        Input = new() { From = clock.Today.AddDays(1), Exceptions = [.. Enumerable.Repeat(new CustodyInput.ExceptionInput(), CustodyInput.ExceptionRows)] };
        if (Child.Pending is { } pending) await Show(pending);
        return Page();
    }

    /// <summary>Shows what the form means; nothing is saved.</summary>
    public async Task<IActionResult> OnPost() => await Preview() is not null ? Page() : Child is null ? NotFound() : this.Again();

    public async Task<IActionResult> OnPostPropose()
    {
        if (await db.Earlier(Key) is { } earlier)
        {
            TempData["Notice"] = "C’est enregistré, une seule fois.";
            return this.SeeOther(earlier);
        }
        var (print, seen) = (Print, Seen);
        if (await Preview() is not { } custody) return Child is null ? NotFound() : this.Again();
        return await Settle(
            () => settle.Propose(acts, custody, seen, print, Key),
            acts.ByStaff ? "Le calendrier est en vigueur, les deux familles sont prévenues." : "Votre proposition est envoyée à l’autre parent. Rien ne change avant son accord.");
    }

    public Task<IActionResult> OnPostAgree() => Answer(agrees: true, "Le calendrier est en vigueur. L’autre parent est prévenu.");

    public Task<IActionResult> OnPostDecline() => Answer(agrees: false, "C’est noté\u00A0: rien ne change. L’autre parent est prévenu.");

    private async Task<IActionResult> Answer(bool agrees, string notice)
    {
        var (print, seen) = (Print, Seen);
        if (!await Load() || Child.Other is null) return NotFound();
        return await Settle(() => settle.Answer(acts, Id, seen ?? 0, agrees, print, Key), notice);
    }

    private async Task<IActionResult> Settle(Func<Task<Refusal?>> act, string notice)
    {
        Refusal? refusal = null;
        var result = await db.Once(Key, clock.UtcNow, async () => (refusal = await act()) is null ? Address : null);
        if (result is not null)
        {
            TempData["Notice"] = notice;
            return this.SeeOther(result);
        }
        await Load();
        if (Child.Pending is { } pending && refusal!.Code is RefusalCode.Stale or RefusalCode.PreviewMoved && Candidate is null) await Show(pending);
        else if (Candidate is { } again) await Show(again);
        ModelState.AddModelError("", refusal!.Code == RefusalCode.Stale ? "L’autre parent a proposé ou retiré un calendrier entre-temps. Lisez ce qui suit avant de continuer." : Refusals.Sentence(refusal));
        return this.Again();
    }

    private async Task<Custody?> Preview()
    {
        if (!await Load() || Child.Other is null || Input.Read(Child, acts, clock.UtcNow, ModelState) is not { } custody) return null;
        if (CustodyCheck.Of(custody, Child.InForce, PutCustodyInForce.Earliest(clock.Today, acts.ByStaff)) is { } wrong)
        {
            ModelState.AddModelError(wrong.Code is RefusalCode.StartInThePast or RefusalCode.VersionOnThatDay ? "Input.From" : "Input.Exceptions[0].From", Refusals.Sentence(wrong));
            return null;
        }
        await Show(custody);
        return custody;
    }

    private async Task Show(Custody custody)
    {
        (Candidate, Impact) = (custody, await impacts.Of(custody));
        var first = custody.From > clock.Today ? custody.From : clock.Today;
        Next = (await custodies.With(custody)).Runs(new(first, first.AddDays(ShownDays - 1)));
        ModelState.SetModelValue(nameof(Print), Print = Impact.Print, Impact.Print);
    }

    private async Task<bool> Load()
    {
        if (await custodies.File(acts.FamilyId, Id) is not { } file) return false;
        Child = file;
        ModelState.SetModelValue(nameof(Seen), Seen = file.Pending?.Id, file.Pending?.Id.ToString(CultureInfo.InvariantCulture));
        Next = file.Days.Runs(new(clock.Today, clock.Today.AddDays(ShownDays - 1)));
        return true;
    }
}
