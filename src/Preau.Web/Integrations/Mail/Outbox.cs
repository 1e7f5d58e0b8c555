using Microsoft.EntityFrameworkCore;
using MimeKit;
using Preau.Web.Storage;

namespace Preau.Web.Integrations.Mail;

/// <summary>Puts a message with the change that causes it. Nothing leaves before the caller's transaction is committed.</summary>
public static class Outbox
{
    public const int MostAttachedBytes = 5 * 1024 * 1024;

    // Due from the start whatever the clock of the caller says: a demo shifts its business clock.
    private static readonly DateTime AtOnce = DateTime.UnixEpoch;

    /// <summary>
    /// Adds a row, and only that: the caller saves it together with its change. With an <paramref name="effectKey"/> a second
    /// mail of the same effect makes that save fail, as the effect itself would have happened twice.
    /// An address that cannot be one does not stop the change: the message stands in the list of failures.
    /// </summary>
    /// <param name="now">The instant of the change, UTC.</param>
    public static OutboxMail Add(PortalDb db, MailMessage message, DateTime now, string? effectKey = null)
    {
        var mail = Row(message, now, effectKey);
        db.OutboxMails.Add(mail);
        return mail;
    }

    /// <summary>The row alone, for acts that write many at once (<see cref="ManyRows"/>).</summary>
    internal static OutboxMail Row(MailMessage message, DateTime now, string? effectKey = null)
    {
        if (message.Attachments.Sum(a => (long)a.Content.Length) > MostAttachedBytes) throw new ArgumentException("Attached files pass 5 MB.", nameof(message));

        var possible = IsAddress(message.To);
        var mail = new OutboxMail
        {
            MessageId = Guid.NewGuid().ToString("N"),
            EffectKey = effectKey,
            To = message.To.Length > 254 ? message.To[..254] : message.To,
            ToName = message.ToName,
            Subject = message.Subject,
            Text = message.Text,
            HoldsSecret = message.HoldsSecret,
            FamilyId = message.FamilyId,
            CreatedAt = now,
            NextTryAt = possible ? AtOnce : null,
            GivenUpAt = possible ? null : now,
            LastError = possible ? null : "L’adresse n’est pas une adresse électronique.",
        };
        mail.Attachments.AddRange(message.Attachments.Select(a => new OutboxAttachment { FileName = a.FileName, ContentType = a.ContentType, Content = a.Content }));
        return mail;
    }

    /// <summary>As <see cref="Add"/>, for an effect that may be told again (a notification, a job): adds nothing when its mail stands already.</summary>
    public static async Task AddOnce(PortalDb db, MailMessage message, DateTime now, string effectKey)
    {
        if (db.OutboxMails.Local.Any(m => m.EffectKey == effectKey)) return;
        if (await db.OutboxMails.AnyAsync(m => m.EffectKey == effectKey)) return;
        Add(db, message, now, effectKey);
    }

    /// <summary>True for one plain mailbox, "inès@mairie.example" included; a list, a display name or a route is not one.</summary>
    public static bool IsAddress(string text) =>
        text.Length <= 254
        && text.Count(c => c == '@') == 1
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>' or '"' or '(' or ')' or '\\')
        && MailboxAddress.TryParse(text, out var mailbox)
        && mailbox.Address == text;
}
