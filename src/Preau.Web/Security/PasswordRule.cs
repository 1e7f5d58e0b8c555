using System.Globalization;
using System.Text;
using Preau.Web.Storage;

namespace Preau.Web.Security;

/// <summary>
/// Which passwords may be chosen (docs/rules/mots-de-passe.md; CNIL 2022-100, OWASP ASVS 5.0 section 6.2): twelve characters and fifty bits
/// by length and alphabet, nothing common, leaked, local or one's own address. No rule of composition; taken as typed.
/// </summary>
public static class PasswordRule
{
    public const int MinLength = 12;
    public const int MaxLength = 200;
    public const double MinBits = 50;

    /// <summary>Different characters that do not simply go on from the one before.</summary>
    private const int MinSteps = 5;

    private static readonly string[] KeyboardRows = ["azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "&é\"'(-è_çà"];

    /// <summary>What everyone in front of a family portal would try.</summary>
    private static readonly string[] HouseWords =
        ["preau", "portail", "famille", "familles", "cantine", "creche", "mairie", "commune", "ville", "ecole", "periscolaire", "enfance", "service"];

    /// <summary>Null: it may be chosen. Otherwise the first condition that it misses.</summary>
    public static PasswordFault? Judge(string password, string? email, string? town)
    {
        var length = new StringInfo(password).LengthInTextElements;
        if (length < MinLength) return PasswordFault.TooShort;
        if (password.Length > MaxLength) return PasswordFault.TooLong;
        if (Bits(password) < MinBits) return PasswordFault.TooFewKinds;
        var folded = Folded(password);
        if (Steps(folded) < MinSteps || IsCommon(folded)) return PasswordFault.Common;
        if (IsLocal(folded, town)) return PasswordFault.Local;
        return email is not null && IsAddress(folded, Folded(email)) ? PasswordFault.Address : null;
    }

    /// <summary>Length by the logarithm of the alphabet seen: twelve small letters are 56 bits, sixteen digits 53.</summary>
    public static double Bits(string password)
    {
        var alphabet = 0;
        if (password.Any(char.IsLower)) alphabet += 26;
        if (password.Any(char.IsUpper)) alphabet += 26;
        if (password.Any(char.IsAsciiDigit)) alphabet += 10;
        if (password.Any(c => !char.IsLower(c) && !char.IsUpper(c) && !char.IsAsciiDigit(c))) alphabet += 37;
        return alphabet == 0 ? 0 : new StringInfo(password).LengthInTextElements * Math.Log2(alphabet);
    }

    /// <summary>"azertyuiop" has one, "aaaa" too.</summary>
    private static int Steps(string folded) =>
        folded.Where((c, i) => i == 0 || !GoesOn(folded[i - 1], c)).Distinct().Count();

    private static bool GoesOn(char before, char c) =>
        before == c || Math.Abs(c - before) == 1 || KeyboardRows.Any(row => row.IndexOf(before) is var i && i >= 0 && row.IndexOf(c) is var j && j >= 0 && Math.Abs(i - j) == 1);

    private static bool IsCommon(string folded)
    {
        var whole = WithoutRepeat(folded);
        string[] forms = [folded, whole, Unleeted(whole), Core(whole), Core(Unleeted(whole)), Unleeted(Core(whole)), WithoutRepeat(Core(whole))];
        return forms.Distinct().Any(CommonPasswords.Contains);
    }

    private static bool IsLocal(string folded, string? town)
    {
        if (Letters(folded).Length == 0) return false;
        var words = (town is null ? [] : SearchKeys.Fold(town).Split(' ').Append(Letters(Folded(town)))).Concat(HouseWords)
            .Where(w => w.Length >= 3).OrderByDescending(w => w.Length).ToList();
        return new[] { folded, Unleeted(folded) }.Any(text => Letters(words.Aggregate(text, (left, word) => left.Replace(word, " ", StringComparison.Ordinal))).Length == 0);
    }

    private static bool IsAddress(string folded, string email)
    {
        var typed = Letters(folded);
        return typed.Length > 0 && (typed == Letters(email) || typed == Letters(email.Split('@')[0]));
    }

    /// <summary>"valbrunevalbrune" is "valbrune".</summary>
    private static string WithoutRepeat(string text)
    {
        var again = (text + text).IndexOf(text, 1, StringComparison.Ordinal);
        return again < text.Length ? text[..again] : text;
    }

    private static string Folded(string password) => new([.. password.Trim().Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(char.ToLowerInvariant)]);

    private static string Letters(string text) => new([.. text.Where(char.IsLetter)]);

    /// <summary>Letters written as signs, as everyone does: "m0td3p@sse".</summary>
    private static string Unleeted(string folded) => new([.. folded.Select(c => c switch
    {
        '0' => 'o', '1' => 'i', '3' or '€' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => c,
    })]);

    /// <summary>Without the year before or the exclamation mark after.</summary>
    private static string Core(string folded)
    {
        var core = folded.Trim([.. "0123456789!?.,;:/*+-_&@#%=()'\"€$ "]);
        return core.Length >= 4 ? core : folded;
    }
}

public enum PasswordFault
{
    TooShort,
    TooLong,

    /// <summary>Under fifty bits: digits alone need sixteen.</summary>
    TooFewKinds,

    /// <summary>Common or leaked, a run on the keyboard, a repetition.</summary>
    Common,

    /// <summary>The town's name or the portal's.</summary>
    Local,

    /// <summary>The person's own address.</summary>
    Address,
}
