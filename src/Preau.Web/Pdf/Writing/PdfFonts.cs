using System.Globalization;
using System.Text;
using Preau.Web.Pdf.Faces;

namespace Preau.Web.Pdf.Writing;

/// <summary>The faces of one document: which characters it uses, and how they are embedded (Identity-H, with the way back to Unicode).</summary>
internal sealed class PdfFonts
{
    private readonly Dictionary<TrueTypeFont, (string Name, FontSubset Subset)> used = [];

    public (string Name, FontSubset Subset) Of(TrueTypeFont font)
    {
        if (!used.TryGetValue(font, out var entry)) used[font] = entry = ($"F{used.Count + 1}", new FontSubset(font));
        return entry;
    }

    /// <summary>Writes the fonts; the answer is the resource dictionary's value.</summary>
    public string Write(PdfFile file) =>
        $"<<{string.Concat(used.Values.Select(f => $"/{f.Name} {PdfSyntax.Reference(Embed(file, f.Subset))}"))}>>";

    private static int Embed(PdfFile file, FontSubset subset)
    {
        var font = subset.Font;
        var bytes = subset.ToTrueType();
        var name = $"{Prefix(bytes)}+{font.Name}";
        var program = file.AddStream($"/Length1 {bytes.Length}", bytes);
        var box = string.Join(' ', new[] { font.Box.Left, font.Box.Bottom, font.Box.Right, font.Box.Top }.Select(v => Thousandths(font, v)));
        var bold = font == Typeface.Bold;
        var descriptor = file.Add(
            $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {Thousandths(font, font.Ascent)}" +
            $"/Descent {Thousandths(font, font.Descent)}/CapHeight {Thousandths(font, font.CapHeight)}/StemV {(bold ? 140 : 80)}" +
            $"/FontWeight {(bold ? 700 : 400)}/FontFile2 {PdfSyntax.Reference(program)}>>");
        var widths = string.Join(' ', subset.Characters.Select(c => Thousandths(font, c.Advance)));
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
            $"/FontDescriptor {PdfSyntax.Reference(descriptor)}/CIDToGIDMap/Identity/DW 0/W[1[{widths}]]>>");
        var unicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode(subset)));
        return file.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{PdfSyntax.Reference(descendant)}]" +
            $"/ToUnicode {PdfSyntax.Reference(unicode)}>>");
    }

    /// <summary>Six capital letters that differ between subsets, as the format asks.</summary>
    private static string Prefix(byte[] bytes)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(bytes);
        return string.Concat(hash.Take(6).Select(b => (char)('A' + (b % 26))));
    }

    private static string Thousandths(TrueTypeFont font, int value) =>
        Math.Round(value * 1000.0 / font.UnitsPerEm).ToString(CultureInfo.InvariantCulture);

    private static string ToUnicode(FontSubset subset)
    {
        var map = new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """);
        foreach (var part in subset.Characters.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (number, character, _) in part)
                map.Append($"<{number:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
