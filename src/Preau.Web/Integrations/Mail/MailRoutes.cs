using Microsoft.EntityFrameworkCore;
using Preau.Web.Storage;

namespace Preau.Web.Integrations.Mail;

/// <summary>
/// Which way mails leave is read in the database at each run, not in a setting: a demo is one for ever and never opens a connection.
/// </summary>
public sealed class MailRoutes(MailOptions options, MailFolder folder)
{
    /// <summary>The way out, or null when there is none: not installed yet, or a town without an SMTP server.</summary>
    public async Task<IMailRoute?> Open(PortalDb db, CancellationToken cancel)
    {
        var isDemo = await db.Installations.Select(i => (bool?)i.IsDemo).SingleOrDefaultAsync(cancel);
        return isDemo switch
        {
            true => new FolderRoute(folder.Path),
            false when options.Problems().Count == 0 => new SmtpRoute(options),
            _ => null,
        };
    }
}

/// <summary>Where a demo keeps its mails: <c>mails</c> in the data folder.</summary>
public sealed record MailFolder(string Path);
