using System.Globalization;
using System.Text;

namespace Preau.Web.Pdf.Writing;

/// <summary>How numbers and texts are spelt in a PDF file.</summary>
internal static class PdfSyntax
{
    /// <summary>Two decimals: a hundredth of a point is 3.5 µm.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Reference(int id) => $"{id} 0 R";

    /// <summary>A text string: plain where it is plain, else UTF-16.</summary>
    public static string Text(string text)
    {
        if (!text.All(c => c is >= ' ' and <= '~')) return $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
        var literal = new StringBuilder("(");
        foreach (var c in text)
        {
            if (c is '(' or ')' or '\\') literal.Append('\\');
            literal.Append(c);
        }

        return literal.Append(')').ToString();
    }
}
