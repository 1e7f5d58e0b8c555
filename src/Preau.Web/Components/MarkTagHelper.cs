using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Preau.Web.Components;

/// <summary><c>&lt;mark of="Marks.Of(request.State)" /&gt;</c>; content replaces the word.</summary>
[HtmlTargetElement("mark", Attributes = "of")]
public sealed class MarkTagHelper(Icons icons) : TagHelper
{
    public required Mark Of { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var word = await output.GetChildContentAsync();
        output.TagName = null;
        output.Content.SetHtmlContent(Markup(icons, Of, word.IsEmptyOrWhiteSpace ? new HtmlContentBuilder().Append(Of.Word) : word));
    }

    internal static IHtmlContent Markup(Icons icons, Mark mark, IHtmlContent word)
    {
        var markup = new HtmlContentBuilder().AppendFormat("<span class=\"mark {0}\"><b>", mark.Css);
        if (mark.Sign.Length > 0)
            markup.Append(mark.Sign);
        else
            markup.AppendHtml(icons.Svg("check"));
        return markup.AppendHtml("</b> ").AppendHtml(word).AppendHtml("</span>");
    }
}

public static class MarkExtensions
{
    /// <summary>For views; cheaper than the tag helper in long lists.</summary>
    public static IHtmlContent Mark(this IHtmlHelper html, Mark mark, string? word = null) => MarkTagHelper.Markup(
        html.ViewContext.HttpContext.RequestServices.GetRequiredService<Icons>(), mark, new HtmlContentBuilder().Append(word ?? mark.Word));
}
