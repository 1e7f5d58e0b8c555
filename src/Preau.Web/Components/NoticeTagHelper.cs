using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Preau.Web.Components;

public enum NoticeKind
{
    Info,
    Good,
    Warn,
    Bad,
}

/// <summary>A message on the page: information, success, warning, refusal.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper(Icons icons) : TagHelper
{
    public NoticeKind Kind { get; set; }

    /// <summary>A heading of the message, where it has more than one sentence.</summary>
    public string? Heading { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var (css, icon) = Kind switch
        {
            NoticeKind.Good => ("alert good", "check"),
            NoticeKind.Warn => ("alert warn", "warn"),
            NoticeKind.Bad => ("alert bad", "stop"),
            _ => ("alert", "info"),
        };
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", css);
        output.Content.AppendHtml(icons.Svg(icon)).AppendHtml("<div>");
        if (Heading is not null)
            output.Content.AppendFormat("<h2>{0}</h2>", Heading);
        output.Content.AppendHtml(text).AppendHtml("</div>");
    }
}
