using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Campaigns.Staff;

/// <summary>A dry run: who would get what and why. From here a named agent decides one child otherwise, or publishes.</summary>
[Needs(StaffRight.Settings | StaffRight.Bookings)]
public sealed class RunModel(CampaignQueries campaigns, DecideEntry decide, PublishCampaign publish, CurrentStaff staff, PortalDb db, TownClock clock) : PageModel
{
    private const int OnAPage = 100;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public long Run { get; set; }

    [BindProperty(SupportsGet = true, Name = "feuille")]
    public int Number { get; set; } = 1;

    /// <summary>The child that is decided about; null: none.</summary>
    [BindProperty(SupportsGet = true, Name = "inscrit")]
    public long? EntryId { get; set; }

    /// <summary>Null: no wish is given.</summary>
    [BindProperty(Name = "voeu")]
    public long? WishId { get; set; }

    [BindProperty, Line(300)]
    public string? Reason { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public CampaignHead Head { get; private set; } = null!;

    public CampaignRun Row { get; private set; } = null!;

    public IReadOnlyList<RunLine> Lines { get; private set; } = [];

    public RunLine? Chosen { get; private set; }

    public bool IsDeciding => Head.Campaign.Stage(clock.Today) == CampaignStage.Deciding;

    public bool IsDue => clock.Today >= Head.Campaign.ResultsOn;

    public int Pages => Math.Max(1, (Lines.Count + OnAPage - 1) / OnAPage);

    public IEnumerable<RunLine> Shown => Lines.Skip((Math.Clamp(Number, 1, Pages) - 1) * OnAPage).Take(OnAPage);

    public string Address => CampaignLinks.Run(Id, Run);

    public DateTime Local(DateTime utc) => clock.ToLocal(utc);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostDecide() => Do("C’est décidé. Faites un nouvel essai\u00A0: celui-ci ne se publie plus.", CampaignLinks.Staff(Id), () => decide.Decide(Id, EntryId ?? 0, WishId, Reason, staff.Actor));

    public Task<IActionResult> OnPostPublish() => Do("Les résultats sont publiés. Chaque famille reçoit sa réponse.", CampaignLinks.Staff(Id), () => publish.Run(Id, Run, staff.Actor));

    private async Task<IActionResult> Do(string said, string next, Func<Task<Refusal?>> act)
    {
        if (!await Load()) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        Refusal? refusal = null;
        var done = await db.Once(Key, clock.UtcNow, async () => (refusal = await act()) is null ? next : null);
        if (done is not null)
        {
            TempData["Notice"] = said;
            return this.SeeOther(done);
        }
        await Load();
        ModelState.AddModelError(refusal!.Code == RefusalCode.ReasonMissing ? nameof(Reason) : "", Refusals.Sentence(refusal));
        return this.Again();
    }

    private async Task<bool> Load()
    {
        if (await campaigns.Head(Id) is not { } head) return false;
        if (await db.CampaignRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == Run && r.CampaignId == Id) is not { } row) return false;
        (Head, Row, Lines) = (head, row, TryCampaign.Read(row));
        Chosen = Lines.FirstOrDefault(l => l.EntryId == EntryId);
        return EntryId is null || Chosen is not null;
    }
}
