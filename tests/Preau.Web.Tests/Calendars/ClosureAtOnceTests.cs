using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Calendars;
using Preau.Web.Storage;
using Preau.Web.Tests.Faults;

namespace Preau.Web.Tests.Calendars;

/// <summary>Families book while an agent closes the day: whoever comes first, no booking is left on a closed day and every count holds.</summary>
public sealed class ClosureAtOnceTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private static readonly DateTime Now = new(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("2027-01-11", 0)]
    [InlineData("2027-01-12", 3)]
    [InlineData("2027-01-14", 6)]
    [InlineData("2027-01-15", 9)]
    public async Task No_booking_survives_a_closure_made_at_the_same_moment(string date, int after)
    {
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd");
        var (slot, eaters) = await demo.Host.InStore(async db =>
        {
            var canteen = await db.Activities.Include(a => a.Slots).SingleAsync(a => a.Code == "cantine");
            return (canteen.Slots[0].Id, await db.Enrolments.Where(e => e.ActivityId == canteen.Id && e.State == EnrolmentState.Validated).OrderBy(e => e.Id).Take(12).Select(e => new { e.FamilyId, e.ChildId }).ToListAsync());
        });

        var acts = eaters.ConvertAll(e => (Func<Task>)(() => demo.Host.InOneTransaction<ChangeBookings, IReadOnlyList<WishOutcome>>(o => o.Apply(new(e.FamilyId, Actor.Product, Now), [new(e.ChildId, slot, day, Book: true)], Now))));
        acts.Insert(after, () => Close(day));
        await Task.WhenAll(acts.Select(act => Task.Run(act)));

        Assert.Equal(1, await demo.Host.InStore(db => db.Closures.CountAsync(c => c.From == day)));
        Assert.Equal(0, await demo.Host.InStore(db => db.Bookings.CountAsync(b => b.Day == day)));
        await Soundness.Check(demo.Host);
    }

    /// <summary>As an agent does: looks, confirms, looks again when something was booked in between.</summary>
    private async Task Close(DateOnly day)
    {
        CalendarChange change = new(null, new(EntryKind.Closure, null, 0, day, day, "Grève"));
        for (var refusal = RefusalCode.PreviewMoved; refusal == RefusalCode.PreviewMoved;)
        {
            var print = await demo.Host.Run<CalendarImpacts, string>(async impacts => (await impacts.Of(await demo.Host.Run<OpeningDaysQueries, TownCalendar>(o => o.Load()), [change])).Print);
            refusal = (await demo.Host.InOneTransaction<ChangeCalendar, (Refusal? Refusal, CalendarImpact? Impact)>(o => o.Run([change], print, Actor.Product, Guid.NewGuid()))).Refusal?.Code ?? default;
        }
    }
}
