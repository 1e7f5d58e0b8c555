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

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (context.GetEndpoint() is null) return next(context);
        if (authorizeResult.Forbidden) SecurityLog.Forbidden(log, context.GetEndpoint()?.DisplayName, context.User.FindFirst(Claims.Account)?.Value);
        if (authorizeResult.AuthorizationFailure?.FailedRequirements.All(r => r is SecondFactorRequirement) == true && context.User.HasClaim(c => c.Type == Claims.Staff))
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = FactorPage;
            return Task.CompletedTask;
        }

        return others.HandleAsync(next, context, policy, authorizeResult);
    }
}
