using Microsoft.EntityFrameworkCore;
using Preau.Web.Features.Messages;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>One booking that the staff changed for a family.</summary>
/// <param name="Verb">What became of it: "réservé", "annulé", "absence signalée".</param>
public sealed record BookingChange(long ChildId, DateOnly Day, string Slot, string Verb);

/// <summary>Tells a family what the staff changed of its bookings for it. Call inside the transaction of the act.</summary>
public sealed class BookingMail(PortalDb db, FamilyMail mail)
{
    /// <summary>Lines in a mail at most; the calendar shows the rest.</summary>
    private const int MostLines = 60;

    /// <summary>A list of a mail, cut where it would be too long to be read.</summary>
    public static string Lines<T>(IReadOnlyCollection<T> items, Func<T, string> line)
    {
        var lines = items.Take(MostLines).Select(i => $"- {line(i)}").ToList();
        if (items.Count > MostLines) lines.Add($"- et {French.Count(items.Count - MostLines, "autre", "autres")}, sur le calendrier");
        return string.Join('\n', lines);
    }

    /// <param name="key">The form's key: one mail per act.</param>
    /// <param name="reason">After "Motif : ", without a full stop.</param>
    public async Task Changed(long familyId, IReadOnlyList<BookingChange> changes, Guid key, string reason = "à votre demande")
    {
        if (changes.Count == 0) return;
        var children = changes.Select(c => c.ChildId).Distinct().ToList();
        var names = await db.Children.Where(c => children.Contains(c.Id)).OrderBy(c => c.BirthDate).Select(c => new { c.Id, c.FirstName }).ToDictionaryAsync(c => c.Id, c => c.FirstName);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["prenom"] = "",
            ["enfant"] = French.And(names.Values),
            ["changements"] = Lines(changes, c => $"{c.Verb}\u00A0: {(names.Count > 1 ? $"{names[c.ChildId]}, " : "")}{c.Slot}, {French.Date(c.Day)}"),
            ["motif"] = reason,
            ["lien"] = mail.Link(BookingLinks.Calendar(changes[0].Day)),
        };
        await mail.Queue(familyId, null, MailKind.BookingChangedByStaff, values, $"{key:N}");
    }
}
