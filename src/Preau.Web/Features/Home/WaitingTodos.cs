using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Home;

/// <summary>What waiting lists ask of a family: to answer an offer, to say that it still waits.</summary>
public sealed class WaitingTodos(PortalDb db, TownClock clock)
{
    public async Task<IReadOnlyList<Todo>> Of(long familyId)
    {
        var now = clock.UtcNow;
        var rows = await (
            from entry in db.WaitingEntries.AsNoTracking()
            where entry.FamilyId == familyId && entry.ClosedAt == null && (entry.State == WaitingState.Offered || entry.ConfirmBy != null)
            join child in db.Children on entry.ChildId equals child.Id
            join slot in db.Slots on entry.SlotId equals slot.Id
            orderby entry.Day
            select new { Entry = entry, Child = child.FirstName, Slot = slot.Name }).ToListAsync();
        var todos = rows.Where(r => r.Entry.IsOffered(now)).Select(r =>
        {
            var end = clock.ToLocal(r.Entry.OfferEndsAt!.Value);
            return new Todo(DateOnly.FromDateTime(end), $"Une place pour {r.Child}\u00A0: {r.Slot}, {French.DayAndMonth(r.Entry.Day)}", $"Elle vous est gardée jusqu’au {French.Limit(end)}.", "Répondre", WaitingLinks.Entry(r.Entry.Id), TimeOnly.FromDateTime(end));
        }).ToList();
        if (rows.Where(r => r.Entry.ConfirmBy > now).Min(r => r.Entry.ConfirmBy) is { } by)
        {
            var local = clock.ToLocal(by);
            todos.Add(new(DateOnly.FromDateTime(local), "Liste d’attente\u00A0: attendez-vous toujours\u00A0?", $"Sans réponse avant le {French.Limit(local)}, l’inscription sur la liste s’arrête.", "Répondre", WaitingLinks.List, TimeOnly.FromDateTime(local)));
        }
        return todos;
    }
}
