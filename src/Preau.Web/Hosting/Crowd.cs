using System.Globalization;
using System.Security.Cryptography;
using System.Threading.RateLimiting;

namespace Preau.Web.Hosting;

/// <summary>
/// How many of the parents' pages are made at once. The others wait in the order in which they came, no longer than people do before
/// they ask again; whoever comes to a full line gets a small page that asks again by itself. What is sent (a booking), who pays and the
/// agents never stand in it.
/// </summary>
public sealed class Crowd(int atOnce, int waiting) : IDisposable
{
    public ConcurrencyLimiter Pages { get; } = new(new() { PermitLimit = atOnce, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    /// <summary>A slow core makes some fifty pages a second beside other work: a full line is two seconds long, half of what people wait before they ask again.</summary>
    public static Crowd OfThisMachine() => new(atOnce: 8 * Environment.ProcessorCount, waiting: 100 * Environment.ProcessorCount);

    public void Dispose() => Pages.Dispose();
}

public static class CrowdControl
{
    /// <summary>The agents; invoices and orders to be paid; the return from a payment.</summary>
    private static readonly PathString[] NeverWaits = ["/gestion", "/mon-compte", "/paiements"];

    private static readonly ErrorSentence Sentence = new(
        "Beaucoup de familles en même temps",
        "Gardez cette page ouverte : elle se recharge d’elle-même dans quelques secondes. Rien de ce qui est enregistré n’est perdu.");

    /// <summary>After what costs nothing (style sheets, health), before anybody is looked up.</summary>
    public static void UseCrowdControl(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!StandsInLine(context.Request))
        {
            await next(context);
            return;
        }
        using var turn = await context.RequestServices.GetRequiredService<Crowd>().Pages.AcquireAsync(cancellationToken: context.RequestAborted);
        if (!turn.IsAcquired)
        {
            await Later(context);
            return;
        }
        // Behind whoever has come meanwhile: on SQLite a page is made without a pause, and those who come would stand in the line of the
        // thread pool, uncounted.
        await Task.Yield();
        await next(context);
    });

    private static bool StandsInLine(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !NeverWaits.Any(path => request.Path.StartsWithSegments(path)) && !Health.IsHealth(request.Path);

    /// <summary>Not all at the same second again.</summary>
    private static Task Later(HttpContext context)
    {
        var seconds = RandomNumberGenerator.GetInt32(10, 20).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        context.Response.Headers["Refresh"] = seconds;
        return ErrorPages.Write(context, StatusCodes.Status503ServiceUnavailable, Faults.Reference(), sentence: Sentence);
    }
}
