using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Campaigns;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Campaigns.Staff;

/// <summary>One campaign: where it stands, the facts to confirm, its dry runs, and, once published, who has confirmed.</summary>
[Needs(StaffRight.Settings | StaffRight.Bookings)]
public sealed class CampaignModel(CampaignBoards boards, CampaignQueries campaigns, TryCampaign attempt, DecideEntry decide, CurrentStaff staff, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(Name = "inscrit")]
    public long EntryId { get; set; }

    [BindProperty(Name = "fait")]
    public CriterionFact Fact { get; set; }

    /// <summary>True: confirmed; false: set aside; null: to be looked at again.</summary>
    [BindProperty(Name = "confirme")]
    public bool? Confirmed { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public CampaignBoard Board { get; private set; } = null!;

    public IReadOnlyList<CampaignRun> Runs { get; private set; } = [];

    /// <summary>Declared or sensitive facts that would give points, not looked at first.</summary>
    public IReadOnlyList<(CampaignEntry Entry, CampaignCriterion Criterion, CampaignFact? Said)> ToConfirm { get; private set; } = [];

    public CampaignStage Stage => Board.Campaign.Stage(clock.Today);

    public bool MaySettle => staff.May(StaffRight.Settings) && Stage == CampaignStage.Announced;

    public DateTime Local(DateTime utc) => clock.ToLocal(utc);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostTry() => Do(async () =>
    {
        var (run, refusal) = await attempt.Run(Id, staff.Actor);
        return (refusal, run is null ? "" : CampaignLinks.Run(Id, run.Id));
    });

    public Task<IActionResult> OnPostConfirm() => Do(async () => (await decide.Confirm(Id, EntryId, Fact, Confirmed, staff.Actor), CampaignLinks.Staff(Id) + "#faits"));

    private async Task<IActionResult> Do(Func<Task<(Refusal? Refusal, string Next)>> act)
    {
        if (!await Load()) return NotFound();
        Refusal? refusal = null;
        var done = await db.Once(Key, clock.UtcNow, async () =>
        {
            (refusal, var next) = await act();
            return refusal is null ? next : null;
        });
        if (done is not null) return this.SeeOther(done);
        await Load();
        ModelState.AddModelError("", Refusals.Sentence(refusal!));
        return this.Again();
    }

    private async Task<bool> Load()
    {
        if (await boards.Load(Id) is not { } board) return false;
        Board = board;
        Runs = await campaigns.Runs(Id);
        ToConfirm = [.. (
            from entry in board.Entries
            where entry.Wishes.Count > 0
            let facts = board.Facts(entry.FamilyId, board.Children[entry.ChildId], entry)
            from criterion in board.Campaign.Criteria
            where (criterion.IsDeclared || criterion.IsSensitive) && criterion.IsMet(facts)
            let said = entry.Facts.Find(f => f.Fact == criterion.Fact)
            orderby said?.IsConfirmed is not null, entry.Number
            select (entry, criterion, said))];
        return true;
    }
}
