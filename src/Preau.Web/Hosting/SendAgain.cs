using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Preau.Web.Components;
using Preau.Web.Storage;

namespace Preau.Web.Hosting;

/// <summary>
/// What was typed in a form that met a fault of ours stays on the error page, behind one button: nothing has to be filled again. Its
/// key makes sure that it counts once, whatever became of the first sending. Only a form that carries such a key, and no password;
/// a file cannot be kept by a page: the browser's own way back holds it.
/// </summary>
internal static class SendAgain
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>A form with its sentence; null when there is nothing that may be sent again.</summary>
    public static async Task<string?> Form(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || await Read(context.Request) is not { } form) return null;
        if (!form.ContainsKey(FormKeyTagHelper.FieldName) || form.Keys.Any(k => k.Contains("password", StringComparison.OrdinalIgnoreCase))) return null;
        // Asking for the store opens nothing.
        var mayHaveSaved = context.RequestServices.GetService<PortalDb>()?.MayHaveSaved != false;
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<p>{(mayHaveSaved ? "Nous ne savons pas si c’est enregistré." : "Rien n’a été enregistré.")} {Kept(form, mayHaveSaved)}</p>\n");
        if (form.Files.Count > 0) return html.ToString();
        html.Append(CultureInfo.InvariantCulture, $"<form method=\"post\" action=\"{Html.Encode(Address(context.Request))}\" class=\"section\">");
        foreach (var (name, values) in form)
        {
            foreach (var value in values) html.Append(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"{Html.Encode(name)}\" value=\"{Html.Encode(value ?? "")}\">");
        }
        return html.Append("<button class=\"btn big\">Envoyer de nouveau</button></form>\n").ToString();
    }

    private static string Kept(IFormCollection form, bool mayHaveSaved) => form.Files.Count > 0
        ? "Revenez en arrière avec votre navigateur\u00A0: ce que vous aviez saisi y est encore. Envoyez-le de nouveau."
        : "Ce que vous aviez saisi est gardé dans cette page\u00A0: attendez un instant, puis envoyez-le de nouveau." + (mayHaveSaved ? " Rien ne sera compté deux fois." : "");

    /// <summary>The same address, on this site: a path of two slashes would lead to another one.</summary>
    private static string Address(HttpRequest request) =>
        "/" + (request.Path.ToUriComponent() + request.QueryString.ToUriComponent()).TrimStart('/');

    private static async Task<IFormCollection?> Read(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
