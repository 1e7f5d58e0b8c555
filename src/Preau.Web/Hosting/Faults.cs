using System.Diagnostics;
using Preau.Web.Storage;

namespace Preau.Web.Hosting;

/// <summary>What becomes of a request that failed: a page in French with a reference, which the log carries too.</summary>
public static partial class Faults
{
    /// <summary>What a visitor reads to the town hall, and the administrator looks for in the log.</summary>
    public static string Reference() =>
        (Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("N"))[..12].ToUpperInvariant();

    public static void UseFaultPages(this WebApplication app) => app.Use(async (context, next) =>
    {
        var log = context.RequestServices.GetRequiredService<ILogger<PublicLinks>>();
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser went away: nobody reads an answer.
            context.Response.StatusCode = 499;
            return;
        }
        catch (Exception wrong) when (!context.Response.HasStarted)
        {
            var reference = Reference();
            var status = StatusOf(wrong);
            if (status >= 500) Failed(log, wrong, reference, status);
            var again = status >= 500 ? await SendAgain.Form(context) : null;
            context.Response.Clear();
            if (status == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = "30";
            await ErrorPages.Write(context, status, reference, again);
            return;
        }

        if (IsBareRefusal(context)) await ErrorPages.Write(context, context.Response.StatusCode, Reference());
    });

    private static int StatusOf(Exception wrong) => wrong switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when StoreSentences.IsGone(wrong) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>A refusal that nobody wrote a page for (404, 403, a failed antiforgery check).</summary>
    private static bool IsBareRefusal(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null };

    [LoggerMessage(Level = LogLevel.Error, Message = "Request failed: reference {Reference}, status {Status}")]
    private static partial void Failed(ILogger log, Exception wrong, string reference, int status);
}
