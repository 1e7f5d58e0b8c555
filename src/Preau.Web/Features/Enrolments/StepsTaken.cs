using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Enrolments;

/// <summary>Wanted days of one slot that were not booked, all for the same reason.</summary>
public sealed record DaysNotBooked(string Slot, string Why, IReadOnlyList<DateOnly> Days);

/// <summary>What a validation made of the wanted days; its history keeps it, so that it can be read later as it was told.</summary>
public sealed record WantedDaysTold(int Booked, DateOnly? First, DateOnly? Last, IReadOnlyList<DaysNotBooked> NotBooked)
{
    public const string Action = "booked";

    // What a history entry holds; nobody wants more days than these.
    private const int MostDays = 400;

    public static WantedDaysTold Of(BookedDays days) => new(
        days.Booked.Count,
        days.Booked.Count == 0 ? null : days.Booked.Min(o => o.Wish.Day),
        days.Booked.Count == 0 ? null : days.Booked.Max(o => o.Wish.Day),
        [.. days.NotBooked.Take(MostDays).GroupBy(o => (Slot: o.Row.Slot.ShortName, Why: Refusals.Sentence(o.Refusal!))).Select(g => new DaysNotBooked(g.Key.Slot, g.Key.Why, [.. g.Select(o => o.Wish.Day)]))]);

    public int NotBookedCount => NotBooked.Sum(n => n.Days.Count);

    /// <summary>"41 jours réservés, du 26 novembre 2026 au 2 juillet 2027 ; 2 jours n’ont pas pu l’être"; in the future while nothing is done.</summary>
    public string Sentence(bool isDone)
    {
        if (Booked == 0 && NotBooked.Count == 0) return "Aucun jour à réserver d’avance\u00A0: la famille réserve sur le calendrier.";
        var booked = Booked > 0 && First is { } first && Last is { } last
            ? $"{French.Count(Booked, isDone ? "jour est réservé" : "jour sera réservé", isDone ? "jours sont réservés" : "jours seront réservés")}, {French.Range(new DateRange(first, last))}"
            : isDone ? "Aucun jour n’est réservé" : "Aucun jour ne sera réservé";
        return NotBookedCount == 0 ? booked + "." : $"{booked}\u00A0; {French.Count(NotBookedCount, isDone ? "jour souhaité n’a pas pu l’être" : "jour souhaité ne pourra pas l’être", isDone ? "jours souhaités n’ont pas pu l’être" : "jours souhaités ne pourront pas l’être")}.";
    }
}

/// <summary>An enrolment after its step, or as it would be after it.</summary>
/// <param name="Told">What a validation made of the wanted days; null when none was made.</param>
/// <param name="Booked">Days booked under the enrolment, by slot.</param>
public sealed record StepTaken(long Id, string Child, string Family, string Activity, DateRange Days, EnrolmentState State, WantedDaysTold? Told, IReadOnlyList<(string Slot, IReadOnlyList<DateOnly> Days)> Booked)
{
    /// <summary>Why the step cannot be taken; empty when it can.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>What accepting an enrolment's request made of the wanted days, in a sentence; null for any other request.</summary>
    public static async Task<string?> ToldOf(PortalDb db, long requestId) =>
        await db.Requests.Where(r => r.Id == requestId && r.Kind == RequestKind.Enrolment && r.State == RequestState.Accepted).Select(r => r.EnrolmentId).SingleOrDefaultAsync() is { } enrolment
            ? (await Read(db, [enrolment]))[0].Told?.Sentence(isDone: true)
            : null;

    /// <summary>In the order of the keys; one that is not there is left out.</summary>
    public static async Task<IReadOnlyList<StepTaken>> Read(PortalDb db, IReadOnlyCollection<long> ids)
    {
        var rows = await (
            from enrolment in db.Enrolments.AsNoTracking()
            join child in db.Children on enrolment.ChildId equals child.Id
            join family in db.Families on enrolment.FamilyId equals family.Id
            join activity in db.Activities on enrolment.ActivityId equals activity.Id
            where ids.Contains(enrolment.Id)
            select new { Enrolment = enrolment, Child = child.FirstName + " " + child.LastName, Family = family.Name, Activity = activity.Name }).ToDictionaryAsync(r => r.Enrolment.Id);
        var told = (await db.History.AsNoTracking().Where(h => h.Subject == nameof(Enrolment) && h.Action == WantedDaysTold.Action && ids.Contains(h.SubjectId)).OrderBy(h => h.Id).Select(h => new { h.SubjectId, h.After }).ToListAsync())
            .ToLookup(h => h.SubjectId, h => JsonSerializer.Deserialize<WantedDaysTold>(h.After!, HistoryRecording.Json));
        var days = (await (
            from booking in db.Bookings.AsNoTracking()
            join slot in db.Slots on booking.SlotId equals slot.Id
            where ids.Contains(booking.EnrolmentId)
            orderby slot.Order, booking.Day
            select new { booking.EnrolmentId, slot.ShortName, booking.Day }).ToListAsync()).ToLookup(b => b.EnrolmentId);
        return [.. ids.Distinct().Where(rows.ContainsKey).Select(id => rows[id]).Select(r => new StepTaken(
            r.Enrolment.Id, r.Child, r.Family, r.Activity, r.Enrolment.Days, r.Enrolment.State, told[r.Enrolment.Id].LastOrDefault(),
            [.. days[r.Enrolment.Id].GroupBy(b => b.ShortName).Select(g => (g.Key, (IReadOnlyList<DateOnly>)[.. g.Select(b => b.Day)]))]))];
    }
}
