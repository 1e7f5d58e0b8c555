using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Preau.Web.Components;

/// <summary>
/// On top of a refused form: how many answers are to be corrected, each with a link to its field; refusals that
/// belong to no field stand there as sentences. Nothing when nothing is wrong. It takes the focus, without a script.
/// </summary>
[HtmlTargetElement("error-summary")]
public sealed class ErrorSummaryTagHelper(Icons icons) : TagHelper
{
    private static readonly string[] Numbers = ["", "Une", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit", "Neuf"];

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState
            .SelectMany(e => e.Value!.Errors.Select(x => (Field: e.Key, x.ErrorMessage)))
            .Where(e => e.ErrorMessage.Length > 0)
            .Distinct()
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "alert bad");
        output.Attributes.SetAttribute("id", "erreurs");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Content.AppendHtml(icons.Svg("stop"))
            .AppendFormat("<div><h2>{0}</h2><ul>", Title(errors.Count(e => e.Field.Length > 0)));
        foreach (var (field, message) in errors)
        {
            if (field.Length > 0)
                output.Content.AppendFormat("<li><a href=\"#{0}\">{1}</a></li>", TagBuilder.CreateSanitizedId(field, "_"), message);
            else
                output.Content.AppendFormat("<li>{0}</li>", message);
        }
        output.Content.AppendHtml("</ul></div>");
    }

    private static string Title(int fields) => fields switch
    {
        0 => "Rien n’a été enregistré",
        1 => "Une réponse est à corriger",
        < 10 => $"{Numbers[fields]} réponses sont à corriger",
        _ => $"{fields} réponses sont à corriger",
    };
}
