using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>Removes a kept pattern. What it booked stays booked.</summary>
public sealed class ForgetPattern(PortalDb db, TownClock clock)
{
    /// <returns>The address of the result; null when the family has no such pattern.</returns>
    public Task<string?> Run(long familyId, long patternId, Actor actor, Guid key) => db.Once(key, clock.UtcNow, async () =>
    {
        if (await db.WeekPatterns.Include(p => p.Slots).SingleOrDefaultAsync(p => p.Id == patternId && p.FamilyId == familyId) is not { } pattern) return null;
        await db.PatternExceptions.Where(e => e.WeekPatternId == patternId).ExecuteDeleteAsync();
        await db.PatternRuns.Where(r => r.WeekPatternId == patternId).ExecuteDeleteAsync();
        db.WeekPatterns.Remove(pattern);
        db.Record(actor, clock.UtcNow, "removed", (nameof(WeekPattern), patternId), $"Semaine type «\u00A0{pattern.Name}\u00A0» supprimée", (familyId, null), (new { pattern.Name, pattern.From, pattern.To }, null));
        return BookingLinks.Pattern();
    });
}
