using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Preau.Web.Components;

/// <summary><c>&lt;icon name="check" /&gt;</c></summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(Icons icons) : TagHelper
{
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(icons.Svg(Name));
    }
}
