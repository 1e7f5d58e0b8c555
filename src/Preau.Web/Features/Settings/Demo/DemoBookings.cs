using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;
using Preau.Web.Features.Calendars;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Storage.Bulk;

namespace Preau.Web.Features.Settings.Demo;

/// <summary>
/// Bookings of the wanted days, from the start of the school year until three weeks from now: as if each family had booked in
/// time. Places are counted as the product counts them; a day without room is not booked.
/// </summary>
internal sealed class DemoBookings(PortalDb db, TownClock clock, OpeningDaysQueries openings)
{
    public async Task Write()
    {
        var until = clock.Today.AddDays(21);
        var activities = await db.Activities.Include(a => a.Slots).ToDictionaryAsync(a => a.Id);
        var enrolments = await db.Enrolments.Include(e => e.Wanted).Where(e => e.State == EnrolmentState.Validated).OrderBy(e => e.Id).ToListAsync();
        var opening = await openings.For([.. enrolments.Select(e => (activities[e.ActivityId], e.SiteId)).Distinct()]);
        var poolDays = (await (
                from slot in db.SlotPools
                join day in db.PoolDays.AsNoTracking() on slot.PoolId equals day.PoolId
                select new { slot.SlotId, slot.SiteId, Day = day }).ToListAsync())
            .ToLookup(p => (p.SlotId, p.SiteId, p.Day.Day), p => p.Day);

        var run = await ApplyPattern(enrolments, until);
        var taken = new HashSet<(long, long, DateOnly)>();
        var bookings = new List<Booking>();
        foreach (var enrolment in enrolments)
        {
            var days = opening[(enrolment.ActivityId, enrolment.SiteId)];
            var last = enrolment.To < until ? enrolment.To : until;
            if (last < enrolment.From) continue;
            foreach (var (wanted, day) in enrolment.Wanted.SelectMany(w => new DateRange(enrolment.From, last).Days().Where(d => w.Weekdays.Includes(d) && days.IsOpen(d)), (w, d) => (w, d)))
            {
                var pools = poolDays[(wanted.SlotId, enrolment.SiteId, day)].ToList();
                if (pools.Exists(p => p.Room <= 0) || !taken.Add((enrolment.ChildId, wanted.SlotId, day))) continue;
                pools.ForEach(p => p.Taken++);
                bookings.Add(NewBooking(bookings.Count + 1, enrolment, wanted, day, enrolment.FamilyId == run?.FamilyId ? run.Id : null));
            }
        }
        // EF would send thousands of rows one by one.
        var fill = new BulkFill(db);
        fill.Write(bookings);
        await fill.RaiseKeys();
        // What each booking takes follows from its slot, site and day: thousands of rows, two statements.
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "BookingPlaces" ("BookingId", "PoolDayId", "IsOver")
            SELECT b."Id", d."Id", FALSE FROM "Bookings" b
            JOIN "SlotPools" s ON s."SlotId" = b."SlotId" AND s."SiteId" = b."SiteId"
            JOIN "PoolDays" d ON d."PoolId" = s."PoolId" AND d."Day" = b."Day";
            UPDATE "PoolDays" SET "Taken" = (SELECT count(*) FROM "BookingPlaces" p WHERE p."PoolDayId" = "PoolDays"."Id")
            """);
    }

    /// <summary>The first family books by its week pattern.</summary>
    private async Task<PatternRun?> ApplyPattern(List<Enrolment> enrolments, DateOnly until)
    {
        if (enrolments.Count == 0) return null;
        var own = enrolments.FindAll(e => e.FamilyId == enrolments.Min(other => other.FamilyId));
        var pattern = new WeekPattern { FamilyId = own[0].FamilyId, Name = "Notre semaine", From = own.Min(e => e.From), To = until, JudgedUntil = own.Max(e => e.To) };
        pattern.Slots.AddRange(own.SelectMany(e => e.Wanted, (e, w) => new WeekPatternSlot { ChildId = e.ChildId, SlotId = w.SlotId, Weekdays = w.Weekdays }).DistinctBy(s => (s.ChildId, s.SlotId)));
        db.WeekPatterns.Add(pattern);
        await db.SaveChangesAsync();
        var run = new PatternRun { WeekPatternId = pattern.Id, FamilyId = pattern.FamilyId, At = own.Min(e => e.SentAt) };
        db.PatternRuns.Add(run);
        await db.SaveChangesAsync();
        return run;
    }

    private static Booking NewBooking(long id, Enrolment enrolment, WantedDays wanted, DateOnly day, long? patternRun) => new()
    {
        Id = id,
        ChildId = enrolment.ChildId,
        SlotId = wanted.SlotId,
        Day = day,
        FamilyId = enrolment.FamilyId,
        EnrolmentId = enrolment.Id,
        SiteId = enrolment.SiteId,
        BookedAt = enrolment.SentAt,
        PatternRunId = patternRun,
    };
}
