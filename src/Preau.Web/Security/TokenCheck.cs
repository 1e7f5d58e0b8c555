using Microsoft.AspNetCore.Antiforgery;

namespace Preau.Web.Security;

/// <summary>On an endpoint that another system posts to: it cannot carry our token. Only the two of PayFiP are.</summary>
/// <param name="Why">What protects it instead.</param>
public sealed record ExemptFromToken(string Why);

/// <summary>Every POST carries the antiforgery token of its form, whoever wrote the endpoint (3.5.1).</summary>
internal static class TokenCheck
{
    public static async Task Run(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        var isSafe = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (isSafe || endpoint is null || endpoint.Metadata.GetMetadata<ExemptFromToken>() is not null)
        {
            await next(context);
            return;
        }

        if (await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            await next(context);
            return;
        }

        SecurityLog.TokenRefused(context.RequestServices.GetRequiredService<ILogger<ExemptFromToken>>(), endpoint.DisplayName);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }
}
