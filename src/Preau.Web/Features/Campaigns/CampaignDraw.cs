using System.Security.Cryptography;
using System.Text;

namespace Preau.Web.Features.Campaigns;

/// <summary>
/// The draw of a campaign (docs/rules/campagnes.md): a seed drawn once, whose print is published before and itself after, so that
/// every family can compute its number again with any tool.
/// </summary>
public static class CampaignDraw
{
    /// <summary>64 hexadecimal characters; as a text, they are the key.</summary>
    public static string NewSeed() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>SHA-256 of the text of the seed, in hexadecimal.</summary>
    public static string PrintOf(string seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(seed)));

    /// <summary>HMAC-SHA256 of a campaign number, keyed by the text of the seed, in hexadecimal: lowest first among equal points.</summary>
    public static string NumberOf(string seed, string campaignNumber) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(seed), Encoding.ASCII.GetBytes(campaignNumber)));
}
