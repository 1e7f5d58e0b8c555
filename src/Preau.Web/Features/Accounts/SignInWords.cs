using Preau.Web.Texts;

namespace Preau.Web.Features.Accounts;

/// <summary>The same words for a wrong password and an unknown address.</summary>
public static class SignInWords
{
    public static string Refused(TimeSpan? wait) => wait is { } time
        ? $"Trop d’essais pour le moment. Réessayez dans {French.Count((int)Math.Ceiling(time.TotalSeconds), "seconde")}\u00A0: votre compte n’est pas bloqué."
        : "L’adresse ou le mot de passe ne convient pas. Vérifiez-les, ou demandez un nouveau mot de passe.";
}
