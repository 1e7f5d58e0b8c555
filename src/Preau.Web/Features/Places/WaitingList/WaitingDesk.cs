using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>Somebody to call, with the numbers of the family.</summary>
/// <param name="Until">Civil time after which it is no use; null: until the day itself.</param>
public sealed record WaitingCall(WaitingLine Line, IReadOnlyList<string> Phones, string Why, DateTime? Until);

/// <summary>One line of a list, with why it stands there.</summary>
/// <param name="Reasons">"commune, fratrie"; empty: only the date.</param>
public sealed record WaitingRow(WaitingLine Line, string Reasons);

/// <param name="Calls">The nearest end first.</param>
/// <param name="ToConfirm">Families without an address, to be asked whether they still wait.</param>
/// <param name="Rows">In the order of day, slot, site and rank; offers before ranks.</param>
public sealed record WaitingDesk(IReadOnlyList<WaitingCall> Calls, IReadOnlyList<WaitingCall> ToConfirm, IReadOnlyList<WaitingRow> Rows, bool IsCut);

/// <summary>What the staff see of the waiting lists: whom to call, and every list with its ranks and reasons. A constant number of queries.</summary>
public sealed class WaitingDeskQueries(PortalDb db, TownClock clock, WaitingLists lists, WaitingQueries waiting, Confirmations confirmations)
{
    private const int MostRows = 300;

    /// <param name="activityId">One activity only; null: all.</param>
    public async Task<WaitingDesk> Of(long? activityId)
    {
        var today = clock.Today;
        var open = db.WaitingEntries.Where(e => e.ClosedAt == null && e.Day >= today && (activityId == null || db.Slots.Any(s => s.Id == e.SlotId && s.ActivityId == activityId)));
        var first = open.OrderBy(e => e.Day).ThenBy(e => e.Id).Take(MostRows + 1);
        var lines = await lists.Lines(first);
        var reasons = (await waiting.Candidates(first)).ToDictionary(c => c.Entry.Id, Reasons);
        var asked = (await confirmations.Due(byMail: false)).Select(e => e.Id).ToHashSet();
        var phones = await Phones([.. lines.Select(l => l.Entry.FamilyId).Distinct()]);
        var unreached = await Unreached([.. lines.Where(l => l.Entry.State == WaitingState.Offered).Select(l => l.Entry)]);
        WaitingCall Call(WaitingLine line, string why) => new(line, [.. phones[line.Entry.FamilyId]], why, line.Entry.State == WaitingState.Offered ? clock.ToLocal(line.Entry.OfferEndsAt!.Value) : null);
        return new(
            [.. lines.Where(l => l.Entry.State == WaitingState.ToStaff).Select(l => Call(l, "Trop tard pour un courriel"))
                .Concat(lines.Where(l => unreached.ContainsKey(l.Entry.Id)).Select(l => Call(l, unreached[l.Entry.Id])))
                .OrderBy(c => c.Until ?? c.Line.Entry.Day.ToDateTime(TimeOnly.MinValue))],
            [.. lines.Where(l => asked.Contains(l.Entry.Id)).DistinctBy(l => l.Entry.FamilyId).Select(l => Call(l, "Attend-elle toujours\u00A0?"))],
            [.. lines.Take(MostRows).OrderBy(l => l.Entry.Day).ThenBy(l => l.Slot, StringComparer.Ordinal).ThenBy(l => l.Site, StringComparer.Ordinal).ThenBy(l => l.Rank).Select(l => new WaitingRow(l, reasons[l.Entry.Id]))],
            lines.Count > MostRows);
    }

    private static string Reasons(WaitingCandidate candidate) => string.Join(", ", candidate.Priorities.Where(candidate.Fulfilled.Contains).Select(p => p switch
    {
        WaitingPriority.Residents => "commune",
        WaitingPriority.Classes => "classe",
        _ => "fratrie",
    }).Concat(candidate.Entry.Offers > 0 ? [French.Count(candidate.Entry.Offers, "proposition sans réponse", "propositions sans réponse")] : []));

    private async Task<ILookup<long, string>> Phones(List<long> families) =>
        (await db.Guardians.AsNoTracking().Where(g => families.Contains(g.FamilyId)).OrderBy(g => g.Id).ToListAsync())
            .Select(g => (g.FamilyId, Phone: g.MobilePhone ?? g.HomePhone ?? g.WorkPhone, g.FullName)).Where(g => g.Phone is not null)
            .ToLookup(g => g.FamilyId, g => $"{g.FullName}, {Families.PhoneNumbers.Show(g.Phone!)}");

    /// <summary>Offers whose family has no address, or whose mail could not leave.</summary>
    private async Task<Dictionary<long, string>> Unreached(List<WaitingEntry> offered)
    {
        if (offered.Count == 0) return [];
        var families = offered.Select(e => e.FamilyId).Distinct().ToList();
        var guardians = (await db.Guardians.AsNoTracking().Where(g => families.Contains(g.FamilyId) && g.Email != null).Select(g => new { g.Id, g.FamilyId }).ToListAsync()).ToLookup(g => g.FamilyId, g => g.Id);
        string Key(WaitingEntry entry, long guardian) => $"{MailKind.WaitingOffer.Name}:{entry.Id}-{entry.Offers}:{guardian}";
        var keys = offered.SelectMany(e => guardians[e.FamilyId].Select(g => Key(e, g))).ToList();
        var dead = (await db.OutboxMails.Where(m => m.EffectKey != null && keys.Contains(m.EffectKey) && m.GivenUpAt != null).Select(m => m.EffectKey!).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        return offered.Where(e => guardians[e.FamilyId].All(g => dead.Contains(Key(e, g))))
            .ToDictionary(e => e.Id, e => guardians[e.FamilyId].Any() ? "Le courriel n’a pas pu partir" : "Sans adresse électronique");
    }
}
