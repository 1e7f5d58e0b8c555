using Preau.Domain.Families;
using Preau.Web.Components;

namespace Preau.Web.Features.Families;

/// <summary>The form of a postal address; foreign ones fit.</summary>
public sealed record AddressInput
{
    [Line(120, Ask = "Indiquez le numéro et la voie.")]
    public string? Street { get; init; }

    [Line(120)]
    public string? Complement { get; init; }

    [Line(12, Ask = "Indiquez le code postal.")]
    public string? PostCode { get; init; }

    [Line(80, Ask = "Indiquez la commune.")]
    public string? City { get; init; }

    [Line(60, Ask = "Indiquez le pays.")]
    public string? Country { get; init; } = "France";

    public PostalAddress Data() =>
        new(Street!.Trim(), string.IsNullOrWhiteSpace(Complement) ? null : Complement.Trim(), PostCode!.Trim(), City!.Trim(), Country!.Trim());

    public static AddressInput Of(PostalAddress address) => new()
    {
        Street = address.Street,
        Complement = address.Complement,
        PostCode = address.PostCode,
        City = address.City,
        Country = address.Country,
    };
}
