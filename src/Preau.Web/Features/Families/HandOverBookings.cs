using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families;

/// <summary>Bookings change hands with the days that they are on, each told in the history of both families. Call inside the transaction of the act.</summary>
public sealed class HandOverBookings(PortalDb db, TownClock clock)
{
    public async Task Run(IReadOnlyList<HandOver> handOvers, Actor actor)
    {
        foreach (var to in handOvers.GroupBy(h => h.To))
        {
            var ids = to.Select(h => h.BookingId).ToList();
            await db.Bookings.Where(b => ids.Contains(b.Id)).ExecuteUpdateAsync(set => set.SetProperty(b => b.FamilyId, to.Key));
        }
        await db.InsertMany(handOvers.SelectMany(h => new[] { (h, Family: h.From, Words: "passe à l’autre parent"), (h, Family: h.To, Words: "vient de l’autre parent") })
            .Select(m => HistoryRecording.Entry(actor, clock.UtcNow, "handed over", (nameof(Booking), m.h.BookingId), $"{m.h.Slot}, {French.Date(m.h.Day)}, {m.Words}", (m.Family, m.h.ChildId), (new { FamilyId = m.h.From }, new { FamilyId = m.h.To }))).ToList());
    }
}
