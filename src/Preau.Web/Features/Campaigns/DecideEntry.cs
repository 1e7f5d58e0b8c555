using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Campaigns;

/// <summary>
/// What the staff decide between the end of the window and the results: a declared or sensitive fact is confirmed or set aside, and one
/// child is given something else than the allocation says, by name and for a reason. Each makes earlier dry runs stale. Call inside the
/// transaction of the act.
/// </summary>
public sealed class DecideEntry(PortalDb db, TownClock clock)
{
    /// <param name="confirmed">True: it is so; false: it does not count; null: nobody has looked.</param>
    public async Task<Refusal?> Confirm(long campaignId, long entryId, CriterionFact fact, bool? confirmed, Actor actor)
    {
        var (entry, refusal) = await Find(campaignId, entryId, mayBeOpen: true);
        if (entry is null) return refusal;
        var said = entry.Facts.Find(f => f.Fact == fact);
        if (said is null) entry.Facts.Add(said = new() { Fact = fact });
        var before = said.IsConfirmed;
        (said.IsConfirmed, said.ConfirmedBy, said.ConfirmedAt) = confirmed is null ? (null, null, null) : (confirmed, actor.Name, (DateTime?)clock.UtcNow);
        db.Record(actor, clock.UtcNow, "confirmed", (nameof(CampaignEntry), entryId), $"Campagne\u00A0: {(confirmed switch { true => "confirmé", false => "écarté", null => "à confirmer de nouveau" })}, {CampaignWords.Name(fact)}", (entry.FamilyId, entry.ChildId), (new { IsConfirmed = before }, new { IsConfirmed = confirmed }));
        return null;
    }

    /// <param name="wishId">The wish that is given; null: none.</param>
    /// <param name="reason">Said to the family; empty takes the decision back.</param>
    public async Task<Refusal?> Decide(long campaignId, long entryId, long? wishId, string? reason, Actor actor)
    {
        var (entry, refusal) = await Find(campaignId, entryId, mayBeOpen: false);
        if (entry is null) return refusal;
        var why = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        if (why is null && (wishId is not null || entry.DecisionReason is null)) return new(RefusalCode.ReasonMissing);
        if (wishId is not null && !entry.Wishes.Exists(w => w.Id == wishId)) return new(RefusalCode.WishImpossible);
        var before = new { entry.DecidedWishId, entry.DecisionReason };
        (entry.DecidedWishId, entry.DecisionReason, entry.DecidedBy) = (wishId, why, why is null ? null : actor.Name);
        db.Record(actor, clock.UtcNow, "decided", (nameof(CampaignEntry), entryId), why is null ? "Campagne\u00A0: décision retirée, l’ordre publié décide" : "Campagne\u00A0: décidé autrement que l’ordre publié", (entry.FamilyId, entry.ChildId), (before, new { entry.DecidedWishId, entry.DecisionReason }), why);
        return null;
    }

    /// <summary>The campaign's own version is raised with the entry's: a publication at the same moment does not pass.</summary>
    private async Task<(CampaignEntry? Entry, Refusal? Refusal)> Find(long campaignId, long entryId, bool mayBeOpen)
    {
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == campaignId);
        if (TryCampaign.WhyNot(campaign, clock.Today) is { } refusal && !(mayBeOpen && refusal.Code == RefusalCode.CampaignNotClosed)) return (null, refusal);
        var entry = await db.CampaignEntries.Include(e => e.Facts).Include(e => e.Wishes).AsSplitQuery().SingleOrDefaultAsync(e => e.Id == entryId && e.CampaignId == campaignId);
        if (entry is null) return (null, new(RefusalCode.Stale));
        campaign.Version++;
        entry.Version++;
        return (entry, null);
    }
}
