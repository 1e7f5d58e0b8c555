using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Campaigns;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;
using Preau.Web.Features.Activities;
using Preau.Web.Features.Calendars;
using Preau.Web.Features.Campaigns;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Settings.Demo;

/// <summary>
/// The holidays of the centre as periods, and for the next ones that are two months away a campaign whose window is open today, with the
/// wishes of some families. Published and ranked by the real operations on clocks of the days before.
/// </summary>
internal sealed class DemoCampaign(PortalDb db, IServiceProvider services, TownClock clock, TimeProvider time, OpeningDaysQueries openings)
{
    private static readonly Actor Agent = new(ActorKind.Staff, null, "Agathe Morvan");

    // File numbers, the demo's first family first; the child of that rank has a wish, its brothers and sisters may have one.
    private static readonly (string File, int Child, int Week, bool ParentsWork)[] Wishes =
        [("F-000102", 0, 0, true), ("F-000102", 1, 0, true), ("F-000106", 0, 1, false), ("F-000106", 1, 0, false), ("F-000110", 1, 0, true), ("F-000101", 0, 0, true)];

    public async Task Write()
    {
        var activity = await db.Activities.Include(a => a.Slots).SingleAsync(a => a.Code == "vacances");
        var periods = await Periods(activity);
        if (periods.Find(p => p.From >= clock.Today.AddDays(56) && p.Days.Days().Count() <= 20) is not { } next) return;
        await services.GetRequiredService<SaveCampaign>().Run(next.Id, Rules(), version: null, Agent);
        var campaign = await db.Campaigns.SingleAsync(c => c.BookingPeriodId == next.Id);
        await Enrol(activity, next);
        foreach (var (i, wish) in Wishes.Index()) await Rank(campaign, activity, next.From.AddDays(7 * wish.Week), wish, Evening(i));
    }

    /// <summary>One for each holiday of the town's zone, from its first working day to its last one.</summary>
    private async Task<List<BookingPeriod>> Periods(Activity activity)
    {
        var zone = (await openings.Load()).Zone;
        var holidays = await db.SchoolHolidays.Where(h => h.Zone == zone && h.From >= activity.From && h.To <= activity.To).OrderBy(h => h.From).ToListAsync();
        var save = services.GetRequiredService<SaveBookingPeriod>();
        var made = new List<BookingPeriod>();
        foreach (var holiday in holidays)
        {
            var days = new DateRange(holiday.From, holiday.To).Days().Where(d => activity.HolidayWeekdays.Includes(d)).ToList();
            if (days.Count < 5) continue;
            var period = new BookingPeriod { ActivityId = activity.Id, Name = NameOf(holiday.Name), From = days[0], To = days[^1] };
            if (await save.Run(period, version: 0, Agent) is null) made.Add(period);
        }
        return made;
    }

    private static string NameOf(string holiday) => holiday switch
    {
        "Toussaint" => "Vacances de la Toussaint",
        "Hiver" => "Vacances d’hiver",
        "Printemps" => "Vacances de printemps",
        "Été" => "Vacances d’été",
        _ => $"Vacances {French.Of(holiday)}",
    };

    private CampaignInput Rules() => new()
    {
        Unit = WishUnit.Week,
        OpensOn = clock.Today.AddDays(-4),
        ClosesOn = clock.Today.AddDays(10),
        ResultsOn = clock.Today.AddDays(14),
        ConfirmBy = clock.Today.AddDays(24),
        PassOnDays = 3,
        MostWishes = 1,
        Criteria =
        [
            new() { Fact = CriterionFact.Resident, Points = 20 },
            new() { Fact = CriterionFact.ParentsWork, Points = 30 },
            new() { Fact = CriterionFact.SiblingEnrolled, Points = 10 },
            new() { Fact = CriterionFact.QuotientUpTo, Points = 10, QuotientUpTo = 700 },
            new() { Fact = CriterionFact.SpecialCare, Points = 30, IsSensitive = true },
        ],
    };

    /// <summary>The children who may wish: enrolled from the first day of the holidays on.</summary>
    private async Task Enrol(Activity activity, BookingPeriod period)
    {
        var files = Wishes.Select(w => w.File).Distinct().ToList();
        var members = await db.FamilyChildren.Where(m => db.Families.Any(f => f.Id == m.FamilyId && files.Contains(f.FileNumber))).Include(m => m.Child).ToListAsync();
        var site = await db.Sites.Where(s => s.Code == "lucioles").Select(s => s.Id).SingleAsync();
        db.Enrolments.AddRange(members.Where(m => m.Child.AgeInMonths(period.From) >= activity.MinAgeMonths).OrderBy(m => m.ChildId).Select(m => new Enrolment
        {
            ChildId = m.ChildId,
            FamilyId = m.FamilyId,
            ActivityId = activity.Id,
            SiteId = site,
            From = period.From,
            To = activity.To,
            State = EnrolmentState.Validated,
            SentAt = clock.UtcNow.AddDays(-30),
        }));
        await db.SaveChangesAsync();
    }

    private async Task Rank(Campaign campaign, Activity activity, DateOnly week, (string File, int Child, int Week, bool ParentsWork) wish, TownClock then)
    {
        var guardian = await db.Guardians.Where(g => db.Families.Any(f => f.Id == g.FamilyId && f.FileNumber == wish.File)).OrderBy(g => g.Id).FirstAsync();
        var child = await db.FamilyChildren.Where(m => m.FamilyId == guardian.FamilyId).OrderBy(m => m.ChildId).Select(m => m.ChildId).Skip(wish.Child).FirstAsync();
        var acts = new ActsFor(guardian.FamilyId, guardian.Id, new(ActorKind.Guardian, null, guardian.FullName));
        var rank = ActivatorUtilities.CreateInstance<RankWishes>(services, then);
        if (await rank.Add(acts, campaign.Id, child, activity.Slots[0].Id, week) is not null) return;
        await rank.Say(acts, campaign.Id, child, new(Together: true, AcceptsPart: true, wish.ParentsWork ? [CriterionFact.ParentsWork] : []));
    }

    /// <summary>A clock of the evenings of the last three days, two wishes on each.</summary>
    private TownClock Evening(int wish)
    {
        var then = clock.Today.AddDays((wish / 2) - 3).ToDateTime(new TimeOnly(20, 7 * wish));
        return new(time, clock.Zone, TimeZoneInfo.ConvertTimeToUtc(then, clock.Zone) - time.GetUtcNow().UtcDateTime);
    }
}
