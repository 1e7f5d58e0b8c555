using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Preau.Web.Integrations.Mail;

namespace Preau.Testing;

/// <summary>What somebody received: the text waits in the outbox, or stands in the demo's folder once it left.</summary>
public static partial class Letterbox
{
    public static async Task<string> LastText(this PreauHost host, string to)
    {
        var mail = await host.InStore(db => db.OutboxMails.AsNoTracking().Where(m => m.To == to).OrderByDescending(m => m.Id).FirstAsync());
        if (mail.Text.Length > 0) return mail.Text;
        using var message = await MimeMessage.LoadAsync(FolderRoute.PathOf(Path.Combine(host.Store.Folder, "mails"), mail.Id));
        return message.TextBody!;
    }

    /// <summary>Path and query of the link in the last mail.</summary>
    public static async Task<string> LastLink(this PreauHost host, string to) =>
        new Uri(Address().Match(await host.LastText(to)).Value).PathAndQuery;

    [GeneratedRegex("https?://\\S+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
