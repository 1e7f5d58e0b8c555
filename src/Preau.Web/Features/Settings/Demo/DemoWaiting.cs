using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Calendars;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Settings.Demo;

/// <summary>
/// An evening in the coming weeks, after those that families have booked by habit, is full at the nursery school; the families that came
/// last wait, the demo's first one among them. Booked and joined by the real operations.
/// </summary>
internal sealed class DemoWaiting(PortalDb db, IServiceProvider services, TownClock clock, TimeProvider time, OpeningDaysQueries openings)
{
    private const int DaysAhead = 24;

    private const int Waiting = 4;

    public async Task Write()
    {
        var evening = await db.Activities.Include(a => a.Slots).SingleAsync(a => a.Code == "soir");
        var school = await db.Sites.SingleAsync(s => s.Code == "mat-tilleuls");
        var opening = (await openings.For([(evening, school.Id)]))[(evening.Id, school.Id)];
        var from = clock.Today.AddDays(DaysAhead);
        if (new DateRange(from, from.AddDays(60)).Days().Select(d => (DateOnly?)d).FirstOrDefault(d => opening.IsOpen(d!.Value)) is not { } day) return;

        var enrolled = await db.Enrolments.Where(e => e.ActivityId == evening.Id && e.SiteId == school.Id && e.State == EnrolmentState.Validated && e.From <= day && e.To >= day)
            .Join(db.Children, e => e.ChildId, c => c.Id, (e, c) => new { e.FamilyId, e.ChildId, c.FirstName }).OrderByDescending(e => e.ChildId).ToListAsync();
        foreach (var (i, child) in enrolled.Index())
        {
            // One after the other, yesterday evening: the order in which they came is theirs.
            var came = clock.Today.AddDays(-1).ToDateTime(new TimeOnly(20, 3 * i));
            var then = new TownClock(time, clock.Zone, TimeZoneInfo.ConvertTimeToUtc(came, clock.Zone) - time.GetUtcNow().UtcDateTime);
            var family = new Actor(ActorKind.Guardian, null, await db.Guardians.Where(g => g.FamilyId == child.FamilyId).OrderBy(g => g.Id).Select(g => g.FirstName + " " + g.LastName).FirstAsync());
            var box = new Wish(child.ChildId, evening.Slots[0].Id, day, Book: true);
            if (i < enrolled.Count - Waiting) await services.GetRequiredService<ChangeBookings>().Apply(new(child.FamilyId, family, then.UtcNow), [box], then.UtcNow);
            else await ActivatorUtilities.CreateInstance<JoinWaitingList>(services, then).Run(child.FamilyId, family, [box], Guid.NewGuid(), then.UtcNow);
        }
    }
}
