using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Campaigns;

/// <summary>
/// Tells families of a campaign: one mail to each guardian, whose first names and wishes it holds and never a criterion. Call inside the
/// transaction of the act.
/// </summary>
public sealed class CampaignMail(PortalDb db, TownClock clock, PublicLinks links)
{
    /// <summary>The first wish of a family has arrived (CRPA L112-11): once for a campaign.</summary>
    public Task Received(long campaignId, long familyId) => Queue(campaignId, [familyId], MailKind.CampaignWishesReceived, _ => new(), "");

    /// <summary>The results, to every family at once.</summary>
    public async Task Results(long campaignId, DateTime publishedAt)
    {
        var rows = await Rows(campaignId);
        await Queue(campaignId, null, MailKind.CampaignResults, family => new()
        {
            ["resultats"] = string.Join('\n', rows[family].GroupBy(r => (r.EntryId, r.Child)).Select(child => $"- {child.Key.Child}\u00A0: {Said([.. child])}")),
            ["date_limite"] = rows[family].Where(r => r.State == CampaignPlaceState.Offered).Max(r => r.AnswerBy) is { } day ? French.Date(day) : "sans objet",
        }, $":{publishedAt:yyyyMMddHHmmss}");
    }

    /// <summary>A place that another family left has gone on to these wishes.</summary>
    public async Task PassedOn(long campaignId, IReadOnlySet<long> wishes)
    {
        var rows = await Rows(campaignId);
        var families = rows.Where(g => g.Any(r => wishes.Contains(r.WishId))).Select(g => g.Key).ToList();
        await Queue(campaignId, families, MailKind.CampaignPlacePassedOn, family => new()
        {
            ["resultats"] = string.Join('\n', rows[family].Where(r => wishes.Contains(r.WishId)).Select(r => $"- {r.Child}\u00A0: {r.Text}")),
            ["date_limite"] = French.Date(rows[family].Where(r => wishes.Contains(r.WishId)).Max(r => r.AnswerBy) ?? clock.Today),
        }, $":{wishes.Min()}");
    }

    private static string Said(List<Row> wishes) =>
        wishes.Where(w => w.State == CampaignPlaceState.Offered).Select(w => w.Text).ToList() is { Count: > 0 } given ? $"une place est proposée ({French.And(given)})" : "aucune place n’a pu être proposée";

    private sealed record Row(long FamilyId, long EntryId, long WishId, string Child, string Text, CampaignPlaceState State, DateOnly? AnswerBy);

    private async Task<ILookup<long, Row>> Rows(long campaignId)
    {
        var unit = await db.Campaigns.Where(c => c.Id == campaignId).Select(c => c.Unit).SingleAsync();
        var rows = await (
            from entry in db.CampaignEntries
            where entry.CampaignId == campaignId
            from wish in entry.Wishes
            join result in db.CampaignResults on wish.Id equals result.CampaignWishId
            join slot in db.Slots on wish.SlotId equals slot.Id
            join child in db.Children on entry.ChildId equals child.Id
            orderby child.BirthDate, entry.Id, wish.Rank
            select new { entry.FamilyId, EntryId = entry.Id, WishId = wish.Id, child.FirstName, Slot = slot.Name, wish.From, result.State, result.AnswerBy }).ToListAsync();
        return rows.ToLookup(r => r.FamilyId, r => new Row(r.FamilyId, r.EntryId, r.WishId, r.FirstName, $"{r.Slot}, {CampaignWords.Days(unit, r.From)}", r.State, r.AnswerBy));
    }

    private async Task Queue(long campaignId, IReadOnlyCollection<long>? families, MailKind kind, Func<long, Dictionary<string, string>> values, string key)
    {
        var period = await (from campaign in db.Campaigns where campaign.Id == campaignId join p in db.BookingPeriods on campaign.BookingPeriodId equals p.Id join a in db.Activities on p.ActivityId equals a.Id select new { p.Name, Activity = a.Name }).SingleAsync();
        var guardians = await (
            from guardian in db.Guardians.AsNoTracking()
            where guardian.Email != null && db.CampaignEntries.Where(e => e.CampaignId == campaignId && e.Wishes.Count > 0).Select(e => e.FamilyId).Contains(guardian.FamilyId)
            orderby guardian.Id
            select new { guardian.Id, guardian.FamilyId, guardian.Email, guardian.FirstName, guardian.LastName }).ToListAsync();
        await WriteMail.QueueMany(db, kind, [.. guardians.Where(g => families?.Contains(g.FamilyId) != false).Select(g =>
        {
            var own = values(g.FamilyId);
            (own["prenom"], own["periode"], own["activite"], own["lien"]) = (g.FirstName, period.Name, period.Activity, links.Absolute(CampaignLinks.Wishes(campaignId)));
            return (new MailTo(g.Email!, $"{g.FirstName} {g.LastName}", g.FamilyId), (IReadOnlyDictionary<string, string>)own, $"{campaignId}{key}:{g.Id}");
        })], (clock.UtcNow, clock.Today));
    }
}
