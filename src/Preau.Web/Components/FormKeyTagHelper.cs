using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Preau.Web.Components;

/// <summary>
/// The key of one filling of a form: a second post of the same form carries the same key and leads to the first's result.
/// A form shown again after a refusal, or after a new sign-in, keeps its key: what was carried out under it is not done twice.
/// </summary>
[HtmlTargetElement("form-key", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormKeyTagHelper : TagHelper
{
    public const string FieldName = "__cle";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "input";
        output.TagMode = TagMode.StartTagOnly;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", FieldName);
        output.Attributes.SetAttribute("value", (Posted() ?? Guid.NewGuid()).ToString("N", CultureInfo.InvariantCulture));
    }

    private Guid? Posted() =>
        Guid.TryParse(ViewContext.HttpContext.Request is { HasFormContentType: true } request ? request.Form[FieldName] : Bound(), out var key) ? key : null;

    private string? Bound() => ViewContext.ModelState.TryGetValue(FieldName, out var entry) ? entry.AttemptedValue : null;
}
