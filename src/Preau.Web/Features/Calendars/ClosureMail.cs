using Microsoft.EntityFrameworkCore;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Families;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Calendars;

/// <summary>Tells every family whose days were cancelled, all in one statement. Call inside the transaction of the act.</summary>
public sealed class ClosureMail(PortalDb db, TownClock clock, PublicLinks links, BookingMail bookingMail)
{
    /// <summary>Lines in a mail at most; the calendar shows the rest.</summary>
    private const int MostLines = 60;

    /// <param name="key">The form's key: one mail per act.</param>
    public async Task Cancelled(IReadOnlyList<ClosingBooking> bookings, Guid key)
    {
        var families = bookings.ToLookup(b => b.FamilyId);
        var ids = families.Select(f => f.Key).ToList();
        var guardians = await db.Guardians.AsNoTracking().Where(g => ids.Contains(g.FamilyId) && g.Email != null).OrderBy(g => g.Id)
            .Select(g => new { g.Id, g.FamilyId, g.Email, g.FirstName, g.LastName }).ToListAsync();
        var mails = guardians.ConvertAll(g => (
            new MailTo(g.Email!, $"{g.FirstName} {g.LastName}", g.FamilyId),
            Values([.. families[g.FamilyId]], g.FirstName),
            $"{key:N}:{g.Id}"));
        await WriteMail.QueueMany(db, MailKind.DaysCancelled, mails, (clock.UtcNow, clock.Today));
    }

    /// <summary>Both families of a child are told which of its days changed hands with the holidays.</summary>
    public async Task HandedOver(IReadOnlyList<HandOver> handOvers, Guid key)
    {
        foreach (var family in handOvers.SelectMany(h => new[] { (Family: h.From, Change: new BookingChange(h.ChildId, h.Day, h.Slot, "passe à l’autre parent")), (Family: h.To, Change: new BookingChange(h.ChildId, h.Day, h.Slot, "vient de l’autre parent")) }).GroupBy(h => h.Family))
            await bookingMail.Changed(family.Key, [.. family.Select(f => f.Change)], key, "les dates des vacances scolaires ont changé");
    }

    private IReadOnlyDictionary<string, string> Values(List<ClosingBooking> bookings, string firstName)
    {
        var children = bookings.Select(b => b.Child).Distinct().ToList();
        var lines = bookings.Take(MostLines).Select(b => $"- {(children.Count > 1 ? $"{b.Child}, " : "")}{b.Slot}, {French.Date(b.Day)}\u00A0: {b.Why}").ToList();
        if (bookings.Count > MostLines) lines.Add($"- et {French.Count(bookings.Count - MostLines, "autre jour", "autres jours")}, sur le calendrier");
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["prenom"] = firstName,
            ["enfant"] = French.And(children),
            ["jours"] = string.Join('\n', lines),
            ["lien"] = links.Absolute(BookingLinks.Calendar(bookings[0].Day)),
        };
    }
}
