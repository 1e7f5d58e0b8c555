using Preau.Domain.Families;
using Preau.Web.Components;
using Preau.Web.Features.Requests;

namespace Preau.Web.Features.Families;

/// <summary>The form of a guardian's details and of the household's address, as the guardian or an agent fills it.</summary>
public sealed record DetailsInput
{
    [Line(40)]
    public string? MobilePhone { get; init; }

    [Line(40)]
    public string? HomePhone { get; init; }

    [Line(40)]
    public string? WorkPhone { get; init; }

    [Line(120, Ask = "Indiquez le numéro et la voie.")]
    public string? Street { get; init; }

    [Line(120)]
    public string? Complement { get; init; }

    [Line(12, Ask = "Indiquez le code postal.")]
    public string? PostCode { get; init; }

    [Line(80, Ask = "Indiquez la commune.")]
    public string? City { get; init; }

    public bool WantsReminders { get; init; }

    public bool WantsNews { get; init; }

    public int Version { get; init; }

    public int FamilyVersion { get; init; }

    public static DetailsInput Of(Guardian guardian, Family family) => new()
    {
        MobilePhone = PhoneNumbers.Show(guardian.MobilePhone),
        HomePhone = PhoneNumbers.Show(guardian.HomePhone),
        WorkPhone = PhoneNumbers.Show(guardian.WorkPhone),
        Street = family.Address.Street,
        Complement = family.Address.Complement,
        PostCode = family.Address.PostCode,
        City = family.Address.City,
        WantsReminders = guardian.WantsReminders,
        WantsNews = guardian.WantsNews,
        Version = guardian.Version,
        FamilyVersion = family.Version,
    };

    /// <summary>The address that is asked for; the country stays as it stands.</summary>
    public PostalAddress Address(Family family) =>
        new(Street!.Trim(), string.IsNullOrWhiteSpace(Complement) ? null : Complement.Trim(), PostCode!.Trim(), City!.Trim(), family.Address.Country);

    /// <summary>What the others saved since the page was opened: as it stood then, as it stands now, as it was typed. Empty when nothing moved.</summary>
    public static IReadOnlyList<RequestLine> Moved(DetailsInput opened, DetailsInput stands, DetailsInput typed)
    {
        RequestLine Line(string label, Func<DetailsInput, string?> part) => new(label, part(opened), part(stands), part(typed));
        RequestLine[] lines =
        [
            Line("Téléphone portable", d => d.MobilePhone), Line("Téléphone à la maison", d => d.HomePhone), Line("Téléphone au travail", d => d.WorkPhone),
            Line("Numéro et voie", d => d.Street), Line("Complément", d => d.Complement), Line("Code postal", d => d.PostCode), Line("Commune", d => d.City),
            Line("Courriel avant une limite", d => d.WantsReminders ? "Oui" : "Non"), Line("Nouvelles du service", d => d.WantsNews ? "Oui" : "Non"),
        ];
        return [.. lines.Where(l => (l.Then ?? "") != (l.Now ?? ""))];
    }
}
