using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Messages;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families;

/// <summary>Tells families about the calendar of their child: the child, the day, a link; never a word of the other family. The caller saves.</summary>
public sealed class CustodyMail(PortalDb db, FamilyMail mail)
{
    public static string Page(long childId) => $"/ma-famille/enfants/{childId}/garde";

    public async Task Proposed(Custody custody, long toFamilyId, Guid key) =>
        await mail.Queue(toFamilyId, null, MailKind.DaysProposed, new Dictionary<string, string>(await Values(custody), StringComparer.Ordinal) { ["date"] = French.PlainDate(custody.From) }, $"{key:N}");

    public async Task Declined(Custody custody, long toFamilyId, Guid key) =>
        await mail.Queue(toFamilyId, null, MailKind.DaysDeclined, await Values(custody), $"{key:N}");

    public async Task InForce(Custody custody, CustodyImpact impact, Guid key)
    {
        foreach (var family in new[] { custody.FirstFamilyId, custody.SecondFamilyId })
        {
            var values = new Dictionary<string, string>(await Values(custody), StringComparer.Ordinal)
            {
                ["date"] = French.PlainDate(custody.From),
                ["changements"] = BookingMail.Lines(impact.HandOvers, h => $"{h.Slot}, {French.Date(h.Day)}\u00A0: {(h.To == family ? "vient à vous" : "passe à l’autre parent")}"),
            };
            await mail.Queue(family, null, MailKind.DaysShared, values, $"{key:N}");
        }
    }

    private async Task<Dictionary<string, string>> Values(Custody custody) => new(StringComparer.Ordinal)
    {
        ["prenom"] = "",
        ["enfant"] = await db.Children.Where(c => c.Id == custody.ChildId).Select(c => c.FirstName).SingleAsync(),
        ["lien"] = mail.Link(Page(custody.ChildId)),
    };
}
