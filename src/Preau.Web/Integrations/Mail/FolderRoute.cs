using System.Globalization;
using MimeKit;

namespace Preau.Web.Integrations.Mail;

/// <summary>A demo's mails: one file each, named by the message's number, so that a second delivery writes the same file.</summary>
public sealed class FolderRoute(string folder) : IMailRoute
{
    public static string PathOf(string folder, long id) => Path.Combine(folder, id.ToString("D8", CultureInfo.InvariantCulture) + ".eml");

    public async Task Send(MimeMessage message, long id, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var path = PathOf(folder, id);
        var unfinished = path + ".part";
        await message.WriteToAsync(unfinished, cancel);
        File.Move(unfinished, path, overwrite: true);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
