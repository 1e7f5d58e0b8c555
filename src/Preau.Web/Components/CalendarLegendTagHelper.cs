using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Preau.Domain.Bookings;

namespace Preau.Web.Components;

/// <summary>The legend under a calendar: only the states that it shows, in the order of the list.</summary>
[HtmlTargetElement("calendar-legend", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CalendarLegendTagHelper(IHtmlHelper html) : TagHelper
{
    public required IEnumerable<BoxState> States { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.TagName = "ul";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "legend-cal");
        output.Attributes.SetAttribute("aria-label", "Légende du calendrier");
        foreach (var state in States.Distinct().Order().Where(s => s is not (BoxState.NoService or BoxState.Past)))
        {
            Line(BoxLook.Of(state), output.Content);
            if (state == BoxState.Free)
                Line(BoxLook.Added, output.Content);
            if (state == BoxState.Booked)
                Line(BoxLook.Removed, output.Content);
        }
    }

    private void Line(BoxLook look, TagHelperContent output) => output
        .AppendFormat("<li class=\"{0}\">", look.Shape is BoxShape.Hatched ? "" : look.Css)
        .AppendHtml(html.SampleOf(look))
        .Append(look.Word)
        .AppendHtml("</li>");
}
