using Microsoft.EntityFrameworkCore;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Messages;

/// <summary>Mails to a family: to one guardian, or to each of its guardians who has an address. The caller saves.</summary>
public sealed class FamilyMail(PortalDb db, TownClock clock, PublicLinks links)
{
    /// <summary>An absolute address, from the public one of the product.</summary>
    public string Link(string path) => links.Absolute(path);

    /// <summary>"Inès", or "Inès et Paul" when the mail is for the whole family.</summary>
    public async Task<string> FirstNames(long familyId, long? guardianId) =>
        French.And(await Guardians(familyId, guardianId).Select(g => g.FirstName).ToListAsync());

    public async Task Queue(long familyId, long? guardianId, MailKind kind, IReadOnlyDictionary<string, string> values, string effectKey, IReadOnlyList<Integrations.Mail.MailAttachment>? attachments = null)
    {
        var guardians = await Guardians(familyId, guardianId).Where(g => g.Email != null).Select(g => new { g.Id, g.Email, g.FirstName, g.LastName }).ToListAsync();
        foreach (var guardian in guardians)
        {
            var own = new Dictionary<string, string>(values, StringComparer.Ordinal);
            if (own.ContainsKey("prenom")) own["prenom"] = guardian.FirstName;
            await WriteMail.Queue(db, kind, new MailTo(guardian.Email!, $"{guardian.FirstName} {guardian.LastName}", familyId), (clock.UtcNow, clock.Today), own, $"{effectKey}:{guardian.Id}", attachments);
        }
    }

    private IQueryable<Domain.Families.Guardian> Guardians(long familyId, long? guardianId) =>
        db.Guardians.AsNoTracking().Where(g => g.FamilyId == familyId && (guardianId == null || g.Id == guardianId)).OrderBy(g => g.Id);
}
