using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace Preau.Web.Security;

/// <summary>The headers of every answer: errors, redirects and files included.</summary>
internal static class SecurityHeaders
{
    private const int TwoYears = 2 * 365 * 24 * 60 * 60;

    private static readonly HashSet<string> Methods = new(StringComparer.OrdinalIgnoreCase) { "GET", "HEAD", "POST" };

    public static void AddPreauHeaders(this IServiceCollection services) => services.AddSecurityHeaderPolicies((policies, provider) =>
    {
        // Made at the first request: a demo knows its own address once it listens.
        var policy = new Lazy<IReadOnlyHeaderPolicyCollection>(() => For(provider.GetRequiredService<SecurityFacts>()));
        var letter = Letter();
        policies.SetPolicySelector(context => IsLetter(context.HttpContext.Request.Path) ? letter : policy.Value);
    });

    /// <summary>The HTML of a mail, shown in a frame of its page.</summary>
    private static bool IsLetter(PathString path) =>
        path.StartsWithSegments("/gestion/courriels", StringComparison.OrdinalIgnoreCase) && path.Value!.EndsWith("/html", StringComparison.OrdinalIgnoreCase);

    private static HeaderPolicyCollection For(SecurityFacts facts) => Always()
        .AddFrameOptionsDeny()
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().Self();
            csp.AddScriptSrc().Self().WithNonce();
            csp.AddStyleSrc().Self();
            csp.AddObjectSrc().None();
            csp.AddBaseUri().None();
            csp.AddFrameAncestors().None();
            var forms = csp.AddFormAction().Self();
            foreach (var target in facts.FormTargets) forms.From(target);
        });

    /// <summary>Someone else's document: it runs nothing, loads nothing, sends nothing, and stands in no origin of ours.</summary>
    private static HeaderPolicyCollection Letter() => Always()
        .AddFrameOptionsSameOrigin()
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddStyleSrc().UnsafeInline();
            csp.AddBaseUri().None();
            csp.AddFormAction().None();
            csp.AddFrameAncestors().Self();
            csp.AddSandbox().AllowTopNavigationByUserActivation();
        });

    private static HeaderPolicyCollection Always() => new HeaderPolicyCollection()
        .RemoveServerHeader()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicySameOrigin()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicyWithDefaultSecureDirectives()
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(TwoYears);

    /// <summary>TRACE and anything else that no page answers: on a Razor Page it would render without its handler (13.4.4).</summary>
    public static Task RefuseOtherMethods(HttpContext context, RequestDelegate next)
    {
        if (Methods.Contains(context.Request.Method)) return next(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD, POST";
        return Task.CompletedTask;
    }

    /// <summary>
    /// What a signed-in person sees, or a new family before it has an account, is never kept by a browser or a proxy, form or not (14.3.2).
    /// </summary>
    public static Task KeepNothing(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var isOpen = context.GetEndpoint()?.Metadata.GetMetadata<EndpointAudience>() is { Audience: null };
            if (context.User.Identity?.IsAuthenticated == true || !isOpen || PortalCookies.Read(context, PortalCookies.NewFamily) is not null) context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
