using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Integrations.Mail;
using Preau.Web.Security;

namespace Preau.Web.Features.Shared;

/// <summary>The rule of every page that mails a link to whoever asks: a possible address, and few from one connection.</summary>
internal static class MailedLinks
{
    /// <summary>Counts the request; false with its sentence in the model state. Says nothing of whether the address is known.</summary>
    public static bool MayMail(this PageModel page, AddressLimits limits, string? email)
    {
        if (string.IsNullOrWhiteSpace(email) || !Outbox.IsAddress(email.Trim()))
        {
            page.ModelState.AddModelError("Email", "Indiquez une adresse électronique complète, par exemple prenom@exemple.fr.");
            return false;
        }
        var from = page.HttpContext.Connection.RemoteIpAddress;
        if (limits.Wait(from) is not null)
        {
            page.ModelState.AddModelError("", "Trop de demandes depuis cette connexion. Réessayez dans une minute.");
            return false;
        }
        limits.Failed(from);
        return true;
    }
}
