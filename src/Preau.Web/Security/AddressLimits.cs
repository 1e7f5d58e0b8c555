using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Preau.Web.Security;

/// <summary>
/// Failures per network address. Only failures count, so a town hall's or a mobile operator's crowd that signs in rightly never meets
/// the limit. A bucket of <see cref="Burst"/> that fills again by one a second.
/// </summary>
public sealed class AddressLimits(TimeProvider time)
{
    public const int Burst = 300;

    private static readonly TimeSpan OneMore = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    /// <summary>Null: go on. Otherwise how long to wait.</summary>
    public TimeSpan? Wait(IPAddress? address)
    {
        if (!buckets.TryGetValue(KeyOf(address), out var bucket)) return null;
        return Left(bucket) < 1 ? OneMore : null;
    }

    public void Failed(IPAddress? address)
    {
        if (buckets.Count > 50_000) Trim();
        var now = time.GetUtcNow();
        buckets.AddOrUpdate(KeyOf(address), _ => new Bucket(Burst - 1, now), (_, bucket) => new Bucket(Math.Max(Left(bucket) - 1, -1), now));
    }

    /// <summary>An IPv6 visitor owns a whole /64: it counts as one address.</summary>
    internal static string KeyOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private double Left(Bucket bucket) => Math.Min(Burst, bucket.Left + ((time.GetUtcNow() - bucket.At) / OneMore));

    private void Trim()
    {
        foreach (var (key, bucket) in buckets)
        {
            if (Left(bucket) >= Burst) buckets.TryRemove(key, out _);
        }
    }

    private readonly record struct Bucket(double Left, DateTimeOffset At);
}
