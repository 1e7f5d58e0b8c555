using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Preau.Web.Components;

/// <summary>A list of terms and what is known of each, made of <c>&lt;fact term="École"&gt;…&lt;/fact&gt;</c>.</summary>
[HtmlTargetElement("facts")]
public sealed class FactsTagHelper : TagHelper
{
    /// <summary>Narrow terms, no column for links.</summary>
    public bool Tight { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Tight ? "facts tight" : "facts");
        output.Content.SetHtmlContent(await output.GetChildContentAsync());
    }
}

[HtmlTargetElement("fact", Attributes = "term")]
public sealed class FactTagHelper : TagHelper
{
    public required string Term { get; set; }

    /// <summary>Address of the page that changes it; the link is read with the term: "Modifier : école".</summary>
    public string? Edit { get; set; }

    public string EditText { get; set; } = "Modifier";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.AppendFormat("<dt>{0}</dt><dd>", Term).AppendHtml(text).AppendHtml("</dd>");
        if (Edit is not null)
            output.Content.AppendFormat("<dd><a href=\"{0}\">{1}<span class=\"sr\"> : {2}</span></a></dd>", Edit, EditText, Term);
    }
}
