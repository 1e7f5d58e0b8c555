using Microsoft.EntityFrameworkCore;
using Preau.Web.Integrations.Mail;
using Preau.Web.Storage;

namespace Preau.Web.Features.Messages;

/// <summary>To whom: a guardian (with the family's file), or an agent.</summary>
public sealed record MailTo(string Address, string? Name, long? FamilyId = null);

/// <summary>Writes the town's text with its values, and puts it in the outbox with the change that causes it.</summary>
public static class WriteMail
{
    /// <summary>Subject and message in the town's words of that day. The town's own places are filled here.</summary>
    public static async Task<MailText> Compose(PortalDb db, MailKind kind, DateOnly today, IReadOnlyDictionary<string, string> values)
    {
        if (values.Keys.FirstOrDefault(key => !kind.Places.Contains(key)) is { } unknown)
        {
            throw new ArgumentException($"{{{unknown}}} is no place of {kind.Name}.", nameof(values));
        }

        var all = await OfTheTown(db, today);
        foreach (var (name, value) in values) all[name] = value;
        return (await MailTexts.InForce(db, kind, today)).Fill(all);
    }

    /// <summary>
    /// Composes and adds the row; the caller saves. The effect key, where one is given, lets an effect mail once
    /// (see <see cref="Outbox.Add"/>); the kind is put before it.
    /// </summary>
    public static async Task<OutboxMail> Queue(
        PortalDb db, MailKind kind, MailTo to, (DateTime Now, DateOnly Today) at, IReadOnlyDictionary<string, string> values, string? effectKey = null,
        IReadOnlyList<MailAttachment>? attachments = null)
    {
        var text = await Compose(db, kind, at.Today, values);
        var message = new MailMessage(to.Address, to.Name, text.Subject, text.Body)
        {
            FamilyId = to.FamilyId,
            HoldsSecret = kind.HoldsSecret,
            Attachments = attachments ?? [],
        };
        return Outbox.Add(db, message, at.Now, effectKey is null ? null : $"{kind.Name}:{effectKey}");
    }

    /// <summary>The same for many people at once: the text is read once, the rows are one statement. Call inside the transaction of the act.</summary>
    public static async Task QueueMany(
        PortalDb db, MailKind kind, IReadOnlyList<(MailTo To, IReadOnlyDictionary<string, string> Values, string EffectKey)> mails, (DateTime Now, DateOnly Today) at)
    {
        if (mails.Count == 0) return;
        var (town, text) = (await OfTheTown(db, at.Today), await MailTexts.InForce(db, kind, at.Today));
        await db.InsertMany(mails.Select(mail =>
        {
            var all = new Dictionary<string, string>(town, StringComparer.Ordinal);
            foreach (var (name, value) in mail.Values) all[name] = value;
            var filled = text.Fill(all);
            return Outbox.Row(new MailMessage(mail.To.Address, mail.To.Name, filled.Subject, filled.Body) { FamilyId = mail.To.FamilyId, HoldsSecret = kind.HoldsSecret }, at.Now, $"{kind.Name}:{mail.EffectKey}");
        }).ToList());
    }

    private static async Task<Dictionary<string, string>> OfTheTown(PortalDb db, DateOnly today)
    {
        string[] names = ["ville.nom", "service.nom", "service.adresse", "service.courriel", "service.telephone", "service.horaires"];
        var rows = await db.Settings.AsNoTracking().Where(s => names.Contains(s.Name) && s.EffectiveFrom <= today)
            .OrderBy(s => s.EffectiveFrom).Select(s => new { s.Name, s.Value }).ToListAsync();
        return names.Zip(MailKind.OfTheTown).ToDictionary(
            pair => pair.Second, pair => rows.FindLast(r => r.Name == pair.First)?.Value ?? "", StringComparer.Ordinal);
    }
}
