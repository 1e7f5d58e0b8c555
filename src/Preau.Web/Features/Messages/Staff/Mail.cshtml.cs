using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MimeKit;
using Preau.Web.Hosting;
using Preau.Web.Integrations.Mail;
using Preau.Web.Security;

namespace Preau.Web.Features.Messages.Staff;

/// <summary>
/// One mail of a demo. Its text stands on the page; its HTML is a document of its own in a frame that runs nothing and may only lead the
/// whole window to a link (<see cref="SecurityHeaders"/>).
/// </summary>
[AnyStaff]
[DemoOnly]
public sealed partial class MailModel(MailFiles files, PublicLinks links, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Number { get; set; }

    public MimeMessage Mail { get; private set; } = null!;

    public DateTime WrittenAt => clock.ToLocal(Mail.Date.UtcDateTime);

    public IReadOnlyList<string> Attachments => [.. Mail.Attachments.Select(a => a.ContentDisposition?.FileName ?? a.ContentType.Name ?? "sans nom")];

    /// <summary>The text in pieces, and which of them are a link to this very portal.</summary>
    public IEnumerable<(string Piece, bool IsLink)> Text() =>
        Spaces().Split((Mail.TextBody ?? "").Trim()).Select(piece => (piece, piece.StartsWith(links.Absolute("/"), StringComparison.Ordinal)));

    public async Task<IActionResult> OnGet()
    {
        if (await files.Find(Number) is not { } mail) return NotFound();
        Mail = mail;
        return Page();
    }

    /// <summary>The HTML as it was sent; a link in it leads the whole window, not the frame.</summary>
    public async Task<IActionResult> OnGetHtml() => await files.Find(Number) is { HtmlBody: { } html }
        ? Content(html.Replace("<head>", "<head><base target=\"_top\">", StringComparison.OrdinalIgnoreCase), "text/html; charset=utf-8")
        : NotFound();

    [GeneratedRegex(@"(?<space>\s+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
