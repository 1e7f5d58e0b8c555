using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Preau.Web.Security;

/// <summary>
/// Common and leaked passwords as a Bloom filter, made by <c>eng/password-filter.cs</c>: none is missed, one in about 100,000 others is refused
/// without being in the list. Sources and licences in docs/security/passwords.md.
/// </summary>
public static class CommonPasswords
{
    public const int BitsEach = 24;

    private const int Hashes = 16;
    private const string Resource = "common-passwords.bloom";

    private static readonly Lazy<byte[]> Filter = new(() =>
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    });

    /// <param name="folded">Small letters, without accents.</param>
    public static bool Contains(string folded) => Positions(folded, Filter.Value.Length).All(p => (Filter.Value[p >> 3] & (1 << (p & 7))) != 0);

    /// <summary>A filter that holds these passwords, folded as <see cref="Contains"/> expects them.</summary>
    public static byte[] Build(IReadOnlyCollection<string> folded)
    {
        var filter = new byte[(folded.Count * BitsEach / 8) + 1];
        foreach (var position in folded.SelectMany(word => Positions(word, filter.Length))) filter[position >> 3] |= (byte)(1 << (position & 7));
        return filter;
    }

    private static int[] Positions(string word, int bytes)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(word));
        var first = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        var step = BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(8)) | 1;
        var bits = (ulong)bytes * 8;
        return [.. Enumerable.Range(0, Hashes).Select(i => (int)(unchecked(first + ((ulong)i * step)) % bits))];
    }
}
