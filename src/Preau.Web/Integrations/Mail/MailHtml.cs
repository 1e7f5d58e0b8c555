using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Preau.Web.Texts;

namespace Preau.Web.Integrations.Mail;

/// <summary>The message as one HTML file, made from the same text: no table, no image, no script, nothing loaded from elsewhere.</summary>
public static class MailHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly string Frame = ReadFrame();

    public static string Render(string town, string subject, string text)
    {
        var blocks = MailBody.Read(French.Tied(text));
        var body = new StringBuilder();
        foreach (var block in blocks.Where(b => b.Kind != MailBlockKind.Foot)) Append(body, block);
        var foot = string.Concat(blocks.Where(b => b.Kind == MailBlockKind.Foot).Select(b => $"<p>{Lines(b.Lines)}</p>"));
        return Frame
            .Replace("<!--town-->", Safe(town), StringComparison.Ordinal)
            .Replace("<!--subject-->", Safe(subject), StringComparison.Ordinal)
            .Replace("<!--foot-->", foot, StringComparison.Ordinal)
            .Replace("<!--body-->", body.ToString(), StringComparison.Ordinal);
    }

    private static void Append(StringBuilder html, MailBlock block)
    {
        switch (block.Kind)
        {
            case MailBlockKind.Heading:
                html.Append("<h2>").Append(Safe(block.Lines[0])).Append("</h2>\n");
                break;
            case MailBlockKind.List:
                html.Append("<ul>").AppendJoin("", block.Lines.Select(l => $"<li>{Safe(l[2..])}</li>")).Append("</ul>\n");
                break;
            case MailBlockKind.Facts:
                html.Append("<dl>").AppendJoin("", block.Lines.Select(l => MailBody.Fact(l)!.Value).Select(f => $"<dt>{Safe(f.Name)}</dt><dd>{Safe(f.Value)}</dd>")).Append("</dl>\n");
                break;
            case MailBlockKind.Link:
                var (words, address) = MailBody.Link(block.Lines[0])!.Value;
                html.Append($"<p><a class=\"go\" href=\"{Safe(address)}\">{Safe(words)}</a></p>\n");
                break;
            default:
                html.Append("<p>").Append(Lines(block.Lines)).Append("</p>\n");
                break;
        }
    }

    private static string Lines(IEnumerable<string> lines) => string.Join("<br>", lines.Select(Safe));

    private static string Safe(string text) => Encoder.Encode(text);

    private static string ReadFrame()
    {
        using var stream = typeof(MailHtml).Assembly.GetManifestResourceStream("mail-frame.html")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
