using System.Text;

namespace Preau.Web.Security;

/// <summary>What a person types to sign in, made comparable.</summary>
public static class SignInNames
{
    public const int MaxLength = 254;

    /// <summary>Trimmed, one Unicode form, lower case. Cut before use: nothing longer is an address.</summary>
    public static string Fold(string typed)
    {
        var text = typed.Trim();
        if (text.Length > MaxLength) text = text[..MaxLength];
        return text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    /// <summary>The identifier printed for a guardian without e-mail: "F-000123-7".</summary>
    public static string Printed(string fileNumber, long guardianId) => $"{fileNumber}-{guardianId}";

    /// <summary>"i•••@courriel.example": enough to recognise one's own address, too little to learn it.</summary>
    public static string Masked(string email)
    {
        var at = email.LastIndexOf('@');
        return at < 1 ? "•••" : $"{email[..1]}•••{email[at..]}";
    }
}
