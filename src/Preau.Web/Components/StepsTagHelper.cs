using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Preau.Web.Components;

/// <summary>The numbered steps of a journey: <c>&lt;steps names="@Names" current="2" /&gt;</c>, the first is 1.</summary>
[HtmlTargetElement("steps", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StepsTagHelper : TagHelper
{
    public required IReadOnlyList<string> Names { get; set; }

    public required int Current { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "steps");
        output.Attributes.SetAttribute("aria-label", "Étapes");
        for (var step = 1; step <= Names.Count; step++)
        {
            output.Content
                .AppendHtml(step < Current ? "<li class=\"done\">" : step == Current ? "<li aria-current=\"step\">" : "<li>")
                .AppendFormat("<span><span class=\"sr\">Étape </span>{0}. {1}", step, Names[step - 1])
                .AppendHtml(step < Current ? "<span class=\"sr\"> : terminée</span></span></li>" : "</span></li>");
        }
    }
}
