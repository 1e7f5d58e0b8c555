using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Preau.Web.Security;

/// <summary>
/// What a refusal leads to: an address that does not exist stays a 404, an agent without second factor goes and adds one,
/// a form of an ended session is parked; the rest is the framework's (sign in, or 403).
/// </summary>
internal sealed class AuthorizationAnswers(ILogger<AuthorizationAnswers> log) : IAuthorizationMiddlewareResultHandler
{
    public const string FactorPage = "/gestion/double-authentification";

    private readonly AuthorizationMiddlewareResultHandler others = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (context.GetEndpoint() is null)
        {
            await next(context);
            return;
        }

        if (authorizeResult.Forbidden) SecurityLog.Forbidden(log, context.GetEndpoint()?.DisplayName, context.User.FindFirst(Claims.Account)?.Value);
        if (authorizeResult.AuthorizationFailure?.FailedRequirements.All(r => r is SecondFactorRequirement) == true && context.User.HasClaim(c => c.Type == Claims.Staff))
        {
            LeadTo(context, FactorPage);
            return;
        }

        if (authorizeResult.Challenged && await Parks(context) is { } signIn)
        {
            LeadTo(context, signIn);
            return;
        }

        await others.HandleAsync(next, context, policy, authorizeResult);
    }

    /// <summary>Where to sign in and find the form again; null when there is none to keep.</summary>
    private static async Task<string?> Parks(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<EndpointAudience>()?.Audience is not { } audience) return null;
        return await context.RequestServices.GetRequiredService<ParkedForms>().Park(context, audience)
            ? Schemes.SignInPath(audience) + LocalPath.Query(context.Request.Path + context.Request.QueryString)
            : null;
    }

    private static void LeadTo(HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = path;
    }
}
