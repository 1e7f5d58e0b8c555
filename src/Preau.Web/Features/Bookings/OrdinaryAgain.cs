using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>The history of bookings over the limit that a freed place made ordinary. Inside the transaction that freed it.</summary>
public sealed class OrdinaryAgain(PortalDb db)
{
    public async Task Record(IReadOnlyList<long> bookings, Actor actor, DateTime now)
    {
        if (bookings.Count == 0) return;
        var rows = await db.Bookings.AsNoTracking().Where(b => bookings.Contains(b.Id)).Join(db.Slots, b => b.SlotId, s => s.Id, (b, s) => new { b.Id, b.FamilyId, b.ChildId, b.Day, s.Name }).ToListAsync();
        await db.InsertMany(rows.ConvertAll(b => HistoryRecording.Entry(
            actor, now, "changed", (nameof(Booking), b.Id), $"N’est plus au-delà des places\u00A0: {b.Name}, {French.Date(b.Day)}", (b.FamilyId, b.ChildId))));
    }
}
