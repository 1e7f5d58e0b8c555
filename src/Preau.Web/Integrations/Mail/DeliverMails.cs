using Microsoft.EntityFrameworkCore;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Integrations.Mail;

/// <summary>
/// Sends what waits in the outbox. Run twice, or on two nodes at once, it sends each message once: see <see cref="OutboxQueue"/>.
/// </summary>
public sealed partial class DeliverMails(
    PortalDb db, OutboxQueue queue, MailRoutes routes, MailOptions options, TownClock clock, ILogger<DeliverMails> log)
{
    /// <summary>Sends all that is due, and says how many left.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        if (!await queue.HasDue(cancel)) return 0;
        await using var route = await routes.Open(db, cancel);
        if (route is null) return 0;

        var sender = await Sender(cancel);
        var sent = 0;
        while (await queue.Take(cancel) is { Count: > 0 } mails)
        {
            foreach (var mail in mails)
            {
                if (!await queue.Hold(mail, cancel)) continue;
                switch (await Try(route, mail, sender, cancel))
                {
                    case null:
                        await queue.MarkSent(mail.Id);
                        sent++;
                        break;
                    case MailRouteDownException down:
                        await queue.Postpone(mail, down.Message, forGood: false);
                        await queue.LetGo(down.Message);
                        LogDown(down);
                        return sent;
                    case var refused:
                        await queue.Postpone(mail, refused.Message, refused is MailRefusedException { ForGood: true });
                        LogRefused(mail.Id, mail.Tries, refused.GetType().Name);
                        break;
                }
            }
        }

        return sent;
    }

    // Whatever is wrong with one message must not hold up those behind it.
    private static async Task<Exception?> Try(IMailRoute route, OutboxMail mail, MailSender sender, CancellationToken cancel)
    {
        try
        {
            await route.Send(MailLetter.Write(mail, sender), mail.Id, cancel);
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return error;
        }
    }

    private async Task<MailSender> Sender(CancellationToken cancel)
    {
        var today = clock.Today;
        var names = new[] { "ville.nom", "service.courriel" };
        var settings = await db.Settings.AsNoTracking().Where(s => names.Contains(s.Name) && s.EffectiveFrom <= today)
            .OrderBy(s => s.EffectiveFrom).ToListAsync(cancel);
        var town = settings.FindLast(s => s.Name == "ville.nom")?.Value ?? "Votre commune";
        return new MailSender(
            options.From.Length > 0 ? options.From : "ne-pas-repondre@preau.example",
            options.FromName.Length > 0 ? options.FromName : $"{town} – Portail famille",
            town,
            settings.FindLast(s => s.Name == "service.courriel")?.Value);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} did not leave at try {Try}: {Kind}")]
    private partial void LogRefused(long id, int @try, string kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server cannot be reached; mails wait")]
    private partial void LogDown(Exception cause);
}
