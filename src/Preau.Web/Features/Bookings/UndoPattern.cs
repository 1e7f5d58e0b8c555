using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>What undoing an application would cancel, and the days that its limit keeps.</summary>
/// <param name="Names">First names, by child.</param>
public sealed record UndoPreview(PatternRun Run, string PatternName, IReadOnlyDictionary<long, string> Names, IReadOnlyList<WishOutcome> ToCancel, IReadOnlyList<WishOutcome> Kept);

/// <summary>
/// Undoes one application of a pattern: exactly what it added is cancelled, day by day under the rules of cancelling.
/// What it had cancelled is not booked again (docs/rules/semaine-type.md).
/// </summary>
public sealed class UndoPattern(PortalDb db, TownClock clock, ChangeBookings changes, BookingMail mail, OtherParentMail others)
{
    /// <returns>Null: no application of this family, or undone already.</returns>
    public async Task<UndoPreview?> Preview(long familyId, long runId, DateTime now, bool byStaff = false)
    {
        var found = await (
            from run in db.PatternRuns
            join pattern in db.WeekPatterns on run.WeekPatternId equals pattern.Id
            where run.Id == runId && run.FamilyId == familyId && run.UndoneAt == null
            select new { Run = run, pattern.Name }).AsNoTracking().SingleOrDefaultAsync();
        if (found is null) return null;
        var today = clock.Today;
        var added = await db.Bookings.AsNoTracking().Where(b => b.FamilyId == familyId && b.Day >= today && b.PatternRunId == runId).OrderBy(b => b.Day).ToListAsync();
        var children = added.Select(b => b.ChildId).Distinct().ToList();
        var names = await db.Children.Where(c => children.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.FirstName);
        var outcomes = await changes.Judge(familyId, [.. added.Select(b => new Wish(b.ChildId, b.SlotId, b.Day, Book: false))], now, byStaff);
        return new(found.Run, found.Name, names, [.. outcomes.Where(o => o.Refusal is null && !o.NeedsRequest)], [.. outcomes.Where(o => o.Refusal is not null || o.NeedsRequest)]);
    }

    /// <returns>The address of the result, or null when there is nothing to undo; and how many days were cancelled, null when an earlier post of the same form did it.</returns>
    public async Task<(string? Result, int? Cancelled)> Run(long familyId, long runId, Actor actor, Guid key, DateTime arrival)
    {
        int? cancelled = null;
        var result = await db.Once(key, clock.UtcNow, async () =>
        {
            if (await Preview(familyId, runId, arrival, actor.IsStaff) is not { } preview) return null;
            var outcomes = await changes.Apply(new(familyId, actor, clock.UtcNow) { RunId = runId }, [.. preview.ToCancel.Select(o => o.Wish)], arrival, actor.IsStaff);
            var gone = outcomes.Where(o => o.Refusal is null).ToList();
            cancelled = gone.Count;
            var now = clock.UtcNow;
            if (await db.PatternRuns.Where(r => r.Id == runId && r.UndoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.UndoneAt, now)) == 0) return null;
            db.Record(actor, now, "undone", (nameof(PatternRun), runId), $"Application de la semaine type «\u00A0{preview.PatternName}\u00A0» annulée\u00A0: {French.Count(gone.Count, "jour")}", (familyId, null));
            if (actor.IsStaff) await mail.Changed(familyId, gone.ConvertAll(o => new BookingChange(o.Wish.ChildId, o.Wish.Day, o.Row.Slot.Name, "annulé")), key);
            await others.Tell(gone, key);
            return BookingLinks.Pattern(preview.Run.WeekPatternId);
        });
        return (result, cancelled);
    }
}
