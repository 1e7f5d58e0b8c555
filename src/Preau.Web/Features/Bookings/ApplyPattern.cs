using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>Books what a week pattern can book, and keeps the pattern. Applying it twice changes nothing. The family is told what an agent booked for it.</summary>
public sealed class ApplyPattern(PortalDb db, TownClock clock, PreviewPattern preview, ChangeBookings changes, BookingMail mail)
{
    /// <returns>The address of the result and what was booked; a day whose place went meanwhile is counted as refused.</returns>
    public async Task<(string? Result, int Booked, int Refused)> Run(long familyId, Actor actor, WantedWeek wanted, Guid key, DateTime arrival)
    {
        var (booked, refused) = (0, 0);
        var result = await db.Once(key, clock.UtcNow, async () =>
        {
            var seen = await preview.Run(familyId, wanted, arrival);
            var outcomes = await changes.Apply(familyId, actor, [.. seen.ToBook.Select(d => d.Wish)], arrival, clock.UtcNow);
            booked = outcomes.Count(o => o.Refusal is null);
            refused = seen.Refused.Count + outcomes.Count - booked;
            foreach (var child in wanted.Slots.GroupBy(s => s.ChildId))
            {
                var pattern = new WeekPattern { FamilyId = familyId, ChildId = child.Key, From = wanted.Days.From, To = wanted.Days.To, AppliedAt = clock.UtcNow };
                pattern.Slots.AddRange(child.Select(s => new WeekPatternSlot { SlotId = s.SlotId, Weekdays = s.Weekdays }));
                db.WeekPatterns.Add(pattern);
                await db.SaveChangesAsync();
                db.Record(actor, clock.UtcNow, "applied", (nameof(WeekPattern), pattern.Id), $"Semaine type appliquée {French.Range(wanted.Days)}", (familyId, child.Key), (null, wanted));
            }
            if (actor.IsStaff)
                await mail.Changed(familyId, [.. outcomes.Where(o => o.Refusal is null).Select(o => new BookingChange(o.Wish.ChildId, o.Wish.Day, o.Row.Slot.Name, "réservé"))], key);
            return BookingLinks.Calendar(wanted.Days.From);
        });
        return (result, booked, refused);
    }
}
