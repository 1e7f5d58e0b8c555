using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Campaigns;
using Preau.Domain.Enrolments;
using Preau.Domain.Places;
using Preau.Testing;
using Preau.Web.Features.Campaigns;
using Preau.Web.Features.Places;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Campaigns;

/// <summary>A campaign for weeks of the holiday centre in a demo town whose day is 24 November 2026, with some children who may wish.</summary>
internal static class CampaignScene
{
    public const string Seed = "32a939ec34a0476851879ed80dc78ea77dddb5711489cdb7c1b4e3f69d7c777b";

    public static readonly DateOnly Today = new(2026, 11, 24);
    public static readonly DateOnly First = new(2027, 2, 15);
    public static readonly DateOnly Second = new(2027, 2, 22);

    /// <param name="stage">Open, Deciding or Announced: its days are set around today.</param>
    /// <param name="mails">The families whose children are enrolled, by the address of a guardian.</param>
    /// <param name="from">Monday of the first of the two weeks.</param>
    /// <param name="today">The host's day.</param>
    public static Task<long> Make(PreauHost host, CampaignStage stage, string[] mails, DateOnly? from = null, DateOnly? today = null) => host.InStore(async db =>
    {
        var activity = await db.Activities.Include(a => a.Slots).SingleAsync(a => a.Code == "vacances");
        var site = await db.Sites.SingleAsync(s => s.Code == "lucioles");
        var monday = from ?? First;
        await RemoveTheDemos(db);
        var period = new BookingPeriod { ActivityId = activity.Id, Name = $"Vacances du {monday:dd/MM}", From = monday, To = monday.AddDays(11), Giving = PlaceGiving.Campaign };
        db.BookingPeriods.Add(period);
        await db.SaveChangesAsync();
        var opens = (today ?? Today).AddDays(stage switch { CampaignStage.Announced => 5, CampaignStage.Open => -3, _ => -12 });
        var campaign = new Campaign { BookingPeriodId = period.Id, Unit = WishUnit.Week, OpensOn = opens, ClosesOn = opens.AddDays(10), ResultsOn = opens.AddDays(12), ConfirmBy = opens.AddDays(20), PassOnDays = 3, MostWishes = 1, Seed = Seed, SeedPrint = CampaignDraw.PrintOf(Seed) };
        campaign.Criteria.AddRange(
        [
            new() { Fact = CriterionFact.Resident, Points = 10, IsSensitive = false },
            new() { Fact = CriterionFact.ParentsWork, Points = 20, IsSensitive = false },
            new() { Fact = CriterionFact.QuotientUpTo, Points = 5, QuotientUpToCents = 80_000, IsSensitive = false },
            new() { Fact = CriterionFact.SpecialCare, Points = 30, IsSensitive = true },
        ]);
        db.Campaigns.Add(campaign);
        var children = await db.Guardians.Where(g => mails.Contains(g.Email)).Join(db.FamilyChildren, g => g.FamilyId, m => m.FamilyId, (g, m) => new { m.FamilyId, m.Child }).ToListAsync();
        foreach (var own in children.Where(c => c.Child.BirthDate < new DateOnly(2023, 1, 1)))
        {
            if (await db.Enrolments.AnyAsync(e => e.ChildId == own.Child.Id && e.ActivityId == activity.Id)) continue;
            db.Enrolments.Add(new Enrolment { ChildId = own.Child.Id, FamilyId = own.FamilyId, ActivityId = activity.Id, SiteId = site.Id, From = activity.From, To = activity.To, State = EnrolmentState.Validated, SentAt = new(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc) });
        }
        await db.SaveChangesAsync();
        return campaign.Id;
    });

    /// <summary>The demo's own campaign, periods and enrolments: a scene has the weeks of the centre to itself.</summary>
    public static async Task RemoveTheDemos(PortalDb db)
    {
        var periods = await db.BookingPeriods.Where(p => db.Activities.Any(a => a.Id == p.ActivityId && a.Code == "vacances") && !p.Name.StartsWith("Vacances du")).Select(p => p.Id).ToListAsync();
        var campaigns = await db.Campaigns.Where(c => periods.Contains(c.BookingPeriodId)).Select(c => c.Id).ToListAsync();
        if (campaigns.Count == 0) return;
        await db.OutboxMails.Where(m => m.EffectKey!.StartsWith("campagne-")).ExecuteDeleteAsync();
        var entries = await db.CampaignEntries.Where(e => campaigns.Contains(e.CampaignId)).Select(e => e.Id).ToListAsync();
        var first = await db.BookingPeriods.Where(p => db.Campaigns.Any(c => c.BookingPeriodId == p.Id && campaigns.Contains(c.Id))).Select(p => p.From).FirstAsync();
        await db.Set<CampaignWish>().Where(w => entries.Contains(w.CampaignEntryId)).ExecuteDeleteAsync();
        await db.Set<CampaignFact>().Where(f => entries.Contains(f.CampaignEntryId)).ExecuteDeleteAsync();
        await db.CampaignEntries.Where(e => entries.Contains(e.Id)).ExecuteDeleteAsync();
        await db.Set<CampaignCriterion>().Where(c => campaigns.Contains(c.CampaignId)).ExecuteDeleteAsync();
        await db.Campaigns.Where(c => campaigns.Contains(c.Id)).ExecuteDeleteAsync();
        await db.BookingPeriods.Where(p => periods.Contains(p.Id)).ExecuteDeleteAsync();
        await db.Enrolments.Where(e => e.From == first && db.Activities.Any(a => a.Id == e.ActivityId && a.Code == "vacances")).ExecuteDeleteAsync();
    }

    /// <summary>A child ranks weeks, as its form would have saved them.</summary>
    /// <returns>The keys of the wishes, best first.</returns>
    public static Task<IReadOnlyList<long>> Wish(PreauHost host, long campaignId, string firstName, params DateOnly[] weeks) => host.InStore<IReadOnlyList<long>>(async db =>
    {
        var slot = await db.Slots.Where(s => db.Activities.Any(a => a.Id == s.ActivityId && a.Code == "vacances")).Select(s => s.Id).FirstAsync();
        var child = await db.Children.Where(c => c.FirstName == firstName).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync();
        var family = await db.FamilyChildren.Where(m => m.ChildId == child).Select(m => m.FamilyId).FirstAsync();
        var count = await db.CampaignEntries.CountAsync(e => e.CampaignId == campaignId);
        var entry = new CampaignEntry { CampaignId = campaignId, ChildId = child, FamilyId = family, Number = $"{count + 1:0000}", SentAt = new(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc), ChangedAt = new(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc) };
        entry.Wishes.AddRange(weeks.Select((week, i) => new CampaignWish { Rank = i + 1, SlotId = slot, From = week }));
        db.CampaignEntries.Add(entry);
        await db.SaveChangesAsync();
        return [.. entry.Wishes.OrderBy(w => w.Rank).Select(w => w.Id)];
    });

    /// <summary>So many places on each day of the centre's weeks.</summary>
    public static Task<int> Places(PreauHost host, int places) => host.InStore(db => db.PoolDays
        .Where(d => db.Pools.Any(p => p.Id == d.PoolId && p.Name == "Vacances") && d.Day >= First).ExecuteUpdateAsync(d => d.SetProperty(x => x.Capacity, places).SetProperty(x => x.Margin, 0)));

    public static Task<PoolDay> On(PreauHost host, DateOnly day) => host.InStore(db => db.PoolDays.AsNoTracking().SingleAsync(d => d.Day == day && db.Pools.Any(p => p.Id == d.PoolId && p.Name == "Vacances")));

    public static Task<CampaignResult> Result(PreauHost host, long wish) => host.InStore(db => db.CampaignResults.AsNoTracking().SingleAsync(r => r.CampaignWishId == wish));

    public static Task<int> Booked(PreauHost host, string firstName) => host.InStore(db => db.Bookings.CountAsync(b => b.Day >= First && b.Day <= First.AddDays(12) && db.Children.Any(c => c.Id == b.ChildId && c.FirstName == firstName)));

    public static async Task Sound(PreauHost host) => Assert.Empty((await host.Run<PlacesCheck, PlacesReport>(check => check.Run())).Faults);
}
