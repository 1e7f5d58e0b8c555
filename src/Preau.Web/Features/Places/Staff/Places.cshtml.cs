using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.Staff;

/// <summary>The places of an activity: what each pool has today and later, how full it is, and its next dated version, seen before it is in force.</summary>
[Needs(StaffRight.Settings)]
public sealed class PlacesModel(CurrentStaff staff, PoolQueries pools, AddPoolVersion add, PortalDb db, TownClock clock) : PageModel
{
    public const int MostPlaces = 5000;

    private const int MostDays = 15;

    public sealed record PlacesInput
    {
        /// <summary>Null: unlimited.</summary>
        public int? Capacity { get; init; }

        public int? Margin { get; init; }

        public DateOnly? From { get; init; }

        [Line(300)]
        public string? Source { get; init; }
    }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>The pool that is looked at; null: none is chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "vivier")]
    public long? PoolId { get; set; }

    [BindProperty]
    public PlacesInput Input { get; set; } = new();

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Activity Activity { get; private set; } = null!;

    public IReadOnlyList<PoolRow> Pools { get; private set; } = [];

    public PoolRow? Chosen { get; private set; }

    public IReadOnlyList<PoolDay> Coming { get; private set; } = [];

    public PoolPreview? Preview { get; private set; }

    public DateOnly Today => clock.Today;

    public string Address => $"/gestion/activites/{Code}/places";

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        if (Chosen is { Stands: var stands }) Input = new() { Capacity = stands?.Capacity, Margin = stands?.Margin ?? 0, From = clock.Today.AddDays(1) };
        return Page();
    }

    /// <summary>Shows what the version means; nothing is saved.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (!await Load() || Chosen is null) return NotFound();
        if (Read() is not { } version) return this.Again();
        Preview = await pools.Preview(version);
        return Page();
    }

    public async Task<IActionResult> OnPostApply()
    {
        if (!await Load() || Chosen is null) return NotFound();
        if (Read() is not { } version) return this.Again();
        Refusal? refusal = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            refusal = await add.Run(Chosen.Pool, version, staff.Actor);
            return refusal is null ? $"{Address}?vivier={Chosen.Pool.Id}" : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = $"{French.Capital(PlaceWords.Of(version))} à partir du {French.PlainDate(version.EffectiveFrom)}.";
            return this.SeeOther(result);
        }
        ModelState.AddModelError("Input.From", Refusals.Sentence(refusal!));
        return this.Again();
    }

    private PoolCapacity? Read()
    {
        if (Input.Capacity is not (null or (>= 0 and <= MostPlaces))) ModelState.TryAddModelError("Input.Capacity", $"Indiquez un nombre de 0 à {French.Number(MostPlaces)}, ou rien pour ne pas limiter.");
        if (Input.Margin is not (null or (>= 0 and <= MostPlaces))) ModelState.TryAddModelError("Input.Margin", $"Indiquez un nombre de 0 à {French.Number(MostPlaces)}.");
        if (Input is { Capacity: null, Margin: > 0 } && ModelState.IsValid) ModelState.TryAddModelError("Input.Margin", "Sans limite de places, il n’y a pas de marge\u00A0: laissez 0.");
        if (Input.From is null) ModelState.TryAddModelError("Input.From", "Indiquez la date d’effet.");
        else if (Input.From <= clock.Today) ModelState.TryAddModelError("Input.From", "La date d’effet est passée\u00A0: choisissez demain ou un jour à venir.");
        return !ModelState.IsValid ? null : new PoolCapacity
        {
            PoolId = Chosen!.Pool.Id,
            EffectiveFrom = Input.From!.Value,
            Capacity = Input.Capacity,
            Margin = Input.Margin ?? 0,
            Source = string.IsNullOrWhiteSpace(Input.Source) ? null : Input.Source.Trim(),
        };
    }

    private async Task<bool> Load()
    {
        if (await db.Activities.AsNoTracking().SingleOrDefaultAsync(a => a.Code == Code) is not { } activity) return false;
        Activity = activity;
        Pools = await pools.Of(activity.Id);
        Chosen = Pools.FirstOrDefault(p => p.Pool.Id == PoolId);
        if (PoolId is not null && Chosen is null) return false;
        if (Chosen is not null) Coming = await pools.Coming(Chosen.Pool.Id, MostDays);
        return true;
    }
}
