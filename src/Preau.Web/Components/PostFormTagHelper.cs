using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Preau.Web.Components;

/// <summary>
/// Every form that posts carries its token, and nobody has to think of it: the framework adds one only to a form without an
/// address of its own. One that says <c>asp-antiforgery</c> itself is left to the framework.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post],action")]
public sealed class PostFormTagHelper(IHtmlGenerator html) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var hasNone = context.AllAttributes["action"].Value?.ToString() is not { Length: > 0 };
        if (hasNone || context.AllAttributes.ContainsName("asp-antiforgery")) return;
        if (html.GenerateAntiforgery(ViewContext) is { } token) output.PostContent.AppendHtml(token);
    }
}
