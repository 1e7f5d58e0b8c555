using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Preau.Testing;
using Preau.Web.Components;
using Preau.Web.Tests.Security;

namespace Preau.Web.Tests.Crawl;

/// <summary>What is wrong with a rendered page: its forms, the names of its fields, what refers to what.</summary>
internal static partial class PageRules
{
    /// <summary>What somebody may type into an address: never a person's name.</summary>
    private static readonly string[] TypedIntoAddresses = ["code"];

    /// <summary>Acts without a key, and why a second press does no harm.</summary>
    private static readonly Dictionary<string, string> WithoutKey = new(StringComparer.Ordinal)
    {
        ["letter"] = "prints another letter with another code: it answers with the paper itself",
    };

    private static readonly string[] References = ["for", "form", "list", "popovertarget", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers"];

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "SVG", "INPUT", "SELECT", "TEXTAREA" };

    public static IEnumerable<string> OfForms(Seen page, IReadOnlyList<Door> doors)
    {
        foreach (var form in page.Document.Forms)
        {
            var fields = page.FieldsOf(form).ToList();
            if (form.GetAttribute("method") != "post")
            {
                foreach (var field in fields.Where(f => IsTyped(f) && !TypedIntoAddresses.Contains(f.GetAttribute("name")))) yield return $"{field.OuterHtml} stands in a form that writes it into the address";
                continue;
            }

            if (!fields.Exists(f => f.GetAttribute("name") == "__RequestVerificationToken" && f.GetAttribute("value") is { Length: > 20 })) yield return $"the form to « {form.GetAttribute("action")} » posts without a token";
            foreach (var target in Targets(page, form).Where(t => t.Authority == page.Address.Authority))
            {
                var door = doors.Where(d => d.Method == "POST" && d.Takes(target.AbsolutePath)).MinBy(d => d.Pattern.Parameters.Count);
                if (door is null) yield return $"a form posts to {target.AbsolutePath}, which takes no post";
                else if (door.WantsKey && !WithoutKey.ContainsKey(target.Segments[^1]) && !fields.Exists(f => f.GetAttribute("name") == FormKeyTagHelper.FieldName)) yield return $"the form to {target.AbsolutePath} has no key, so a second press would act twice";
            }
        }
    }

    public static IEnumerable<string> OfNames(Seen page)
    {
        var html = page.Document;
        foreach (var field in html.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
        {
            var name = NameOf(field, html);
            if (name.Length == 0) yield return $"{Tag(field)} has no name";
            else if (name.Contains(" ,", StringComparison.Ordinal) || name.StartsWith(',')) yield return $"{Tag(field)} is read « {name} »";
            if (field is IHtmlInputElement { Type: "radio" } && GroupOf(field, html).Length == 0) yield return $"{Tag(field)} answers no question";
        }

        foreach (var element in html.QuerySelectorAll("a[href], button, summary"))
        {
            var name = NameOf(element, html);
            if (name.Length == 0) yield return $"{Tag(element)} has no name";
            else if (name.Contains(" ,", StringComparison.Ordinal)) yield return $"{Tag(element)} is read « {name} »";
        }
    }

    /// <summary>French keeps a double sign with its word: no line begins with one.</summary>
    public static IEnumerable<string> OfSpaces(Seen page) => page.Document.QuerySelector("main")!.Descendants<IText>()
        // A mail's plain text stands as it was sent.
        .Where(text => text.ParentElement?.Closest(".letter") is null)
        .SelectMany(text => Loose().Matches(text.Data).Select(found => $"« {found.Value} » may break before its sign"));

    [GeneratedRegex(@"[^\s\u00A0]+ [;:?!»](?=\s|$)|« \S+", RegexOptions.None, 1000)]
    private static partial Regex Loose();

    public static IEnumerable<string> OfReferences(Seen page)
    {
        var html = page.Document;
        foreach (var twice in html.QuerySelectorAll("[id]").GroupBy(e => e.Id, StringComparer.Ordinal).Where(g => g.Count() > 1)) yield return $"« {twice.Key} » is the identifier of {twice.Count()} elements";
        foreach (var name in References)
        {
            foreach (var element in html.QuerySelectorAll($"[{name}]"))
            {
                var ids = element.GetAttribute(name)!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (ids.Length == 0 && element.LocalName != "output") yield return $"{Tag(element)} has an empty {name}";
                foreach (var id in ids.Where(id => html.GetElementById(id) is null)) yield return $"{Tag(element)}: {name} names « {id} », which is not there";
            }
        }

        foreach (var link in html.QuerySelectorAll("a[href*='#']"))
        {
            var to = new Uri(page.Address, link.GetAttribute("href"));
            if (to.AbsolutePath == page.Address.AbsolutePath && to.Fragment.Length > 1 && html.GetElementById(to.Fragment[1..]) is null) yield return $"{Tag(link)} leads to nothing on its page";
        }
    }

    /// <summary>A refused form: each sentence at its field, and in the summary that leads there; what was typed is still there.</summary>
    public static IEnumerable<string> OfRefusal(Seen page, string? typed)
    {
        var html = page.Document;
        if (html.GetElementById("erreurs") is not { } summary || summary.QuerySelectorAll("li").Length == 0)
        {
            yield return "says nowhere what is wrong";
            yield break;
        }

        if (summary.GetAttribute("role") != "alert") yield return "its summary is not read out";
        foreach (var line in summary.QuerySelectorAll("li"))
        {
            if (line.QuerySelector("a") is not { } link) continue;
            var field = html.GetElementById(link.GetAttribute("href")!.TrimStart('#'));
            var saysSo = field is not null && (Says(field, link, html) || (field.Closest("fieldset") is { } group && Says(group, link, html)));
            if (!saysSo) yield return $"« {Seen.Fold(link.TextContent)} » is not said at {link.GetAttribute("href")}";
        }

        foreach (var field in html.QuerySelectorAll("[aria-invalid=true]").Where(f => summary.QuerySelectorAll("a").All(a => a.GetAttribute("href") != "#" + f.Id)))
            yield return $"{Tag(field)} is wrong, and the summary does not lead there";
        if (typed is null) yield break;
        foreach (var field in html.QuerySelectorAll("main input[aria-invalid=true], main textarea[aria-invalid=true]").Where(f => f is IHtmlTextAreaElement or IHtmlInputElement { Type: not ("password" or "checkbox" or "radio" or "file") }))
        {
            if ((field is IHtmlTextAreaElement area ? area.Value : field.GetAttribute("value")) != typed) yield return $"{Tag(field)} has lost what was typed";
        }
    }

    private static bool Says(IElement field, IElement link, IDocument html) => (field.GetAttribute("aria-describedby") ?? "").Split(' ')
        .Select(id => Seen.Fold(html.GetElementById(id)?.TextContent ?? "")).Any(text => text.Contains(Seen.Fold(link.TextContent), StringComparison.Ordinal));

    private static IEnumerable<Uri> Targets(Seen page, IHtmlFormElement form) => page.Document.QuerySelectorAll("button:not([type=button])")
        .Where(b => (b.GetAttribute("form") is { } id ? page.Document.GetElementById(id) : b.Closest("form")) == form)
        .Select(b => b.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "").Distinct(StringComparer.Ordinal)
        .Select(action => new Uri(page.Address, action.Length == 0 ? page.Address.PathAndQuery : action));

    private static bool IsTyped(IElement field) => field is IHtmlTextAreaElement or IHtmlInputElement { Type: "text" or "search" or "email" or "tel" or "url" };

    private static string GroupOf(IElement field, IDocument html) =>
        field.Closest("fieldset")?.QuerySelector("legend") is { } legend ? TextOf(legend) : field.Closest("[role=group], [role=radiogroup]") is { } group ? NameOf(group, html) : "";

    /// <summary>The accessible name, as browsers make it: what is out of the flow stands apart.</summary>
    private static string NameOf(IElement element, IDocument html)
    {
        if (element.GetAttribute("aria-labelledby") is { } ids) return Seen.Fold(string.Join(' ', ids.Split(' ').Select(id => html.GetElementById(id) is { } by ? TextOf(by) : "")));
        if (element.GetAttribute("aria-label") is { Length: > 0 } said) return said;
        if (element is IHtmlAnchorElement or IHtmlButtonElement || element.LocalName == "summary") return TextOf(element);
        var labels = html.QuerySelectorAll("label").Where(l => l.GetAttribute("for") is { } id ? id == element.Id : l.Contains(element));
        return Seen.Fold(string.Join(' ', labels.Select(TextOf)));
    }

    private static string TextOf(IElement element) => Seen.Fold(Raw(element));

    private static string Raw(INode node) => node switch
    {
        IText text => text.Data,
        IElement e when e.GetAttribute("aria-hidden") == "true" || Silent.Contains(e.TagName) => "",
        IElement e when e.ClassList.Contains("sr") => " " + string.Concat(e.ChildNodes.Select(Raw)) + " ",
        _ => string.Concat(node.ChildNodes.Select(Raw)),
    };

    private static string Tag(IElement element) => element.OuterHtml is { Length: > 160 } html ? html[..160] + "…" : element.OuterHtml;
}
