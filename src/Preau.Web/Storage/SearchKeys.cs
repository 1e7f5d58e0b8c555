using System.Globalization;
using System.Text;

namespace Preau.Web.Storage;

/// <summary>
/// Names folded by the product, so that a search and an order give the same answer on both databases:
/// no accents, lower case, hyphens and apostrophes as spaces.
/// </summary>
public static class SearchKeys
{
    public static string Fold(params IEnumerable<string> names)
    {
        var key = new StringBuilder();
        var afterSpace = true;
        foreach (var c in string.Join(' ', names).Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Replace("æ", "ae", StringComparison.OrdinalIgnoreCase).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToLowerInvariant(c));
                afterSpace = false;
            }
            else if (!afterSpace)
            {
                key.Append(' ');
                afterSpace = true;
            }
        }
        return key.ToString().Trim();
    }
}
