using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Activities;

/// <summary>
/// Publishes, changes and takes back a period of an activity (docs/rules/periodes.md). Bookings that stand are never touched. Call inside
/// the transaction of the act.
/// </summary>
public sealed class SaveBookingPeriod(PortalDb db, TownClock clock)
{
    /// <param name="asked">The period as it shall be; its key is 0 for a new one.</param>
    /// <param name="version">The version that the form was filled on.</param>
    /// <returns>Null when it is saved.</returns>
    public async Task<Refusal?> Run(BookingPeriod asked, int version, Actor actor)
    {
        var activity = await db.Activities.Include(a => a.Periods).ThenInclude(p => p.Windows).SingleAsync(a => a.Id == asked.ActivityId);
        if (activity.IsRight) return new(RefusalCode.RightOfEveryPupil);
        if (asked.To < asked.From) return new(RefusalCode.EndBeforeStart);
        if (asked.From < activity.From || asked.To > activity.To) return new(RefusalCode.OutsideActivityYear, Day: asked.From);
        if (activity.Periods.Find(p => p.Id != asked.Id && p.Days.Overlaps(asked.Days)) is { } other) return new(RefusalCode.PeriodsOverlap, Detail: other.Name);

        var now = clock.UtcNow;
        if (asked.Id == 0)
        {
            db.BookingPeriods.Add(asked);
            await db.SaveChangesAsync();
            db.Record(actor, now, "created", (nameof(BookingPeriod), asked.Id), $"Période publiée\u00A0: {activity.Name}, {Said(asked)}", change: (null, Told(asked)));
            return null;
        }
        if (activity.Periods.Find(p => p.Id == asked.Id) is not { } period || period.Version != version) return new(RefusalCode.Stale);
        if (HasOpened(period) && !KeepsWhatHasOpened(period, asked)) return new(RefusalCode.PeriodHasOpened);
        var before = Told(period);
        (period.Name, period.From, period.To, period.ClosesAt) = (asked.Name, asked.From, asked.To, asked.ClosesAt);
        db.RemoveRange(period.Windows);
        period.Windows.AddRange(asked.Windows);
        period.Version++;
        db.Record(actor, now, "changed", (nameof(BookingPeriod), period.Id), $"Période changée\u00A0: {activity.Name}, {Said(period)}", change: (before, Told(period)));
        return null;
    }

    /// <returns><see cref="RefusalCode.Stale"/> when it is gone, <see cref="RefusalCode.PeriodHasOpened"/>; null when it is taken back.</returns>
    public async Task<Refusal?> Remove(long activityId, long id, Actor actor)
    {
        if (await db.BookingPeriods.Include(p => p.Windows).SingleOrDefaultAsync(p => p.Id == id && p.ActivityId == activityId) is not { } period) return new(RefusalCode.Stale);
        if (HasOpened(period) || period.Giving == PlaceGiving.Campaign) return new(RefusalCode.PeriodHasOpened);
        var before = Told(period);
        db.RemoveRange(period.Windows);
        db.BookingPeriods.Remove(period);
        db.Record(actor, clock.UtcNow, "removed", (nameof(BookingPeriod), id), $"Période retirée\u00A0: {Said(period)}", change: (before, null));
        return null;
    }

    /// <summary>Some family may have booked already.</summary>
    public bool HasOpened(BookingPeriod period) => !(period.FirstOpening > clock.UtcNow);

    private bool KeepsWhatHasOpened(BookingPeriod period, BookingPeriod asked)
    {
        var now = clock.UtcNow;
        IEnumerable<(WindowAudience, Domain.Families.SchoolClass?, Domain.Families.SchoolClass?, DateTime)> Past(BookingPeriod p) =>
            p.Windows.Where(w => w.OpensAt <= now).Select(w => (w.Audience, w.MinClass, w.MaxClass, w.OpensAt)).Order();
        return period.Days == asked.Days && Past(period).SequenceEqual(Past(asked)) && (period.Windows.Count > 0 || asked.Windows.Count == 0)
            && (asked.ClosesAt == period.ClosesAt || !(asked.ClosesAt < now));
    }

    private static string Said(BookingPeriod period) => $"{period.Name}, {French.Range(period.Days)}";

    private static object Told(BookingPeriod period) => new { period.Name, period.From, period.To, period.ClosesAt, Windows = period.Windows.Select(w => new { w.Audience, w.MinClass, w.MaxClass, w.OpensAt }) };
}
