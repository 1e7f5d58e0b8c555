using Microsoft.AspNetCore.Authorization;

namespace Preau.Web.Security;

/// <summary>The policies behind the audiences; each names its own cookie scheme, so that neither audience's session opens the other's pages.</summary>
public static class Policies
{
    public static readonly AuthorizationPolicy Family = new AuthorizationPolicyBuilder(Schemes.Family)
        .RequireAuthenticatedUser().RequireClaim(Claims.Guardian).Build();

    /// <summary>What nobody gave an audience opens to nobody.</summary>
    public static readonly AuthorizationPolicy Nobody = new AuthorizationPolicyBuilder()
        .AddAuthenticationSchemes(Schemes.ByAddress).RequireAssertion(_ => false).Build();

    /// <param name="anyOf">Any of these rights is enough; none: every agent.</param>
    /// <param name="isBeforeFactor">True for the page where the second factor is added.</param>
    public static AuthorizationPolicy Staff(StaffRight anyOf, bool isBeforeFactor = false)
    {
        var policy = new AuthorizationPolicyBuilder(Schemes.Staff).RequireAuthenticatedUser().RequireClaim(Claims.Staff);
        if (anyOf != StaffRight.None) policy.RequireClaim(Claims.Right, StaffRights.Each(anyOf).Select(r => r.ToString()));
        if (!isBeforeFactor) policy.AddRequirements(SecondFactorRequirement.Instance);
        return policy.Build();
    }
}

/// <summary>In a town an agent works with a second factor only; in a demo once one was added.</summary>
public sealed class SecondFactorRequirement : IAuthorizationRequirement
{
    public static readonly SecondFactorRequirement Instance = new();
}

internal sealed class SecondFactorJudge(SecurityFacts facts) : AuthorizationHandler<SecondFactorRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SecondFactorRequirement requirement)
    {
        if (!facts.MustHaveSecondFactor || context.User.HasClaim(c => c.Type == Claims.SecondFactor)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
