using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Preau.Web.Features.Shared;

/// <summary>After a form was carried out: 303 to the page that shows the result, so that a reload posts nothing again.</summary>
public sealed class SeeOther(string path) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = path;
    }
}

public static class SeeOtherExtensions
{
    /// <param name="page">The page that answers; what it put in TempData is kept for the next one.</param>
    /// <param name="path">A path of this site, beginning with one slash.</param>
    public static SeeOther SeeOther(this PageModel page, string path)
    {
        if (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal)) throw new ArgumentException("Only a path of this site is redirected to.", nameof(path));
        page.TempData.Keep();
        return new SeeOther(path);
    }
}

public static class AgainExtensions
{
    /// <summary>Shows the form again with what was typed and what is to be corrected; nothing was saved.</summary>
    public static PageResult Again(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }
}
