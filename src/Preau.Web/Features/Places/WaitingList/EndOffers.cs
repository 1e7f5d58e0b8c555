using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>
/// Ends the offers whose time has passed: the place goes to the next one in the order; the family keeps its entry, or leaves the list
/// after the last offer of its rule, and is told. Each on its own; twice, or late after a stop, does the same once.
/// </summary>
public sealed class EndOffers(PortalDb db, TownClock clock, MoveEntries move, FreedPlaces freed, WaitingMail mail)
{
    /// <summary>How many offers ended.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var now = clock.UtcNow;
        var over = await db.WaitingEntries.AsNoTracking().Where(e => e.State == WaitingState.Offered && e.OfferEndsAt <= now).OrderBy(e => e.OfferEndsAt).ToListAsync(cancel);
        var ended = 0;
        foreach (var entry in over)
        {
            cancel.ThrowIfCancellationRequested();
            db.ChangeTracker.Clear();
            if (await db.InOneTransaction(() => End(entry, now))) ended++;
        }
        return ended;
    }

    private async Task<bool> End(WaitingEntry entry, DateTime now)
    {
        var isLast = entry.Offers >= await MostOffers(entry);
        var moved = await move.Run([entry.Id], e => e.State == WaitingState.Offered && e.OfferEndsAt <= now, isLast ? WaitingState.Lapsed : WaitingState.Waiting, Actor.Product, now, "proposition sans réponse");
        if (moved.Entries.Count == 0) return false;
        await freed.Settle(moved.Freed, Actor.Product, now, moved.Freed.Count == 0 && !isLast ? entry.Id : null);
        // The next one may be the same family: then its new offer says it all.
        if (isLast) await mail.News([(entry, "proposition restée sans réponse. C’était la dernière\u00A0: l’enfant n’est plus sur la liste.")]);
        else if (await db.WaitingEntries.AnyAsync(e => e.Id == entry.Id && e.State == WaitingState.Waiting)) await mail.News([(entry, "proposition restée sans réponse, la place est passée à la famille suivante. L’enfant reste sur la liste.")]);
        return true;
    }

    private async Task<int> MostOffers(WaitingEntry entry)
    {
        var rules = await (from slot in db.Slots where slot.Id == entry.SlotId join rule in db.WaitingRules on slot.ActivityId equals rule.ActivityId select rule).AsNoTracking().ToListAsync();
        return WaitingRule.InEffect(rules, entry.Day)?.MostOffers ?? 1;
    }
}
