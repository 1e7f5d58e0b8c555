using System.Collections;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Preau.Web.Components;

/// <summary>One of the choices given as data.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>
/// A question with a closed list of answers: radio buttons, or boxes when the property is a list.
/// The choices are <c>&lt;choice value="…"&gt;</c> elements inside, <c>items</c>, or both.
/// </summary>
[HtmlTargetElement("choices", Attributes = "for")]
public sealed class ChoicesTagHelper(Icons icons) : TagHelper
{
    public required ModelExpression For { get; set; }

    /// <summary>The question. Default: the property's display name.</summary>
    public string? Legend { get; set; }

    public string? Hint { get; set; }

    public IEnumerable<Choice>? Items { get; set; }

    /// <summary>A rule between the choices, for long ones.</summary>
    public bool Ruled { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FormField(For, ViewContext);
        var error = field.Error;
        var many = For.ModelExplorer.ModelType != typeof(string) && For.ModelExplorer.ModelType.IsAssignableTo(typeof(IEnumerable));
        var group = new ChoiceGroup(field, many ? "checkbox" : "radio", error.Length > 0);
        context.Items[typeof(ChoiceGroup)] = group;
        var written = await output.GetChildContentAsync();

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error.Length > 0 ? "field wrong" : "field");
        if (Hint is not null || error.Length > 0)
            output.Attributes.SetAttribute("aria-describedby",
                string.Join(' ', new[] { Hint is null ? null : field.HintId, error.Length == 0 ? null : field.ErrorId }.OfType<string>()));
        output.Content.AppendFormat("<legend class=\"legend\">{0}</legend>", field.Label(Legend));
        if (Hint is not null)
            output.Content.AppendFormat("<span class=\"hint\" id=\"{0}\">{1}</span>", field.HintId, Hint);
        if (error.Length > 0)
            output.Content.AppendFormat("<p class=\"error\" id=\"{0}\">{1}<span>{2}</span></p>", field.ErrorId, icons.Svg("stop"), error);
        output.Content.AppendHtml(Ruled ? "<div class=\"choices\">" : "<div>");
        foreach (var item in Items ?? [])
            output.Content.AppendHtml(group.Label(item.Value, new HtmlContentBuilder().Append(item.Text), item.Hint));
        output.Content.AppendHtml(written).AppendHtml("</div>");
    }
}

/// <summary>The question that a choice answers; counts its choices, so that each has an identifier.</summary>
internal sealed class ChoiceGroup(FormField field, string type, bool wrong)
{
    private int count;

    public TagBuilder Label(string value, IHtmlContent text, string? hint)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.StartTag };
        input.MergeAttribute("type", type);
        // The first choice has the question's identifier: the error summary leads there.
        input.MergeAttribute("id", ++count == 1 ? field.Id : $"{field.Id}_{count}");
        input.MergeAttribute("name", field.Name);
        input.MergeAttribute("value", value);
        if (field.Chosen.Contains(value, StringComparer.OrdinalIgnoreCase))
            input.MergeAttribute("checked", "checked");
        if (wrong)
            input.MergeAttribute("aria-describedby", field.ErrorId);
        return ChoiceTagHelper.Around(input, text, hint);
    }
}
