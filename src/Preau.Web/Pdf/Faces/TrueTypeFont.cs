using System.Buffers.Binary;
using System.Text;

namespace Preau.Web.Pdf.Faces;

/// <summary>
/// The tables of a static TrueType file that setting and embedding text needs: characters (format 4), widths, kerning (format 0), outlines.
/// Made for the faces of <c>Pdf/Fonts</c>; another file may lack what is read here and then fails at start.
/// </summary>
public sealed class TrueTypeFont
{
    private readonly byte[] file;
    private readonly Dictionary<string, (int Offset, int Length)> tables;
    private readonly Dictionary<int, int> glyphs = [];
    private readonly Dictionary<int, short> kerning = [];
    private readonly int[] advances;
    private readonly int[] outlines;

    public TrueTypeFont(string name, byte[] bytes)
    {
        Name = name;
        file = bytes;
        tables = ReadDirectory();
        var head = Table("head");
        UnitsPerEm = UInt16(head, 18);
        Box = (Int16(head, 36), Int16(head, 38), Int16(head, 40), Int16(head, 42));
        var hhea = Table("hhea");
        Ascent = Int16(hhea, 4);
        Descent = Int16(hhea, 6);
        CapHeight = Int16(Table("OS/2"), 88);
        var count = UInt16(Table("maxp"), 4);
        advances = ReadAdvances(count, UInt16(hhea, 34));
        outlines = ReadOffsets(count, longOffsets: Int16(head, 50) == 1);
        ReadCharacters();
        ReadKerning();
    }

    /// <summary>The PostScript name, "RedditSans-Bold".</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public (int Left, int Bottom, int Right, int Top) Box { get; }

    /// <summary>The glyph of a character, or 0 where the typeface has none.</summary>
    public int Glyph(Rune character) => glyphs.GetValueOrDefault(character.Value);

    /// <summary>The width of a glyph, in units of the em.</summary>
    public int Advance(int glyph) => advances[glyph];

    /// <summary>What to add between two glyphs, in units of the em; mostly negative or nothing.</summary>
    public int Kern(int left, int right) => kerning.GetValueOrDefault((left << 16) | right);

    public short LeftSideBearing(int glyph)
    {
        var hmtx = Table("hmtx");
        var longMetrics = UInt16(Table("hhea"), 34);
        return glyph < longMetrics ? Int16(hmtx, (glyph * 4) + 2) : Int16(hmtx, (longMetrics * 4) + ((glyph - longMetrics) * 2));
    }

    public ReadOnlySpan<byte> Outline(int glyph) =>
        Table("glyf")[outlines[glyph]..outlines[glyph + 1]];

    public ReadOnlySpan<byte> Table(string tag)
    {
        if (!tables.TryGetValue(tag, out var place)) throw new InvalidDataException($"{Name}: no table '{tag}'.");
        return file.AsSpan(place.Offset, place.Length);
    }

    private Dictionary<string, (int Offset, int Length)> ReadDirectory()
    {
        var found = new Dictionary<string, (int, int)>();
        for (var i = 0; i < UInt16(file, 4); i++)
        {
            var entry = file.AsSpan(12 + (i * 16), 16);
            found[Encoding.ASCII.GetString(entry[..4])] =
                (BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
        }

        return found;
    }

    private int[] ReadAdvances(int count, int longMetrics)
    {
        var hmtx = Table("hmtx");
        var read = new int[count];
        for (var i = 0; i < count; i++) read[i] = UInt16(hmtx, Math.Min(i, longMetrics - 1) * 4);
        return read;
    }

    private int[] ReadOffsets(int count, bool longOffsets)
    {
        var loca = Table("loca");
        var read = new int[count + 1];
        for (var i = 0; i <= count; i++)
            read[i] = longOffsets ? BinaryPrimitives.ReadInt32BigEndian(loca[(i * 4)..]) : UInt16(loca, i * 2) * 2;
        return read;
    }

    private void ReadCharacters()
    {
        var cmap = Table("cmap");
        var table = cmap[BinaryPrimitives.ReadInt32BigEndian(cmap[8..])..];
        if (UInt16(table, 0) != 4) throw new InvalidDataException($"{Name}: the characters are not in format 4.");
        var segments = UInt16(table, 6) / 2;
        for (var s = 0; s < segments; s++)
        {
            var last = UInt16(table, 14 + (s * 2));
            var first = UInt16(table, 16 + (segments * 2) + (s * 2));
            var delta = UInt16(table, 16 + (segments * 4) + (s * 2));
            var rangePlace = 16 + (segments * 6) + (s * 2);
            var range = UInt16(table, rangePlace);
            for (var c = first; c <= last && c != 0xFFFF; c++)
            {
                var glyph = range == 0 ? c : UInt16(table, rangePlace + range + ((c - first) * 2));
                if (range == 0 || glyph != 0) glyphs[c] = (glyph + delta) & 0xFFFF;
            }
        }
    }

    private void ReadKerning()
    {
        var pairs = Table("kern")[4..];
        var count = UInt16(pairs, 6);
        for (var i = 0; i < count; i++)
        {
            var pair = pairs.Slice(14 + (i * 6), 6);
            kerning[(UInt16(pair, 0) << 16) | UInt16(pair, 2)] = Int16(pair, 4);
        }
    }

    private static int UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static short Int16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);
}
