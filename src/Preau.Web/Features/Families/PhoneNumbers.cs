using PhoneNumbers;

namespace Preau.Web.Features.Families;

/// <summary>Phones of any country: typed as people write them, kept as E.164.</summary>
public static class PhoneNumbers
{
    private const string Home = "FR";

    public const string Wrong = "Ce numéro n’est pas complet. Écrivez-le avec l’indicatif du pays s’il est étranger, par exemple +32 470 12 34 56.";

    /// <summary>False when it is no possible number; null or blank reads as no number.</summary>
    public static bool TryRead(string? typed, out string? e164)
    {
        e164 = null;
        if (string.IsNullOrWhiteSpace(typed)) return true;
        if (typed.Length > 40) return false;
        try
        {
            var util = PhoneNumberUtil.GetInstance();
            var number = util.Parse(typed, Home);
            if (!util.IsValidNumber(number)) return false;
            e164 = util.Format(number, PhoneNumberFormat.E164);
            return true;
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    /// <summary>"06 12 34 01 01" for a French one, "+32 470 12 34 56" otherwise; spaces do not break.</summary>
    public static string Show(string? e164)
    {
        if (e164 is null) return "";
        try
        {
            var util = PhoneNumberUtil.GetInstance();
            var number = util.Parse(e164, Home);
            return util.Format(number, number.CountryCode == 33 ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL).Replace(' ', '\u00A0');
        }
        catch (NumberParseException)
        {
            return e164;
        }
    }
}
