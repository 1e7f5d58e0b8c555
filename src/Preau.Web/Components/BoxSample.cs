using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Preau.Web.Components;

/// <summary>A box that shows a look and does nothing: for the calendar's legend and the page of components.</summary>
public static class BoxSample
{
    /// <summary>To be put in an element that has the look's class.</summary>
    public static IHtmlContent SampleOf(this IHtmlHelper html, BoxLook look) => look.Shape switch
    {
        BoxShape.Box => Box(look),
        BoxShape.Badge => new HtmlContentBuilder()
            .AppendFormat("<span class=\"{0}\">", look.Css.Contains("d-extra", StringComparison.Ordinal) ? "rel" : "swatch rel")
            .AppendHtml(Box(look)).AppendHtml(Sign(look)).AppendHtml("</span>"),
        BoxShape.Link => new HtmlContentBuilder().AppendHtml("<span class=\"swatch\">").AppendHtml(Sign(look)).AppendHtml("</span>"),
        BoxShape.Text => new HtmlContentBuilder().AppendFormat("<span class=\"txt\" aria-hidden=\"true\">{0}</span>", look.Sign),
        BoxShape.Icon => new HtmlContentBuilder().AppendHtml("<span class=\"swatch\">").AppendHtml(html.Icon(look.Sign)).AppendHtml("</span>"),
        BoxShape.Hatched => new HtmlString("<span class=\"swatch shut\"></span>"),
        _ => HtmlString.Empty,
    };

    private static IHtmlContent Box(BoxLook look) => new HtmlContentBuilder()
        .AppendHtml(look.IsChecked ? "<input class=\"box\" type=\"checkbox\" checked disabled" : "<input class=\"box\" type=\"checkbox\" disabled")
        .AppendFormat(" aria-label=\"Exemple\u00A0: {0}\">", look.Word);

    private static IHtmlContent Sign(BoxLook look) =>
        new HtmlContentBuilder().AppendFormat("<span class=\"rank\" aria-hidden=\"true\">{0}</span>", look.Sign);
}
