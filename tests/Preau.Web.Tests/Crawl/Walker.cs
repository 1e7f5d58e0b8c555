using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Preau.Testing;

namespace Preau.Web.Tests.Crawl;

/// <summary>Somebody who opens every address, follows every link, and can fill whatever form stands there.</summary>
internal sealed partial record Walker(string Name, Visitor Visitor, IReadOnlyList<string> Starts)
{
    /// <summary>Of the pages that differ by an identifier or a month only, so many are enough.</summary>
    private const int MostOfAKind = 3;

    private const string Fillable = "input:not([type=hidden]):not([type=file]):not([readonly]):not([disabled]), select, textarea:not([readonly])";

    public static readonly string Endless = new('é', 10_000);

    public async Task<List<Answer>> Walk()
    {
        var (answers, seen, kinds) = (new List<Answer>(), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var ahead = new Queue<(string Path, bool Always)>(Starts.Select(s => (s, true)));
        while (ahead.TryDequeue(out var next))
        {
            var kind = KindOf(next.Path);
            if (seen.Contains(next.Path) || (!next.Always && kinds.GetValueOrDefault(kind) >= MostOfAKind)) continue;
            seen.Add(next.Path);
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            var answer = await Answer.Get(Name, Visitor, next.Path);
            answers.Add(answer);
            foreach (var way in answer.Ways()) ahead.Enqueue((way, false));
        }

        return answers;
    }

    /// <summary>Sends every form of these pages that asks for something once: without any answer, or every text without end.</summary>
    public async Task<List<Sent>> SendAll(IEnumerable<Answer> pages, bool endless)
    {
        var (sent, done) = (new List<Sent>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var page in pages.Where(p => p.Status == System.Net.HttpStatusCode.OK && p.Page.Html is not null))
        {
            foreach (var (button, index) in Buttons(page.Page).Select((b, i) => (b, i)))
            {
                if (!page.Page.FieldsOf(page.Page.FormOf(button)).Any(f => f.Matches(Fillable) && (!endless || IsText(f))) || !done.Add(FormKind(page.Page, button))) continue;
                await Visitor.Open(page.Address.PathAndQuery);
                // An earlier form may have changed what the page offers.
                if (Buttons(Visitor.Page).ElementAtOrDefault(index) is { } now && FormKind(Visitor.Page, now) == FormKind(page.Page, button)) sent.Add(await Send(Visitor.Page, now, endless));
            }
        }

        return sent;
    }

    private async Task<Sent> Send(Seen page, IElement button, bool endless)
    {
        var fields = page.FieldsOf(page.FormOf(button)).Where(f => f.Matches(Fillable)).ToList();
        foreach (var field in fields) Fill(field, endless ? Endless : "");
        var typed = fields.Where(IsText).ToList();
        var isRequired = typed.Exists(f => f.GetAttribute("aria-required") == "true" || f.HasAttribute("required"));
        var answer = await Visitor.Press(button);
        return new(Name, page.Address.PathAndQuery, Seen.Fold(button.TextContent), endless || isRequired, endless, answer);
    }

    private static void Fill(IElement field, string value)
    {
        switch (field)
        {
            case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                // A yes opens the fields behind it.
                if (value.Length == 0 || box.Type == "radio") box.IsChecked = value.Length > 0 && box.Value == "true";
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlInputElement input when IsText(input):
                // A browser sends a date as it was typed where it knows no calendar.
                input.SetAttribute("type", "text");
                input.Value = value;
                break;
        }
    }

    private static bool IsText(IElement field) => field is IHtmlTextAreaElement or IHtmlInputElement { Type: not ("checkbox" or "radio" or "submit" or "button" or "file" or "hidden") };

    private static List<IElement> Buttons(Seen page) =>
        [.. page.Document.QuerySelectorAll("form[method=post] button:not([type=button]), button[form]").Where(b => page.FormOf(b).Method == "post")];

    private static string FormKind(Seen page, IElement button)
    {
        var form = page.FormOf(button);
        var fields = page.FieldsOf(form).Select(f => Numbers().Replace(f.GetAttribute("name") ?? "", "#")).Distinct(StringComparer.Ordinal);
        return $"{KindOf(page.Address.AbsolutePath)} {KindOf(button.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "")} {button.GetAttribute("name")}={button.GetAttribute("value")} {string.Join(',', fields)}";
    }

    private static string KindOf(string path)
    {
        var parts = path.Split('?', 2);
        var names = parts.Skip(1).SelectMany(query => query.Split('&')).Select(p => p.Split('=')[0]).Order(StringComparer.Ordinal);
        return Numbers().Replace(parts[0], "#") + "?" + string.Join('&', names);
    }

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}

/// <summary>A form that was sent, and what came.</summary>
/// <param name="MustRefuse">It had a field that this filling cannot answer.</param>
internal sealed record Sent(string Who, string Path, string Button, bool MustRefuse, bool Endless, Seen Answer)
{
    public override string ToString() => $"{Who} {Path} « {Button} » {(Endless ? "endless" : "empty")}: {(int)Answer.Status} {Answer.Path}";
}
