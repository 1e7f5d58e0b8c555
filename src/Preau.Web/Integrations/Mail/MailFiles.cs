using System.Globalization;
using MimeKit;

namespace Preau.Web.Integrations.Mail;

/// <summary>The mails of a demo, as <see cref="FolderRoute"/> wrote them.</summary>
public sealed class MailFiles(MailFolder folder)
{
    /// <summary>Numbers of the messages, the newest first.</summary>
    public IReadOnlyList<long> Numbers() => !Directory.Exists(folder.Path) ? [] :
    [
        .. Directory.EnumerateFiles(folder.Path, "*.eml")
            .Select(path => long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0).OrderDescending(),
    ];

    /// <summary>Null when there is none of that number.</summary>
    public async Task<MimeMessage?> Find(long number)
    {
        var path = FolderRoute.PathOf(folder.Path, number);
        return File.Exists(path) ? await MimeMessage.LoadAsync(path) : null;
    }
}
