using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Preau.Web.Pdf.Writing;

/// <summary>
/// A PDF 1.7 file as numbered objects. Plain objects travel together in compressed object streams: the structure tree of a page
/// of figures would otherwise weigh more than its fonts. The same objects always give the same bytes.
/// </summary>
internal sealed class PdfFile
{
    private const int ObjectsPerStream = 200;

    private readonly List<string?> objects = [null];
    private readonly Dictionary<int, byte[]> streams = [];

    /// <summary>A number for an object that is set later; what refers to it can be written before.</summary>
    public int Reserve()
    {
        objects.Add(null);
        return objects.Count - 1;
    }

    public void Set(int id, string value) => objects[id] = value;

    public int Add(string value)
    {
        objects.Add(value);
        return objects.Count - 1;
    }

    /// <param name="entries">The entries of the stream's dictionary besides its length and filter.</param>
    /// <param name="compressed">No for the metadata, which programs look for in the plain bytes.</param>
    public int AddStream(string entries, byte[] data, bool compressed = true)
    {
        var id = Reserve();
        streams[id] = Stream(entries, data, compressed);
        return id;
    }

    public byte[] ToBytes(int catalog, int information)
    {
        using var file = new MemoryStream();
        Write(file, "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        var places = new Dictionary<int, (int Kind, long Where, int Index)>();
        foreach (var (id, bytes) in streams.OrderBy(s => s.Key)) places[id] = (1, WriteObject(file, id, bytes), 0);

        var plain = Enumerable.Range(1, objects.Count - 1).Where(id => !streams.ContainsKey(id)).ToList();
        foreach (var group in plain.Chunk(ObjectsPerStream))
        {
            var container = objects.Count;
            objects.Add(null);
            places[container] = (1, WriteObject(file, container, ObjectStream(group)), 0);
            for (var i = 0; i < group.Length; i++) places[group[i]] = (2, container, i);
        }

        WriteCrossReferences(file, places, catalog, information);
        return file.ToArray();
    }

    private byte[] ObjectStream(int[] ids)
    {
        var offsets = new StringBuilder();
        var values = new StringBuilder();
        foreach (var id in ids)
        {
            var value = objects[id] ?? throw new InvalidOperationException($"The PDF object {id} was reserved and never set.");
            offsets.Append(CultureInfo.InvariantCulture, $"{id} {values.Length} ");
            values.Append(value).Append('\n');
        }

        var first = offsets.Length;
        return Stream($"/Type/ObjStm/N {ids.Length}/First {first}", Encoding.Latin1.GetBytes($"{offsets}{values}"), compressed: true);
    }

    private void WriteCrossReferences(MemoryStream file, Dictionary<int, (int Kind, long Where, int Index)> places, int catalog, int information)
    {
        var id = objects.Count;
        var start = file.Position;
        places[id] = (1, start, 0);
        const int width = 7;
        var rows = new byte[(id + 1) * width];
        for (var i = 0; i <= id; i++)
        {
            var (kind, where, index) = places.GetValueOrDefault(i, (0, 0, ushort.MaxValue));
            var row = rows.AsSpan(i * width, width);
            row[0] = (byte)kind;
            BinaryPrimitives.WriteUInt32BigEndian(row[1..], (uint)where);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], (ushort)index);
        }

        var identity = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(..(int)start))[..16]);
        var entries = $"/Type/XRef/Size {id + 1}/W[1 4 2]/Root {catalog} 0 R/Info {information} 0 R/ID[<{identity}><{identity}>]";
        WriteObject(file, id, Stream(entries, rows, compressed: true));
        Write(file, $"startxref\n{start}\n%%EOF\n");
    }

    private static long WriteObject(MemoryStream file, int id, byte[] value)
    {
        var place = file.Position;
        Write(file, $"{id} 0 obj\n");
        file.Write(value);
        Write(file, "\nendobj\n");
        return place;
    }

    private static byte[] Stream(string entries, byte[] data, bool compressed)
    {
        var body = compressed ? Compress(data) : data;
        using var stream = new MemoryStream();
        Write(stream, $"<<{entries}/Length {body.Length}{(compressed ? "/Filter/FlateDecode" : "")}>>\nstream\n");
        stream.Write(body);
        Write(stream, "\nendstream");
        return stream.ToArray();
    }

    private static byte[] Compress(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal)) zlib.Write(data);
        return packed.ToArray();
    }

    private static void Write(Stream to, string text) => to.Write(Encoding.Latin1.GetBytes(text));
}
