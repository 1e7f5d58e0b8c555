using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Preau.Web.Texts;

namespace Preau.Web.Components;

/// <summary>
/// On top of a refused form: how many answers are to be corrected, each with a link to its field; refusals that
/// belong to no field stand there as sentences. Nothing when nothing is wrong. It takes the focus, without a script.
/// </summary>
[HtmlTargetElement("error-summary")]
public sealed class ErrorSummaryTagHelper(Icons icons) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState
            .SelectMany(e => e.Value!.Errors.Select(x => (Field: e.Key, x.ErrorMessage)))
            .Where(e => e.ErrorMessage.Length > 0)
            .Distinct()
            .OrderBy(e => Place(e.Field), StringComparer.Ordinal)
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

    // The model state keeps no order; the properties stand in the order of the page.
    private string Place(string field)
    {
        var places = new List<string>();
        ModelMetadata? model = ViewContext.ViewData.ModelMetadata;
        foreach (var name in field.Split('.', '[', ']').Where(n => n.Length > 0))
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            {
                places.Add(row.ToString("D4", CultureInfo.InvariantCulture));
                model = model?.ElementMetadata;
                continue;
            }
            var next = model?.Properties[name];
            places.Add((next is null ? 9999 : model!.Properties.IndexOf(next)).ToString("D4", CultureInfo.InvariantCulture));
            model = next;
        }
        return string.Join('.', places);
    }

    private static string Title(int fields) => fields switch
    {
        0 => "Rien n’a été enregistré",
        1 => "Une réponse est à corriger",
        _ => $"{French.Capital(French.Spelled(fields))} réponses sont à corriger",
    };
}
