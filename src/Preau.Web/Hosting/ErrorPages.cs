using System.Net;

namespace Preau.Web.Hosting;

/// <summary>Error pages that need nothing but themselves: no database, no view, no session.</summary>
public static class ErrorPages
{
    public static async Task Write(HttpContext context, int status, string reference)
    {
        var (title, text) = status switch
        {
            400 => ("Demande impossible", "Cette demande ne peut pas être traitée. Revenez à l’accueil du portail et recommencez."),
            401 or 403 => ("Accès refusé", "Vous n’avez pas accès à cette page."),
            404 => ("Page introuvable", "Cette page n’existe pas, ou n’est pas la vôtre."),
            413 => ("Envoi trop volumineux", "Ce que vous avez envoyé est trop volumineux : trop de cases ou un fichier trop lourd. Rien n’a été enregistré. Procédez en plusieurs fois."),
            503 => ("Service momentanément indisponible", "Le portail est momentanément indisponible. Rien n’a été enregistré. Réessayez dans quelques instants."),
            >= 500 => ("Une erreur est survenue", "Une erreur est survenue de notre côté. Rien n’a été enregistré. Réessayez ; si l’erreur revient, donnez la référence à la mairie."),
            _ => ("Demande impossible", "Cette demande ne peut pas être traitée."),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync($"<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><title>{title}</title><h1>{title}</h1><p>{text}</p><p>Référence : {WebUtility.HtmlEncode(reference)}</p><p><a href=\"/\">Retour à l’accueil</a></p></html>");
    }
}
