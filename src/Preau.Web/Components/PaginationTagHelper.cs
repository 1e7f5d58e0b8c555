using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Preau.Web.Components;

/// <summary>
/// Links to the pages of a list: <c>&lt;pagination page="2" pages="9" address="p => Links.List(p)" /&gt;</c>.
/// Nothing when there is one page.
/// </summary>
[HtmlTargetElement("pagination", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PaginationTagHelper(Icons icons) : TagHelper
{
    /// <summary>The page shown; the first is 1.</summary>
    public required int Page { get; set; }

    public required int Pages { get; set; }

    public required Func<int, string> Address { get; set; }

    public string Label { get; set; } = "Pages de la liste";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages < 2)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pages");
        output.Attributes.SetAttribute("aria-label", Label);
        if (Page > 1)
            output.Content.AppendFormat("<a href=\"{0}\" rel=\"prev\">{1}Précédente</a>", Address(Page - 1), icons.Svg("left"));
        var last = 0;
        foreach (var page in Shown())
        {
            if (page > last + 1)
                output.Content.AppendHtml("<span aria-hidden=\"true\">…</span>");
            output.Content.AppendFormat("<a href=\"{0}\"", Address(page))
                .AppendHtml(page == Page ? " aria-current=\"page\">" : ">")
                .AppendFormat("<span class=\"sr\">Page </span>{0}</a>", page);
            last = page;
        }
        if (Page < Pages)
            output.Content.AppendFormat("<a href=\"{0}\" rel=\"next\">Suivante{1}</a>", Address(Page + 1), icons.Svg("right"));
    }

    /// <summary>The first, the last, and the neighbours of the one shown.</summary>
    private IEnumerable<int> Shown() => new[] { 1, Page - 1, Page, Page + 1, Pages }
        .Where(p => p >= 1 && p <= Pages)
        .Distinct();
}
