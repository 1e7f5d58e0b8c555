using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>
/// A family accepts the place that a waiting list holds for it, or passes it on; an agent does it with the family's word
/// (docs/rules/liste-d-attente.md). Twice, by the other guardian, after the end, after the child left: one effect, one sentence each.
/// Call inside the transaction of the act.
/// </summary>
public sealed class AnswerOffer(PortalDb db, TownClock clock, TownRulesQueries town, BookingBoards boards, MakeBookings making, MoveEntries move, FreedPlaces freed, BookingMail mail, OtherParentMail others)
{
    /// <summary>What accepting would book, with its surcharge, or why no rule allows it; null: the child is no longer the family's, or booked already.</summary>
    /// <param name="arrival">The instant that judges the surcharge.</param>
    public async Task<WishOutcome?> Judge(WaitingEntry entry, DateTime arrival, bool byStaff)
    {
        IReadOnlyList<Wish> wishes = [new(entry.ChildId, entry.SlotId, entry.Day, Book: true)];
        var known = await town.Load();
        var rules = JudgeStays.About(known.SlotRules, wishes);
        var board = await boards.Load(known, entry.FamilyId, JudgeStays.Days(rules, entry.Day, entry.Day), arrival);
        board.Taking = (entry.ChildId, entry.SlotId, entry.Day);
        return JudgeWishes.On(board, rules, wishes, byStaff).SingleOrDefault();
    }

    /// <param name="reason">An agent's note of the family's word; null: the family itself.</param>
    /// <returns>Why not; null when the place is taken.</returns>
    public async Task<Refusal?> Accept(long familyId, long entryId, Actor actor, string? reason, Guid key, DateTime arrival)
    {
        await db.HoldCalendar();
        var places = await move.Lock([entryId]);
        if (await Find(familyId, entryId) is not { } entry) return new(RefusalCode.NoLongerWaiting);
        if (entry.WhyNoAnswer(arrival, actor.IsStaff) is { } code) return new(code, Day: entry.Day);
        if (await Judge(entry, arrival, actor.IsStaff) is not { } outcome) return new(RefusalCode.NoLongerWaiting, Day: entry.Day);
        if (outcome.Refusal is { } refusal) return refusal;

        var now = clock.UtcNow;
        await making.FromOffer(new(familyId, actor, now), outcome, [.. places[entryId]]);
        await move.Close(entry, WaitingState.Accepted, actor, now, "place acceptée", reason);
        if (actor.IsStaff) await mail.Changed(familyId, [new(entry.ChildId, entry.Day, outcome.Row.Slot.Name, "réservé")], key);
        await others.Tell([outcome], key);
        return null;
    }

    /// <summary>The place goes to the next one; the family leaves the list of that day.</summary>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<Refusal?> PassOn(long familyId, long entryId, Actor actor, string? reason, DateTime arrival)
    {
        await move.Lock([entryId]);
        if (await Find(familyId, entryId) is not { } entry) return new(RefusalCode.NoLongerWaiting);
        if (entry.WhyNoAnswer(arrival, actor.IsStaff) is { } code) return new(code, Day: entry.Day);
        await End(entryId, WaitingState.PassedOn, actor, "place laissée", reason);
        return null;
    }

    /// <summary>The family leaves the list, whether a place is held for it or not; nothing happens when it has left already.</summary>
    public async Task Leave(long familyId, long entryId, Actor actor, string? reason)
    {
        if (await Find(familyId, entryId) is not null) await End(entryId, WaitingState.Left, actor, "a quitté la liste", reason);
    }

    private Task<WaitingEntry?> Find(long familyId, long entryId) => db.WaitingEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == entryId && e.FamilyId == familyId);

    private async Task End(long entryId, WaitingState to, Actor actor, string words, string? reason)
    {
        var now = clock.UtcNow;
        var moved = await move.Run([entryId], _ => true, to, actor, now, words, reason);
        await freed.Settle(moved.Freed, actor, now);
    }
}
