using System.Text.Encodings.Web;
using System.Text.Unicode;
using Preau.Web.Features.Settings;
using Preau.Web.Texts;

namespace Preau.Web.Hosting;

/// <summary>
/// Error pages that need nothing but themselves: no database, no view, no session. They wear the face that the last
/// page showed.
/// </summary>
public static class ErrorPages
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="again">What was sent and can be sent again (<see cref="SendAgain"/>); null: nothing.</param>
    /// <param name="sentence">Null: the one of the status.</param>
    public static async Task Write(HttpContext context, int status, string reference, string? again = null, ErrorSentence? sentence = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.WriteAsync(Page(context, status, reference, again, sentence));
    }

    private static string Page(HttpContext context, int status, string reference, string? again, ErrorSentence? sentence)
    {
        var services = context.RequestServices;
        var face = services.GetService<LastTownFace>()?.Value ?? TownFace.Default;
        var desk = context.Request.Path.StartsWithSegments("/gestion");
        var (title, text) = sentence ?? ErrorSentence.For(status, desk, hasSent: again is not null);
        var styles = services.GetService<Assets>();
        var home = desk ? "/gestion" : "/";
        var now = services.GetService<TownClock>() is { } clock ? French.Capital(French.DateAndTime(clock.LocalNow)) + ". " : "";
        return $"""
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{title} | Portail famille de {Html.Encode(face.Name)}</title>
            {(styles is null ? "" : $"<link rel=\"icon\" href=\"{styles.Address("img/favicon.svg")}\">\n<link rel=\"stylesheet\" href=\"{styles.Stylesheet(face)}\">")}
            </head>
            <body{(desk ? " class=\"desk\"" : "")}>
            <a class="skip" href="#contenu">Aller au contenu</a>
            {(services.GetService<StartUp>() is { IsDemo: true } ? Demo : "")}
            <header class="roof"><div><a class="brand" href="{home}"><svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">{Sign}</svg><span><b>{Html.Encode(face.Name)}</b><small>Portail famille{(desk ? ", gestion" : "")}</small></span></a></div></header>
            <main id="contenu" class="page">
            <div class="calm-error"><svg class="yard" viewBox="0 0 40 40" aria-hidden="true" focusable="false">{Sign}</svg>
            <div><h1>{title}</h1><p class="lead">{text}</p>
            {again}<p class="row section">{WaysOn(context.Request, status, home, again)}</p>
            <dl class="facts tight section"><div><dt>Référence</dt><dd><strong class="num ref">{Html.Encode(reference)}</strong><small>{now}Donnez-la au service si cela recommence.</small></dd></div>{Contact(face)}</dl>
            </div></div>
            </main>
            <footer class="foot"><div><p>{Html.Encode(face.ServiceName)}</p><ul><li><a href="/accessibilite">Accessibilité : {Html.Encode(face.Conformity)}</a></li><li><a href="/donnees-personnelles">Données personnelles</a></li><li><a href="/mentions-legales">Mentions légales</a></li><li><a href="/aide">Aide</a></li></ul></div></footer>
            </body>
            </html>
            """;
    }

    private const string Demo = "<div class=\"demo-bar\" role=\"note\"><p><b>Démonstration\u00A0:</b> données inventées, aucun courriel ne part.</p></div>";

    private const string Sign = "<path d=\"M2 15 L38 6 V12 L2 21 Z\"/><path d=\"M7 21.5h3V35H7zM30 15.7h3V35h-3zM2 35h36v2.5H2z\"/><circle class=\"ball\" cx=\"23\" cy=\"31.5\" r=\"3.5\"/>";

    /// <summary>Asking again only helps when the fault was ours, and only what was asked by a link may be asked again.</summary>
    private static string WaysOn(HttpRequest request, int status, string home, string? again)
    {
        var back = home == "/" ? "Retour à l’accueil du portail" : "Retour à l’accueil de la gestion";
        return status >= 500 && HttpMethods.IsGet(request.Method)
            ? $"<a class=\"btn big\" href=\"{Html.Encode(Again(request))}\">Réessayer</a> <a href=\"{home}\">{back}</a>"
            : $"<a{(again is null ? " class=\"btn big\"" : "")} href=\"{home}\">{back}</a>";
    }

    /// <summary>The same address; a path of two slashes would lead to another site.</summary>
    private static string Again(HttpRequest request) =>
        "/" + (request.Path.ToUriComponent() + request.QueryString.ToUriComponent()).TrimStart('/');

    private static string Contact(TownFace face) => face.ServicePhone.Length == 0
        ? ""
        : $"<div><dt>Nous joindre</dt><dd><span class=\"nw\">{Html.Encode(face.ServicePhone)}</span><small>{Html.Encode(French.Capital(face.ServiceHours))}</small></dd></div>";
}
