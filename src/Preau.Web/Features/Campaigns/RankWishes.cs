using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Domain.Values;
using Preau.Web.Features.Families;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Campaigns;

/// <summary>What a family says with the wishes of a child.</summary>
/// <param name="Together">Served with the family's other children who ask for it too.</param>
/// <param name="AcceptsPart">What is possible, when they cannot all be served.</param>
/// <param name="Declared">Facts that the file does not know.</param>
public sealed record WishTerms(bool Together, bool AcceptsPart, IReadOnlyCollection<CriterionFact> Declared);

/// <summary>
/// A family ranks the wishes of a child, and may change everything until the end of the window (docs/rules/campagnes.md). The order of
/// arrival counts for nothing. An agent does it for a family that calls, which is told. Call inside the transaction of the act.
/// </summary>
public sealed class RankWishes(PortalDb db, TownClock clock, CampaignBoards boards, CampaignMail mail, FileMail fileMail)
{
    /// <summary>Adds a wish at the end.</summary>
    /// <returns>
    /// Why not: <see cref="RefusalCode.CampaignNotOpen"/>, <see cref="RefusalCode.WishImpossible"/>, <see cref="RefusalCode.TooManyWishes"/>,
    /// <see cref="RefusalCode.WishOfTheOtherFamily"/>; null when it is done.
    /// </returns>
    public async Task<Refusal?> Add(ActsFor acts, long campaignId, long childId, long slotId, DateOnly from)
    {
        var board = await boards.Load(campaignId, acts.FamilyId);
        if (board is null || NotOpen(board.Campaign) is { } closed) return NotOpen(board?.Campaign);
        if (board.Entries.Any(e => e.ChildId == childId && e.FamilyId != acts.FamilyId)) return new(RefusalCode.WishOfTheOtherFamily);
        if (board.Activity.Slots.Find(s => s.Id == slotId) is not { } slot || board.Wish(acts.FamilyId, childId, slot, from) == CandidateWish.Impossible) return new(RefusalCode.WishImpossible);
        var isFirst = board.Entries.All(e => e.FamilyId != acts.FamilyId);
        var entry = await Entry(acts, campaignId, childId) ?? await NewEntry(acts, campaignId, childId);
        if (entry.Wishes.Exists(w => w.SlotId == slotId && w.From == from)) return null;
        if (entry.Wishes.Count >= CampaignEntry.MostRanked) return new(RefusalCode.TooManyWishes);
        entry.Wishes.Add(new() { Rank = entry.Wishes.Count + 1, SlotId = slotId, From = from });
        await Save(acts, entry, $"Vœu ajouté\u00A0: {CampaignWords.Wish(board, slot, from)}");
        if (isFirst) await mail.Received(campaignId, acts.FamilyId);
        return null;
    }

    /// <param name="by">-1: one rank up; +1: one down; 0: taken away.</param>
    public async Task<Refusal?> Move(ActsFor acts, long campaignId, long wishId, int by)
    {
        if (NotOpen(await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == campaignId)) is { } closed) return closed;
        var childId = await db.CampaignEntries.Where(e => e.CampaignId == campaignId && e.FamilyId == acts.FamilyId && e.Wishes.Any(w => w.Id == wishId)).Select(e => (long?)e.ChildId).SingleOrDefaultAsync();
        // Taken away meanwhile, by the other guardian or a second click: nothing is left to do.
        if (childId is null || await Entry(acts, campaignId, childId.Value) is not { } entry) return null;
        var wishes = entry.Wishes.OrderBy(w => w.Rank).ToList();
        var at = wishes.FindIndex(w => w.Id == wishId);
        var moved = wishes[at];
        wishes.RemoveAt(at);
        if (by == 0) db.Remove(moved);
        else wishes.Insert(Math.Clamp(at + by, 0, wishes.Count), moved);
        for (var i = 0; i < wishes.Count; i++) wishes[i].Rank = i + 1;
        await Save(acts, entry, by == 0 ? "Vœu retiré" : "Vœux classés autrement");
        return null;
    }

    public async Task<Refusal?> Say(ActsFor acts, long campaignId, long childId, WishTerms terms)
    {
        if (NotOpen(await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == campaignId)) is { } closed) return closed;
        if (await Entry(acts, campaignId, childId) is not { } entry) return new(RefusalCode.WishImpossible);
        (entry.Together, entry.AcceptsPart) = (terms.Together, terms.AcceptsPart);
        foreach (var fact in terms.Declared.Where(f => !entry.Facts.Exists(said => said.Fact == f))) entry.Facts.Add(new() { Fact = fact });
        // What an agent has confirmed was confirmed as it was said: said otherwise, it is to be looked at again.
        foreach (var said in entry.Facts.Where(f => f.Fact is CriterionFact.ParentsWork or CriterionFact.SpecialCare && f.IsDeclared != terms.Declared.Contains(f.Fact)))
            (said.IsDeclared, said.IsConfirmed, said.ConfirmedBy, said.ConfirmedAt) = (terms.Declared.Contains(said.Fact), null, null, null);
        await Save(acts, entry, "Vœux\u00A0: frères et sœurs, déclarations");
        return null;
    }

    private Refusal? NotOpen(Campaign? campaign) => campaign?.Stage(clock.Today) == CampaignStage.Open ? null : new(RefusalCode.CampaignNotOpen, Day: campaign?.OpensOn);

    private Task<CampaignEntry?> Entry(ActsFor acts, long campaignId, long childId) => db.CampaignEntries.AsSplitQuery().Include(e => e.Wishes.OrderBy(w => w.Rank)).Include(e => e.Facts)
        .SingleOrDefaultAsync(e => e.CampaignId == campaignId && e.ChildId == childId && e.FamilyId == acts.FamilyId);

    // Two families at once take the same number: the index refuses one, whose act runs again.
    private async Task<CampaignEntry> NewEntry(ActsFor acts, long campaignId, long childId)
    {
        var last = await db.CampaignEntries.Where(e => e.CampaignId == campaignId).CountAsync();
        var entry = new CampaignEntry { CampaignId = campaignId, ChildId = childId, FamilyId = acts.FamilyId, Number = $"{last + 1:0000}", SentAt = clock.UtcNow, ChangedAt = clock.UtcNow };
        db.CampaignEntries.Add(entry);
        return entry;
    }

    private async Task Save(ActsFor acts, CampaignEntry entry, string summary)
    {
        entry.ChangedAt = clock.UtcNow;
        entry.Version++;
        await db.SaveChangesAsync();
        db.Record(acts.Actor, clock.UtcNow, "changed", (nameof(CampaignEntry), entry.Id), summary, (entry.FamilyId, entry.ChildId),
            (null, new { Wishes = entry.Wishes.OrderBy(w => w.Rank).Select(w => new { w.SlotId, w.From }), entry.Together, entry.AcceptsPart, Facts = entry.Facts.Where(f => f.IsDeclared && f.Fact != CriterionFact.SpecialCare).Select(f => f.Fact) }));
        if (!acts.ByStaff) return;
        var child = await db.Children.Where(c => c.Id == entry.ChildId).Select(c => c.FirstName).SingleAsync();
        await fileMail.Changed(entry.FamilyId, [$"{summary} ({child})"], CampaignLinks.Wishes(entry.CampaignId), Guid.NewGuid());
    }
}
