using System.Globalization;
using System.Text;

namespace Preau.Web.Integrations.PayFip;

/// <summary>What PayFiP accepts in its fields.</summary>
public static class PayFipWords
{
    private const int LongestSubject = 99;

    /// <summary>Letters without accents, digits and single spaces, under 100 of them: "Facture CS 2026 000714 octobre 2026".</summary>
    public static string Subject(string text)
    {
        var subject = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c)) subject.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) continue;
            else if (subject.Length > 0 && subject[^1] != ' ') subject.Append(' ');
        }
        var cut = subject.Length > LongestSubject ? subject.ToString(0, LongestSubject) : subject.ToString();
        return cut.Trim();
    }

    /// <summary>6 to 80 characters with an @.</summary>
    public static bool IsEmail(string text) => text.Length is >= 6 and <= 80 && text.Contains('@', StringComparison.Ordinal);
}
