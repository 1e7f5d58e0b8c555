using Preau.Web.Features.Messages;

namespace Preau.Web.Features.Families;

/// <summary>Tells a family that the staff changed its file for it: what, never the values. The caller saves.</summary>
public sealed class FileMail(FamilyMail mail)
{
    /// <param name="what">"Adresse du foyer", "Informations de Jeanne".</param>
    /// <param name="page">The family's page that shows it.</param>
    /// <param name="key">The form's key: one mail per act.</param>
    public Task Changed(long familyId, IReadOnlyCollection<string> what, string page, Guid key)
    {
        if (what.Count == 0) return Task.CompletedTask;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["prenom"] = "",
            ["changements"] = string.Join('\n', what.Select(w => "- " + w)),
            ["lien"] = mail.Link(page),
        };
        return mail.Queue(familyId, null, MailKind.FileChangedByStaff, values, $"{key:N}");
    }
}
