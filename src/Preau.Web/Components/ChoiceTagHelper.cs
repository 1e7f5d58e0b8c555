using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Preau.Web.Components;

/// <summary>
/// One answer inside <c>&lt;choices&gt;</c> (with <c>value</c>), or a box that stands alone (with <c>for</c>, a yes or no).
/// </summary>
[HtmlTargetElement("choice")]
public sealed class ChoiceTagHelper(Icons icons) : TagHelper
{
    public ModelExpression? For { get; set; }

    public string? Value { get; set; }

    public string? Hint { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = null;
        if (For is not null)
            Alone(new FormField(For, ViewContext), text, output.Content);
        else if (context.Items.TryGetValue(typeof(ChoiceGroup), out var group))
            output.Content.SetHtmlContent(((ChoiceGroup)group).Label(Value ?? "", text, Hint));
        else
            throw new InvalidOperationException("A <choice> stands inside <choices>, or has for=\"…\".");
    }

    internal static TagBuilder Around(TagBuilder input, IHtmlContent text, string? hint)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("choice");
        label.InnerHtml.AppendHtml(input).AppendHtml("<span>").AppendHtml(text);
        if (hint is not null)
            label.InnerHtml.AppendFormat("<small>{0}</small>", hint);
        label.InnerHtml.AppendHtml("</span>");
        return label;
    }

    private void Alone(FormField field, IHtmlContent text, TagHelperContent output)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.StartTag };
        input.MergeAttribute("type", "checkbox");
        input.MergeAttribute("id", field.Id);
        input.MergeAttribute("name", field.Name);
        input.MergeAttribute("value", "true");
        if (field.Chosen.Contains("true", StringComparer.OrdinalIgnoreCase))
            input.MergeAttribute("checked", "checked");
        if (field.Error is { Length: > 0 } error)
        {
            input.MergeAttribute("aria-invalid", "true");
            input.MergeAttribute("aria-describedby", field.ErrorId);
            output.AppendFormat("<p class=\"error\" id=\"{0}\">{1}<span>{2}</span></p>", field.ErrorId, icons.Svg("stop"), error);
        }
        // An empty box posts nothing: this says no in its place.
        output.AppendHtml(Around(input, text, Hint)).AppendFormat("<input type=\"hidden\" name=\"{0}\" value=\"false\">", field.Name);
    }
}
