using System.Text.Json;
using Preau.Domain.Campaigns;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Campaigns;

/// <summary>
/// The dry run of a campaign: who would get what and why, kept with the print of what it saw. It changes nothing. Call inside the
/// transaction of the act.
/// </summary>
public sealed class TryCampaign(PortalDb db, TownClock clock, CampaignBoards boards)
{
    /// <returns>The run, or why there is none: <see cref="RefusalCode.CampaignNotClosed"/>, <see cref="RefusalCode.CampaignPublished"/>.</returns>
    public async Task<(CampaignRun? Run, Refusal? Refusal)> Run(long campaignId, Actor actor)
    {
        var board = await boards.Load(campaignId) ?? throw new InvalidOperationException("There is no such campaign.");
        if (WhyNot(board.Campaign, clock.Today) is { } refusal) return (null, refusal);
        var run = new CampaignRun
        {
            CampaignId = campaignId,
            At = clock.UtcNow,
            By = actor.Name,
            Fingerprint = CampaignAllocation.Fingerprint(board),
            Lines = JsonSerializer.Serialize(CampaignAllocation.Run(board), HistoryRecording.Json),
        };
        db.CampaignRuns.Add(run);
        await db.SaveChangesAsync();
        db.Record(actor, run.At, "tried", (nameof(Campaign), campaignId), $"Essai de la campagne\u00A0: {board.Activity.Name}, {board.Period.Name}, {French.Count(board.Entries.Count, "enfant")}", change: (null, new { RunId = run.Id, run.Fingerprint }));
        return (run, null);
    }

    public static IReadOnlyList<RunLine> Read(CampaignRun run) => JsonSerializer.Deserialize<List<RunLine>>(run.Lines, HistoryRecording.Json) ?? [];

    /// <summary>Why the staff cannot try or decide now.</summary>
    internal static Refusal? WhyNot(Campaign campaign, DateOnly today) => campaign.Stage(today) switch
    {
        CampaignStage.Deciding => null,
        CampaignStage.Announced or CampaignStage.Open => new(RefusalCode.CampaignNotClosed, Day: campaign.ClosesOn),
        _ => new(RefusalCode.CampaignPublished),
    };
}
