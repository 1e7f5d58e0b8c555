using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Requests;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>A pattern to be kept and applied.</summary>
/// <param name="Version">Of the kept pattern, as its form showed it.</param>
/// <param name="Seen">The fingerprint of the preview that was agreed to; null: nobody looked.</param>
public sealed record PatternOrder(WantedWeek Week, string Name, bool IsStanding, int Version = 0, string? Seen = null);

/// <summary>What an application did. Without a result nothing is saved: the preview is no longer what was seen, or the pattern changed.</summary>
public sealed record PatternApplied(string? Result, PatternPreview? Preview, int Booked, int Removed, int Asked, int Refused, long? RunId = null, bool IsStale = false)
{
    /// <summary>Full days that are on their waiting list now.</summary>
    public int Waiting { get; init; }
}

/// <summary>
/// Keeps a week pattern and books what it can book, as previewed. Applying it twice changes nothing. The family is told what
/// an agent booked for it.
/// </summary>
public sealed class ApplyPattern(PortalDb db, TownClock clock, PreviewPattern preview, ChangeBookings changes, AskBookings asks, JoinWaitingList join, BookingMail mail, OtherParentMail others)
{
    /// <param name="guardianId">Who asks; null when the staff do it for the family.</param>
    /// <returns>A day whose place went between the look and the lock is counted as refused.</returns>
    public async Task<PatternApplied> Run(long familyId, long? guardianId, Actor actor, PatternOrder order, Guid key, DateTime arrival)
    {
        var done = new PatternApplied(null, null, 0, 0, 0, 0);
        var result = await db.Once(key, clock.UtcNow, async () =>
        {
            await db.HoldCalendar();
            var seen = await preview.Run(familyId, order.Week, arrival);
            done = new(null, seen, 0, 0, 0, 0);
            if (order.Seen is { } agreed && agreed != seen.Fingerprint) return null;
            if (seen.Slots.Count == 0 || await Keep(familyId, actor, order, seen) is not { } run)
            {
                done = done with { IsStale = true };
                return null;
            }
            if (order.Week.Choices.ByHandToo) await ForgetExceptions(run.WeekPatternId, order.Week);

            var outcomes = await changes.Carry(new(familyId, actor, clock.UtcNow) { RunId = run.Id }, seen.Direct);
            await asks.Send(familyId, guardianId, actor, arrival, [.. seen.ToAsk.Select(d => (d.Row, d.ToWish()))]);
            var waiting = await Wait(familyId, actor, [.. seen.ToWait.Select(d => d.ToWish())], key, arrival);
            var applied = outcomes.Where(o => o.Refusal is null).ToList();
            done = new(null, seen, applied.Count(o => o.Wish.Book), applied.Count(o => !o.Wish.Book), seen.ToAsk.Count, seen.Refused.Count + outcomes.Count - applied.Count + seen.ToWait.Count - waiting, run.Id) { Waiting = waiting };
            if (actor.IsStaff)
                await mail.Changed(familyId, [.. applied.Select(o => new BookingChange(o.Wish.ChildId, o.Wish.Day, o.Row.Slot.Name, o.Wish.Book ? "réservé" : "annulé"))], key);
            await others.Tell(applied, key);
            return BookingLinks.Calendar(order.Week.Days.From);
        });
        return done with { Result = result };
    }

    /// <summary>Full days join their list; a day that can no longer be waited for is left out.</summary>
    private async Task<int> Wait(long familyId, Actor actor, List<Wish> days, Guid key, DateTime arrival)
    {
        var refused = (await join.Run(familyId, actor, days, key, arrival)).Select(r => r.Box).ToList();
        if (refused.Count == 0) return days.Count;
        List<Wish> left = [.. days.Except(refused)];
        return (await join.Run(familyId, actor, left, key, arrival)).Count == 0 ? left.Count : 0;
    }

    /// <returns>The run of this application; null when the pattern is gone or was changed meanwhile.</returns>
    private async Task<PatternRun?> Keep(long familyId, Actor actor, PatternOrder order, PatternPreview seen)
    {
        var week = order.Week;
        WeekPattern? pattern;
        if (week.PatternId is { } id)
        {
            pattern = await db.WeekPatterns.Include(p => p.Slots).SingleOrDefaultAsync(p => p.Id == id && p.FamilyId == familyId);
            if (pattern is null || pattern.Version != order.Version) return null;
            pattern.Version++;
        }
        else
        {
            pattern = new() { FamilyId = familyId, Name = order.Name, From = week.Days.From, To = week.Days.To };
            db.WeekPatterns.Add(pattern);
        }
        (pattern.Name, pattern.Rhythm, pattern.CountedFrom, pattern.From, pattern.To) = (order.Name, week.Weeks.Rhythm, week.Weeks.CountedFrom, week.Days.From, week.Days.To);
        pattern.IsStanding = order.IsStanding;
        pattern.JudgedUntil = seen.OpenUntil;
        pattern.Slots.Clear();
        await db.SaveChangesAsync();
        pattern.Slots.AddRange(seen.Slots.Select(s => new WeekPatternSlot { ChildId = s.ChildId, SlotId = s.SlotId, Week = s.Week, Weekdays = s.Weekdays }));

        var run = new PatternRun { WeekPatternId = pattern.Id, FamilyId = familyId, At = clock.UtcNow };
        db.PatternRuns.Add(run);
        db.Record(actor, clock.UtcNow, "applied", (nameof(WeekPattern), pattern.Id), $"Semaine type «\u00A0{order.Name}\u00A0» appliquée {French.Range(week.Days)}", (familyId, null), (null, week));
        await db.SaveChangesAsync();
        return run;
    }

    private Task<int> ForgetExceptions(long patternId, WantedWeek week) =>
        db.PatternExceptions.Where(e => e.WeekPatternId == patternId && e.Day >= week.Days.From && e.Day <= week.Days.To).ExecuteDeleteAsync();
}
