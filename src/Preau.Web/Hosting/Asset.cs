using System.IO.Compression;

namespace Preau.Web.Hosting;

/// <summary>One file as it is sent, packed once.</summary>
internal sealed class Asset(string contentType, byte[] body, string hash)
{
    private readonly Lazy<byte[]?> brotli = new(() => Pack(contentType, body, s => new BrotliStream(s, CompressionLevel.SmallestSize)));
    private readonly Lazy<byte[]?> gzip = new(() => Pack(contentType, body, s => new GZipStream(s, CompressionLevel.SmallestSize)));

    public string ContentType => contentType;

    public string Hash => hash;

    /// <summary>The body in the best encoding that the reader accepts, with that encoding's name.</summary>
    public (byte[] Body, string? Encoding) For(string? acceptEncoding) => acceptEncoding switch
    {
        not null when acceptEncoding.Contains("br", StringComparison.Ordinal) && brotli.Value is { } b => (b, "br"),
        not null when acceptEncoding.Contains("gzip", StringComparison.Ordinal) && gzip.Value is { } g => (g, "gzip"),
        _ => (body, null),
    };

    private static byte[]? Pack(string contentType, byte[] body, Func<Stream, Stream> packer)
    {
        if (contentType.StartsWith("font/", StringComparison.Ordinal))
            return null;
        using var packed = new MemoryStream();
        using (var stream = packer(packed))
            stream.Write(body);
        return packed.ToArray();
    }
}
