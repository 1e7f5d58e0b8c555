using Preau.Domain.Families;
using Preau.Web.Components;

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
}
