using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Preau.Web.Components;

/// <summary>
/// A labelled field: label, hint, error, input, tied together by identifiers. What was typed stays.
/// The kind of input follows the property's type; attributes that are not listed here go to the input;
/// content of the element comes after the input.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper(Icons icons) : TagHelper
{
    public required ModelExpression For { get; set; }

    /// <summary>Default: the property's display name.</summary>
    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>text, email, password, tel, date, time, file, textarea, select, money; default: from the property.</summary>
    public string? Type { get; set; }

    /// <summary>The choices of a select.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>"s" for a postcode, "m" for a phone; default: the column's width.</summary>
    public string? Width { get; set; }

    /// <summary>Says "(facultatif)". Default: whether the property may be empty.</summary>
    public bool? Optional { get; set; }

    /// <summary>Stands inside a sentence: its label is read, not shown.</summary>
    public bool Inline { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FormField(For, ViewContext);
        var error = field.Error;
        var after = await output.GetChildContentAsync();
        var input = Input(field, output.Attributes);
        Describe(input, field, error);

        output.TagName = Inline ? "span" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", $"{(Inline ? "inl" : "field")}{(error.Length > 0 ? " wrong" : "")}");
        var content = output.Content;
        content.AppendFormat(Inline ? "<label class=\"sr\" for=\"{0}\">{1}{2}</label>" : "<label for=\"{0}\">{1}{2}</label>", field.Id, field.Label(Label), IsOptional ? " (facultatif)" : "");
        if (Hint is not null)
            content.AppendFormat("<span class=\"hint\" id=\"{0}\">{1}</span>", field.HintId, Hint);
        if (error.Length > 0)
            content.AppendFormat("<{3} class=\"error\" id=\"{0}\">{1}<span>{2}</span></{3}>", field.ErrorId, icons.Svg("stop"), error, Inline ? "span" : "p");
        if (Kind() == "money")
            content.AppendHtml("<span class=\"with-unit\">").AppendHtml(input).AppendHtml(" €</span>");
        else
            content.AppendHtml(input);
        content.AppendHtml(after);
    }

    private bool IsOptional => Optional ?? !For.Metadata.IsRequired;

    private TagBuilder Input(FormField field, TagHelperAttributeList extra)
    {
        var kind = Kind();
        var input = kind switch
        {
            "textarea" => TextArea(field),
            "select" => Select(field),
            _ => Box(field, kind),
        };
        foreach (var attribute in extra)
            input.MergeAttribute(attribute.Name, attribute.Value?.ToString() ?? "");
        input.MergeAttribute("class", Width is null ? "input" : $"input w-{Width}");
        input.MergeAttribute("id", field.Id);
        input.MergeAttribute("name", field.Name);
        return input;
    }

    private static TagBuilder TextArea(FormField field)
    {
        var area = new TagBuilder("textarea");
        // A line break right after the tag is swallowed by browsers: one that was typed must not be.
        area.InnerHtml.AppendHtml("\n").Append(field.Value);
        return area;
    }

    private TagBuilder Select(FormField field)
    {
        var select = new TagBuilder("select");
        var value = field.Value;
        foreach (var item in Items ?? [])
        {
            var option = new TagBuilder("option");
            option.MergeAttribute("value", item.Value ?? item.Text);
            if ((item.Value ?? item.Text) == value)
                option.MergeAttribute("selected", "selected");
            option.InnerHtml.Append(item.Text);
            select.InnerHtml.AppendHtml(option);
        }
        return select;
    }

    private static TagBuilder Box(FormField field, string kind)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.StartTag };
        var value = field.Value;
        // A browser shows nothing for a date that it cannot read: as text, what was typed stays to be corrected.
        if (kind == "date" && value.Length > 0 && !DateOnly.TryParseExact(value, "yyyy-MM-dd", out _))
            kind = "text";
        input.MergeAttribute("type", kind == "money" ? "text" : kind);
        if (kind is "money")
        {
            input.MergeAttribute("inputmode", "decimal");
            input.MergeAttribute("autocomplete", "off");
        }
        if (kind is not ("password" or "file"))
            input.MergeAttribute("value", value);
        return input;
    }

    private void Describe(TagBuilder input, FormField field, string error)
    {
        string?[] described =
        [
            input.Attributes.GetValueOrDefault("aria-describedby"),
            Hint is null ? null : field.HintId,
            error.Length == 0 ? null : field.ErrorId,
        ];
        if (string.Join(' ', described.OfType<string>()) is { Length: > 0 } ids)
            input.MergeAttribute("aria-describedby", ids, replaceExisting: true);
        if (error.Length > 0)
            input.MergeAttribute("aria-invalid", "true");
        if (!IsOptional && !input.Attributes.ContainsKey("readonly"))
            input.MergeAttribute("aria-required", "true");
    }

    private string Kind() => Type ?? (Items is not null ? "select" : For.Metadata.DataTypeName switch
    {
        "EmailAddress" => "email",
        "Password" => "password",
        "PhoneNumber" => "tel",
        "MultilineText" => "textarea",
        _ => OfType(For.Metadata),
    });

    private static string OfType(ModelMetadata metadata)
    {
        var type = metadata.UnderlyingOrModelType;
        return type == typeof(DateOnly) ? "date"
            : type == typeof(TimeOnly) ? "time"
            : type == typeof(Domain.Values.Money) ? "money"
            : type == typeof(IFormFile) ? "file"
            : "text";
    }
}
