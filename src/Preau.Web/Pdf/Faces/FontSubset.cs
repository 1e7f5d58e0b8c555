using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Preau.Web.Pdf.Faces;

/// <summary>
/// The part of a face that one document uses, as a TrueType file of its own.
/// Each *character* gets a glyph number of its own, also where two look alike (a space and a no-break space, two kinds of figure,
/// a letter that the typeface lacks): so a reader that copies or speaks the text gets back exactly what was written.
/// </summary>
public sealed class FontSubset(TrueTypeFont font)
{
    private readonly Dictionary<(int Source, Rune Character), ushort> numbers = [];
    private readonly List<(int Source, Rune Character)> used = [(0, new Rune('\uFFFD'))];

    public TrueTypeFont Font => font;

    /// <summary>The characters in use with their glyph numbers, from 1 on.</summary>
    public IEnumerable<(ushort Number, Rune Character, int Advance)> Characters =>
        used.Skip(1).Select((u, i) => ((ushort)(i + 1), u.Character, font.Advance(u.Source)));

    /// <summary>The number, in this subset, of a glyph that stands for a character.</summary>
    public ushort Use(int source, Rune character)
    {
        if (numbers.TryGetValue((source, character), out var number)) return number;
        number = checked((ushort)used.Count);
        numbers[(source, character)] = number;
        used.Add((source, character));
        return number;
    }

    /// <summary>The tables that a PDF reader needs: head, hhea, hmtx, loca, glyf, maxp.</summary>
    public byte[] ToTrueType()
    {
        var sources = used.Select(u => u.Source).ToList();
        var (glyf, loca) = Outlines(sources);
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var hhea = font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)sources.Count);
        var maxp = font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)sources.Count);
        return Assemble([("glyf", glyf), ("head", head), ("hhea", hhea), ("hmtx", Metrics(sources)), ("loca", loca), ("maxp", maxp)]);
    }

    /// <summary>Copies the outlines in use; parts of composed letters (é = e + accent) are appended as they are met.</summary>
    private (byte[] Glyf, byte[] Loca) Outlines(List<int> sources)
    {
        using var glyf = new MemoryStream();
        var loca = new List<int> { 0 };
        var parts = new Dictionary<int, ushort>();
        for (var i = 0; i < sources.Count; i++)
        {
            var outline = font.Outline(sources[i]).ToArray();
            Renumber(outline, source =>
            {
                if (!parts.TryGetValue(source, out var number))
                {
                    parts[source] = number = checked((ushort)sources.Count);
                    sources.Add(source);
                }

                return number;
            });
            glyf.Write(outline);
            while (glyf.Length % 4 != 0) glyf.WriteByte(0);
            loca.Add((int)glyf.Length);
        }

        var offsets = new byte[loca.Count * 4];
        for (var i = 0; i < loca.Count; i++) BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(i * 4), loca[i]);
        return (glyf.ToArray(), offsets);
    }

    private static void Renumber(Span<byte> outline, Func<int, ushort> numberOf)
    {
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return;
        const int wordArguments = 0x1, oneScale = 0x8, more = 0x20, twoScales = 0x40, matrix = 0x80;
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            var part = outline[(at + 2)..];
            BinaryPrimitives.WriteUInt16BigEndian(part, numberOf(BinaryPrimitives.ReadUInt16BigEndian(part)));
            at += 4 + ((flags & wordArguments) != 0 ? 4 : 2);
            at += (flags & oneScale) != 0 ? 2 : (flags & twoScales) != 0 ? 4 : (flags & matrix) != 0 ? 8 : 0;
        }
        while ((flags & more) != 0);
    }

    private byte[] Metrics(List<int> sources)
    {
        var hmtx = new byte[sources.Count * 4];
        for (var i = 0; i < sources.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(i * 4), (ushort)font.Advance(sources[i]));
            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan((i * 4) + 2), font.LeftSideBearing(sources[i]));
        }

        return hmtx;
    }

    private static byte[] Assemble((string Tag, byte[] Bytes)[] tables)
    {
        var searchRange = (int)BitOperations.RoundUpToPowerOf2((uint)tables.Length + 1) / 2 * 16;
        using var file = new MemoryStream();
        Write(file, 0x00010000);
        Write16(file, tables.Length, searchRange, BitOperations.Log2((uint)searchRange / 16), (tables.Length * 16) - searchRange);
        var offset = 12 + (tables.Length * 16);
        foreach (var (tag, bytes) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(tag));
            Write(file, CheckSum(bytes));
            Write(file, (uint)offset);
            Write(file, (uint)bytes.Length);
            offset += (bytes.Length + 3) / 4 * 4;
        }

        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            while (file.Length % 4 != 0) file.WriteByte(0);
        }

        return file.ToArray();
    }

    private static uint CheckSum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        Span<byte> word = stackalloc byte[4];
        for (var i = 0; i < bytes.Length; i += 4)
        {
            word.Clear();
            bytes[i..Math.Min(i + 4, bytes.Length)].CopyTo(word);
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(word));
        }

        return sum;
    }

    private static void Write(Stream to, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        to.Write(bytes);
    }

    private static void Write16(Stream to, params ReadOnlySpan<int> values)
    {
        Span<byte> bytes = stackalloc byte[2];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
            to.Write(bytes);
        }
    }
}
