using Microsoft.AspNetCore.Mvc.ModelBinding;
using Preau.Web.Components;
using Preau.Web.Integrations.Mail;

namespace Preau.Web.Features.Families;

/// <summary>The form of an adult of a file.</summary>
public sealed record AdultInput
{
    [Line(100)]
    public string? FirstName { get; init; }

    [Line(100)]
    public string? LastName { get; init; }

    [Line(60)]
    public string? Relation { get; init; }

    [Line(254)]
    public string? Email { get; init; }

    [Line(40)]
    public string? Mobile { get; init; }

    [Line(40)]
    public string? Home { get; init; }

    public bool IsBlank => new[] { FirstName, LastName, Relation, Email, Mobile, Home }.All(string.IsNullOrWhiteSpace);

    /// <summary>Says next to its field what is missing or cannot be read.</summary>
    /// <param name="at">The name of the property that holds the form.</param>
    public void Check(ModelStateDictionary state, string at)
    {
        if (string.IsNullOrWhiteSpace(FirstName)) state.TryAddModelError($"{at}.FirstName", "Indiquez le prénom.");
        if (string.IsNullOrWhiteSpace(LastName)) state.TryAddModelError($"{at}.LastName", "Indiquez le nom.");
        if (!string.IsNullOrWhiteSpace(Email) && !Outbox.IsAddress(Email.Trim())) state.TryAddModelError($"{at}.Email", "Cette adresse n’est pas complète. Écrivez-la ainsi\u00A0: prenom@exemple.fr");
        if (!PhoneNumbers.TryRead(Mobile, out _)) state.TryAddModelError($"{at}.Mobile", PhoneNumbers.Wrong);
        if (!PhoneNumbers.TryRead(Home, out _)) state.TryAddModelError($"{at}.Home", PhoneNumbers.Wrong);
    }

    /// <summary>Of a checked form.</summary>
    public GuardianData Data() => new(FirstName!.Trim(), LastName!.Trim(), Blank(Relation), Blank(Email), E164(Mobile), E164(Home));

    public static AdultInput Of(GuardianData data) => new()
    {
        FirstName = data.FirstName,
        LastName = data.LastName,
        Relation = data.Relation,
        Email = data.Email,
        Mobile = PhoneNumbers.Show(data.Mobile),
        Home = PhoneNumbers.Show(data.Home),
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? E164(string? typed) => PhoneNumbers.TryRead(typed, out var e164) ? e164 : null;
}
