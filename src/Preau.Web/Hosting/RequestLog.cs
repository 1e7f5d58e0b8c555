using System.Diagnostics;

namespace Preau.Web.Hosting;

/// <summary>One line per request: method, route template, status, time. Never the address itself: it may hold an identifier.</summary>
public static partial class RequestLog
{
    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Preau.Requests");
        app.Use(async (context, next) =>
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
                Answered(log, context.Request.Method, route, context.Response.StatusCode, (long)Stopwatch.GetElapsedTime(begun).TotalMilliseconds, Faults.Reference());
            }
        });
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds} ms {Reference}")]
    private static partial void Answered(ILogger log, string method, string route, int status, long milliseconds, string reference);
}
