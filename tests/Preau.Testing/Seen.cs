using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Preau.Testing;

/// <summary>A page as it came: status, address after redirects, content.</summary>
public sealed record Seen(HttpStatusCode Status, Uri Address, string? MediaType, byte[] Body, IHtmlDocument? Html)
{
    public string Path => Address.AbsolutePath;

    public IHtmlDocument Document => Html ?? throw new InvalidOperationException($"{Address} gave {(int)Status} {MediaType}, not a page.");

    /// <summary>What a person reads, spaces folded (non-breaking ones too).</summary>
    public string Text => Fold(Document.Body!.TextContent);

    public string Title => Fold(Document.QuerySelector("h1")?.TextContent ?? "");

    public static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public IReadOnlyList<string> All(string selector) => Document.QuerySelectorAll(selector).Select(e => Fold(e.TextContent)).ToList();

    /// <summary>The address of the first link that shows this text.</summary>
    public string Link(string text) => ((IHtmlAnchorElement?)Document.QuerySelectorAll("a").FirstOrDefault(a => Fold(a.TextContent).Contains(text, StringComparison.Ordinal)))?.GetAttribute("href")
        ?? throw new InvalidOperationException($"No link « {text} » on {Path}. Links: {string.Join(" | ", All("a"))}");

    public bool HasButton(string text) => Button(text) is not null;

    /// <summary>The request that pressing this button makes, with these fields changed.</summary>
    public HttpRequestMessage Submission(string button, (string Field, string Value)[] fields)
    {
        var submitter = Button(button) ?? throw new InvalidOperationException($"No button « {button} » on {Path} ({(int)Status}). Buttons: {string.Join(" | ", All("button"))}");
        foreach (var (name, value) in fields) Fill(FormOf(submitter), name, value);
        return Submission(submitter);
    }

    /// <summary>The form that a button sends.</summary>
    public IHtmlFormElement FormOf(IElement submitter) =>
        (IHtmlFormElement?)(submitter.GetAttribute("form") is { } id ? Document.GetElementById(id) : submitter.Closest("form"))
        ?? throw new InvalidOperationException($"The button « {Fold(submitter.TextContent)} » stands in no form.");

    /// <summary>The fields that a form sends, wherever they stand in the page.</summary>
    public IEnumerable<IElement> FieldsOf(IHtmlFormElement form) =>
        Document.QuerySelectorAll("input,select,textarea").Where(e => e.Closest("form") == form || (e.GetAttribute("form") == form.Id && form.Id is { Length: > 0 }));

    /// <summary>The request that pressing this button makes.</summary>
    public HttpRequestMessage Submission(IElement submitter)
    {
        var form = FormOf(submitter);
        var pairs = new List<KeyValuePair<string, string>>();
        var files = new List<(string Name, string FileName, string Content)>();
        foreach (var element in FieldsOf(form))
        {
            if (element.HasAttribute("disabled") || element.Closest("fieldset[disabled]") is not null || element.GetAttribute("name") is not { Length: > 0 } name) continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when !box.IsChecked:
                case IHtmlInputElement { Type: "submit" or "button" or "image" or "reset" }:
                    break;
                case IHtmlInputElement { Type: "file" } file:
                    if (file.GetAttribute("data-test-file") is { } content) files.Add((name, content.Split('|')[0], content.Split('|', 2)[1]));
                    break;
                case IHtmlInputElement input:
                    pairs.Add(new(name, input.Value));
                    break;
                case IHtmlSelectElement select:
                    pairs.AddRange(select.Options.Where(o => o.IsSelected).Select(o => new KeyValuePair<string, string>(name, o.Value)));
                    break;
                case IHtmlTextAreaElement area:
                    pairs.Add(new(name, area.Value));
                    break;
            }
        }
        if (submitter.GetAttribute("name") is { Length: > 0 } pressed) pairs.Add(new(pressed, submitter.GetAttribute("value") ?? ""));
        var action = submitter.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "";
        var target = new Uri(Address, action.Length == 0 ? Address.PathAndQuery : action);
        return form.Method.Equals("post", StringComparison.OrdinalIgnoreCase) ? Post(form, target, pairs, files)
            : new HttpRequestMessage(HttpMethod.Get, new UriBuilder(target) { Query = string.Join('&', pairs.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}")) }.Uri);
    }

    private static HttpRequestMessage Post(IHtmlFormElement form, Uri target, List<KeyValuePair<string, string>> pairs, List<(string Name, string FileName, string Content)> files)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, target);
        if (form.Enctype != "multipart/form-data")
        {
            request.Content = new FormUrlEncodedContent(pairs);
            return request;
        }
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in pairs) parts.Add(new StringContent(value), name);
        foreach (var (name, fileName, content) in files) parts.Add(new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(content)), name, fileName);
        request.Content = parts;
        return request;
    }

    private IElement? Button(string text) =>
        Document.QuerySelectorAll("button, input[type=submit]").FirstOrDefault(b => Fold(b.TextContent).StartsWith(text, StringComparison.Ordinal))
        ?? Document.QuerySelectorAll("button").FirstOrDefault(b => Fold(b.TextContent).Contains(text, StringComparison.Ordinal));

    // A field is found as a person finds it, by its label; a hidden one or one of many boxes by "name=value".
    private void Fill(IHtmlFormElement form, string field, string value)
    {
        var label = Document.QuerySelectorAll("label").FirstOrDefault(l => Fold(l.TextContent) == field && l.Closest("form") == form)
            ?? Document.QuerySelectorAll("label").FirstOrDefault(l => Fold(l.TextContent).StartsWith(field, StringComparison.Ordinal) && l.Closest("form") == form);
        var element = label is null ? null
            : label.GetAttribute("for") is { } id ? Document.GetElementById(id) : label.QuerySelector("input,select,textarea");
        element ??= form.QuerySelectorAll("input,select,textarea").FirstOrDefault(e => e.GetAttribute("name") == field
            && (e is not IHtmlInputElement { Type: "checkbox" or "radio" } || e.GetAttribute("value") == value.TrimStart('-')));
        switch (element)
        {
            case null:
                throw new InvalidOperationException($"No field « {field} » on {Path}. Labels: {string.Join(" | ", All("label"))}");
            case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                box.IsChecked = value is not ("non" or "") && !value.StartsWith('-');
                break;
            case IHtmlInputElement { Type: "file" } file:
                file.SetAttribute("data-test-file", value);
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlSelectElement select:
                foreach (var option in select.Options) option.IsSelected = option.Value == value || Fold(option.Text) == value;
                break;
        }
    }
}
