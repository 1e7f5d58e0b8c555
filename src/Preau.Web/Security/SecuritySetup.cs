using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Security;

/// <summary>What the composition root calls.</summary>
public static class SecuritySetup
{
    public static void AddPreauSecurity(this IServiceCollection services)
    {
        services.AddSingleton<SecurityFacts>();
        services.AddPreauHeaders();
        services.AddSingleton<PasswordHasher>();
        services.AddSingleton<AddressLimits>();
        services.AddScoped<SignInDelays>();
        services.AddScoped<Sessions>();
        services.AddScoped<ParkedForms>();
        services.AddScoped<ForgetOldAccess>();
        services.AddCallers();
        services.AddDataProtection().SetApplicationName("preau").PersistKeysToDbContext<PortalDb>();
        services.AddAuthentication(Schemes.ByAddress)
            .AddScheme<SessionSchemeOptions, SessionHandler>(Schemes.Family, o => o.Audience = Audience.Family)
            .AddScheme<SessionSchemeOptions, SessionHandler>(Schemes.Staff, o => o.Audience = Audience.Staff)
            .AddPolicyScheme(Schemes.ByAddress, displayName: null, o => o.ForwardDefaultSelector = context => Schemes.Of(Schemes.AudienceOf(context.Request.Path)));
        services.AddAuthorization(o => o.FallbackPolicy = Policies.Nobody);
        services.AddSingleton<IAuthorizationHandler, SecondFactorJudge>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationAnswers>();
        services.AddAntiforgery(o => o.SuppressXFrameOptionsHeader = true);
        services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>((o, context) => o.Cookie = new PortalCookieBuilder(context, PortalCookies.Antiforgery).Strictly());
        services.AddOptions<CookieTempDataProviderOptions>().Configure<IHttpContextAccessor>((o, context) => o.Cookie = new PortalCookieBuilder(context, PortalCookies.TempData).Strictly());
        services.Configure<MvcOptions>(o => o.Filters.Add<ShowParkedForm>());
        // After the framework has made its list of conventions, in whatever order the parts are added.
        services.AddOptions<RazorPagesOptions>().PostConfigure<ApplicationPartManager, StartUp>((o, parts, start) => o.Conventions.Add(new AudienceConvention(parts, start.IsDemo)));
    }

    /// <summary>First in the path of a request, so that no answer is without.</summary>
    public static void UsePreauHeaders(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.Use(SecurityHeaders.RefuseOtherMethods);
    }

    /// <summary>After routing, before the pages.</summary>
    public static void UsePreauSecurity(this WebApplication app)
    {
        app.Use(SecurityHeaders.KeepNothing);
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(TokenCheck.Run);
    }
}
