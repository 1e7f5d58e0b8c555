using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Preau.Web.Security;

/// <summary>Keys of sessions, links and devices: 256 random bits, kept as a hash. They need no slow hash: nobody guesses them.</summary>
public static class RandomKey
{
    // No 0, O, 1, I, L, U: a printed code is read from paper and said on the phone. 30 letters, so 16 of them are 78 bits.
    private const string Readable = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string key) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>"ABCD-EFGH-JKMN-PQRS": groups of four.</summary>
    public static string NewReadable(int groups) =>
        string.Join('-', Enumerable.Range(0, groups).Select(_ => RandomNumberGenerator.GetString(Readable, 4)));

    /// <summary>What was typed of a readable code, without case, spaces and hyphens.</summary>
    public static string Fold(string typed) =>
        new([.. typed.Take(100).Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
}
