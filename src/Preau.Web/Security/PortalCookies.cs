namespace Preau.Web.Security;

/// <summary>
/// Cookies of the portal: over HTTPS with the prefix that ties them to this very host; over plain HTTP (a demo) under another name,
/// because a browser refuses the prefix there.
/// </summary>
public static class PortalCookies
{
    public const string Family = "famille";
    public const string Staff = "gestion";
    public const string Device = "appareil";
    public const string Step = "etape";
    public const string Parked = "formulaire";
    public const string NewFamily = "dossier";
    public const string Antiforgery = "jeton";
    public const string TempData = "message";

    public static string Of(Audience audience) => audience == Audience.Staff ? Staff : Family;

    public static string Name(HttpContext context, string purpose) =>
        (context.Request.IsHttps ? "__Host-preau-" : "preau-") + purpose;

    public static string? Read(HttpContext context, string purpose)
    {
        var value = context.Request.Cookies[Name(context, purpose)];
        return value is { Length: > 0 and <= 4000 } ? value : null;
    }

    /// <param name="lasts">Null: until the browser is closed.</param>
    public static void Write(HttpContext context, string purpose, string value, TimeSpan? lasts = null)
    {
        var options = Options(context);
        options.MaxAge = lasts;
        context.Response.Cookies.Append(Name(context, purpose), value, options);
    }

    public static void Remove(HttpContext context, string purpose) =>
        context.Response.Cookies.Delete(Name(context, purpose), Options(context));

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}

/// <summary>The framework's own cookies (antiforgery, message after a redirect) under the same rules.</summary>
internal sealed class PortalCookieBuilder(IHttpContextAccessor context, string purpose) : CookieBuilder
{
    public override string? Name
    {
        get => context.HttpContext is { } current ? PortalCookies.Name(current, purpose) : "preau-" + purpose;
        set => throw new NotSupportedException("The name follows the request.");
    }

    public PortalCookieBuilder Strictly()
    {
        HttpOnly = true;
        IsEssential = true;
        Path = "/";
        SameSite = SameSiteMode.Lax;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
        return this;
    }
}
