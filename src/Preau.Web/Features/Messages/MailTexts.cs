using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Preau.Web.Integrations.Mail;
using Preau.Web.Storage;

namespace Preau.Web.Features.Messages;

/// <summary>
/// The text of each kind in force on a day: the town's own (setting <c>texte.NAME</c>), else the one that the product ships
/// (<c>seed/textes/NAME.txt</c>). One format, one reader: <see cref="MailText"/>.
/// </summary>
public static class MailTexts
{
    public const string SettingPrefix = "texte.";

    /// <summary>The shipped text of a kind, as written in its file.</summary>
    public static string Shipped(MailKind kind)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"textes/{kind.Name}.txt")
            ?? throw new InvalidOperationException($"seed/textes/{kind.Name}.txt is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>What keeps the text from being saved for that kind: French sentences, empty when it may be.</summary>
    public static IReadOnlyList<string> Problems(MailKind kind, string text) => MailText.Problems(text, kind.AllPlaces, kind.Required);

    public static async Task<MailText> InForce(PortalDb db, MailKind kind, DateOnly today)
    {
        var name = SettingPrefix + kind.Name;
        var own = await db.Settings.Where(s => s.Name == name && s.EffectiveFrom <= today)
            .OrderByDescending(s => s.EffectiveFrom).Select(s => s.Value).FirstOrDefaultAsync();
        return MailText.Read(own ?? Shipped(kind))!;
    }
}
