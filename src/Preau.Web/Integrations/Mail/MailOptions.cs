namespace Preau.Web.Integrations.Mail;

/// <summary>How mails leave: <c>Preau__Mail__*</c>. Used by a town only; a demo writes files.</summary>
public sealed class MailOptions
{
    public const string Section = "Preau:Mail";

    /// <summary>Name of the SMTP server; null: nothing leaves, and mails wait.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>"none" is for a relay on this machine or on a closed network: nothing is encrypted.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Address of the sender.</summary>
    public string From { get; set; } = "";

    /// <summary>Name beside it; empty: the town's name.</summary>
    public string FromName { get; set; } = "";

    /// <summary>What is wrong, one French sentence each with its remedy; empty: fit to send.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(Host)) problems.Add("Preau__Mail__Host est vide : indiquez le nom du serveur SMTP, sinon aucun courriel ne part.");
        if (Port is < 1 or > 65535) problems.Add($"Preau__Mail__Port vaut {Port} : indiquez un port entre 1 et 65535, souvent 587.");
        if (!Outbox.IsAddress(From)) problems.Add("Preau__Mail__From n’est pas une adresse électronique : indiquez l’adresse qui envoie, par exemple ne-pas-repondre@ville.fr.");
        if (FromName.Any(char.IsControl)) problems.Add("Preau__Mail__FromName contient un retour à la ligne : écrivez le nom sur une seule ligne.");
        if (string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password)) problems.Add("Preau__Mail__User et Preau__Mail__Password vont ensemble : indiquez les deux, ou aucun.");
        if (Security == MailSecurity.None && !string.IsNullOrEmpty(Password)) problems.Add("Preau__Mail__Security vaut None : un mot de passe ne part pas sans chiffrement. Choisissez StartTls ou Tls.");
        return problems;
    }
}

public enum MailSecurity
{
    /// <summary>Plain at first, then TLS, without which nothing is sent (port 587).</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,

    None,
}
