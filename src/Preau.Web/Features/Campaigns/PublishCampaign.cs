using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Campaigns;

/// <summary>
/// A named agent publishes a dry run: the places are offered, every family is told at once, with its reasons. All of it or none: call
/// inside the transaction of the act. Refused when anything that the dry run saw has changed since.
/// </summary>
public sealed class PublishCampaign(PortalDb db, TownClock clock, CampaignBoards boards, HoldCampaignPlaces places, CampaignMail mail)
{
    /// <returns>
    /// Why not: <see cref="RefusalCode.CampaignPublished"/>, <see cref="RefusalCode.CampaignNotClosed"/>, <see cref="RefusalCode.ResultsNotDue"/>,
    /// <see cref="RefusalCode.DryRunStale"/>; null when it is done.
    /// </returns>
    public async Task<Refusal?> Run(long campaignId, long runId, Actor actor)
    {
        await db.HoldCalendar();
        await places.Lock(campaignId);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == campaignId);
        if (TryCampaign.WhyNot(campaign, clock.Today) is { } refusal) return refusal;
        if (clock.Today < campaign.ResultsOn) return new(RefusalCode.ResultsNotDue, Day: campaign.ResultsOn);
        var run = await db.CampaignRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId && r.CampaignId == campaignId);
        var board = (await boards.Load(campaignId))!;
        if (run is null || run.Fingerprint != CampaignAllocation.Fingerprint(board)) return new(RefusalCode.DryRunStale);

        var lines = TryCampaign.Read(run);
        (campaign.PublishedAt, campaign.PublishedBy) = (clock.UtcNow, actor.Name);
        campaign.Version++;
        db.Record(actor, clock.UtcNow, "published", (nameof(Campaign), campaignId), $"Résultats publiés\u00A0: {board.Activity.Name}, {board.Period.Name}, {French.Count(lines.Count, "enfant")}", change: (null, new { RunId = run.Id, run.Fingerprint }));
        await db.SaveChangesAsync();
        await Write(board, lines, actor);
        await mail.Results(campaignId, campaign.PublishedAt.Value);
        return null;
    }

    private async Task Write(CampaignBoard board, IReadOnlyList<RunLine> lines, Actor actor)
    {
        var (now, answerBy) = (clock.UtcNow, board.Campaign.AnswerBy(clock.Today));
        var entries = board.Entries.ToDictionary(e => e.Id);
        await db.InsertMany(lines.Select(l => new CampaignStanding
        {
            CampaignEntryId = l.EntryId,
            Position = l.Position,
            Points = l.Points,
            Draw = l.Draw,
            ServedPoints = l.ServedPoints,
            ServedDraw = l.ServedDraw,
            Lines = PointLines.Write(PointLines.Of(board, entries[l.EntryId].FamilyId, board.Children[entries[l.EntryId].ChildId], entries[l.EntryId])),
        }).ToList());
        await db.InsertMany(lines.SelectMany(l => l.Wishes).Select(w => new CampaignResult
        {
            CampaignWishId = w.WishId,
            Answer = w.Answer,
            State = w.Answer == WishAnswer.Given ? CampaignPlaceState.Offered : CampaignPlaceState.NotGiven,
            AnswerBy = w.Answer == WishAnswer.Given ? answerBy : null,
            FullOn = w.FullOn,
            LastPoints = w.LastPoints,
            LastDraw = w.LastDraw,
        }).ToList());
        var given = lines.SelectMany(l => l.Wishes).Where(w => w.Answer == WishAnswer.Given).Select(w => w.WishId).ToHashSet();
        await places.Take(board, [.. board.Entries.SelectMany(e => e.Wishes, (entry, wish) => (entry, wish)).Where(pair => given.Contains(pair.wish.Id))]);
        await db.InsertMany(lines.Select(l => HistoryRecording.Entry(
            actor, now, "answered", (nameof(CampaignEntry), l.EntryId), $"Campagne {board.Period.Name}\u00A0: {Said(l)}", (entries[l.EntryId].FamilyId, entries[l.EntryId].ChildId), (null, l))).ToList());
    }

    private static string Said(RunLine line) =>
        line.Wishes.Where(w => w.Answer == WishAnswer.Given).Select(w => w.Text).ToList() is { Count: > 0 } texts ? $"place proposée, {French.And(texts)}" : "aucune place";
}
