using MimeKit;

namespace Preau.Web.Integrations.Mail;

/// <summary>Who sends: what the recipient reads in the head of the message.</summary>
/// <param name="Town">Name of the town, in the banner and beside the address.</param>
/// <param name="ReplyTo">The service's own address, so that an answer reaches somebody.</param>
public sealed record MailSender(string Address, string Name, string Town, string? ReplyTo);

/// <summary>Turns a row of the outbox into the message on the wire.</summary>
public static class MailLetter
{
    public static MimeMessage Write(OutboxMail mail, MailSender sender)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = new DateTimeOffset(mail.CreatedAt), MessageId = $"{mail.MessageId}@{Domain(sender.Address)}" };
        message.From.Add(new MailboxAddress(sender.Name, sender.Address));
        message.To.Add(new MailboxAddress(mail.ToName ?? "", mail.To));
        if (sender.ReplyTo is { } reply && Outbox.IsAddress(reply)) message.ReplyTo.Add(MailboxAddress.Parse(reply));
        // Holiday answers would come back to a mailbox that nobody reads (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");

        var body = new BodyBuilder { TextBody = MailBody.Plain(mail.Text), HtmlBody = MailHtml.Render(sender.Town, mail.Subject, mail.Text) };
        foreach (var file in mail.Attachments) body.Attachments.Add(file.FileName, file.Content, ContentType.Parse(file.ContentType));
        message.Body = body.ToMessageBody();
        return message;
    }

    private static string Domain(string address) => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];
}
