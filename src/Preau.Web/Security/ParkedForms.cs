using System.Buffers.Binary;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Preau.Web.Storage;

namespace Preau.Web.Security;

/// <summary>What was typed into a form, as the browser posted it; files and passwords are not kept.</summary>
/// <param name="Page">The page that would have received it.</param>
/// <param name="Address">Path and query that it was posted to; opened by a link it shows the form.</param>
public sealed record ParkedContent(string Page, string Address, Dictionary<string, string[]> Fields, bool HadFiles)
{
    public FormCollection Form => new(Fields.ToDictionary(f => f.Key, f => new StringValues(f.Value), StringComparer.OrdinalIgnoreCase));
}

/// <summary>
/// Keeps a form that was posted after its session had ended, for half an hour, until the same person is back. The browser's cookie
/// holds the key, the database only what the key opens: neither is worth anything alone.
/// </summary>
public sealed class ParkedForms(PortalDb db, IAntiforgery antiforgery, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private const int MostBytes = 256 * 1024;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Keeps the posted form when this browser's ended session is known and the form was made for its account.</summary>
    public async Task<bool> Park(HttpContext context, Audience audience)
    {
        if (!context.Request.HasFormContentType || PortalCookies.Read(context, PortalCookies.Of(audience)) is not { } session) return false;
        var hash = RandomKey.Hash(session);
        var account = await db.UserSessions.Where(s => s.KeyHash == hash && s.Account!.Audience == audience).Select(s => s.AccountId).SingleOrDefaultAsync();
        if (account == 0 || !await IsFormOf(context, audience, account)) return false;
        var content = JsonSerializer.SerializeToUtf8Bytes(Read(context));
        if (content.Length > MostBytes) return false;
        await Remove(context);
        var key = RandomKey.New();
        db.ParkedForms.Add(new ParkedForm { KeyHash = RandomKey.Hash(key), AccountId = account, Content = Seal(key, account, content), ExpiresAt = Now + Life });
        await db.SaveChangesAsync();
        PortalCookies.Write(context, PortalCookies.Parked, key, Life);
        return true;
    }

    /// <summary>The form that this browser has parked, when it is this account's.</summary>
    public async Task<ParkedContent?> Find(HttpContext context, long account)
    {
        if (PortalCookies.Read(context, PortalCookies.Parked) is not { } key) return null;
        var (hash, now) = (RandomKey.Hash(key), Now);
        var row = await db.ParkedForms.AsNoTracking().SingleOrDefaultAsync(f => f.KeyHash == hash && f.AccountId == account && f.ExpiresAt > now);
        return row is null ? null : JsonSerializer.Deserialize<ParkedContent>(Open(key, account, row.Content));
    }

    /// <summary>Forgets what this browser has parked.</summary>
    public async Task Remove(HttpContext context)
    {
        if (PortalCookies.Read(context, PortalCookies.Parked) is not { } key) return;
        var hash = RandomKey.Hash(key);
        await db.ParkedForms.Where(f => f.KeyHash == hash).ExecuteDeleteAsync();
        PortalCookies.Remove(context, PortalCookies.Parked);
    }

    private DateTime Now => UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);

    // Its antiforgery token says for whom the form was made: another site, or another person's page, parks nothing.
    private async Task<bool> IsFormOf(HttpContext context, Audience audience, long account)
    {
        var visitor = context.User;
        try
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([SessionHandler.FormOwner(audience, account)], Schemes.Of(audience)));
            return await antiforgery.IsRequestValidAsync(context);
        }
        finally
        {
            context.User = visitor;
        }
    }

    private static ParkedContent Read(HttpContext context)
    {
        var fields = context.Request.Form
            .Where(f => f.Key != "__RequestVerificationToken" && !f.Key.EndsWith("Password", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray(), StringComparer.Ordinal);
        var request = context.Request;
        return new(context.GetEndpoint()?.DisplayName ?? "", request.Path + request.QueryString, fields, request.Form.Files.Any(f => f.Length > 0));
    }

    private static byte[] Seal(string key, long account, byte[] content)
    {
        var whole = new byte[NonceBytes + TagBytes + content.Length];
        var (nonce, tag, secret) = Parts(whole);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(KeyOf(key), TagBytes);
        aes.Encrypt(nonce.Span, content, secret.Span, tag.Span, Bound(account));
        return whole;
    }

    private static byte[] Open(string key, long account, byte[] whole)
    {
        var (nonce, tag, secret) = Parts(whole);
        var content = new byte[secret.Length];
        using var aes = new AesGcm(KeyOf(key), TagBytes);
        aes.Decrypt(nonce.Span, secret.Span, tag.Span, content, Bound(account));
        return content;
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Secret) Parts(byte[] whole) =>
        (whole.AsMemory(0, NonceBytes), whole.AsMemory(NonceBytes, TagBytes), whole.AsMemory(NonceBytes + TagBytes));

    // Not the hash that the row is found by.
    private static byte[] KeyOf(string key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, System.Text.Encoding.UTF8.GetBytes(key), 32, info: "parked form"u8.ToArray());

    private static byte[] Bound(long account)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, account);
        return bytes;
    }
}
