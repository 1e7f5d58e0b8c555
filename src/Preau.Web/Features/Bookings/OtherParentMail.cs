using Microsoft.EntityFrameworkCore;
using Preau.Web.Features.Messages;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// Tells the child's other family what this one booked or cancelled, on days that no calendar gives to one of them: both may act
/// (docs/rules/garde-alternee.md). It says the child's days and nothing of the family. Call inside the transaction of the act.
/// </summary>
public sealed class OtherParentMail(PortalDb db, FamilyMail mail)
{
    /// <param name="applied">What was wished; what was refused is left out.</param>
    /// <param name="key">The form's key: one mail per act. An act without a form has one of its own.</param>
    public async Task Tell(IReadOnlyList<WishOutcome> applied, Guid key)
    {
        foreach (var told in applied.Where(o => o.Refusal is null && o.TellsFamilyId is not null).GroupBy(o => o.TellsFamilyId!.Value))
        {
            var children = told.Select(o => o.Wish.ChildId).Distinct().ToList();
            var names = await db.Children.Where(c => children.Contains(c.Id)).OrderBy(c => c.BirthDate).ToDictionaryAsync(c => c.Id, c => c.FirstName);
            var values = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["prenom"] = "",
                ["enfant"] = French.And(names.Values),
                ["changements"] = BookingMail.Lines([.. told], o => $"{(o.Wish.Book ? "réservé" : "annulé")}\u00A0: {(names.Count > 1 ? $"{names[o.Wish.ChildId]}, " : "")}{o.Row.Slot.Name}, {French.Date(o.Wish.Day)}"),
                ["lien"] = mail.Link(BookingLinks.Calendar(told.Min(o => o.Wish.Day))),
            };
            await mail.Queue(told.Key, null, MailKind.OtherParentChanged, values, $"{key:N}");
        }
    }
}
