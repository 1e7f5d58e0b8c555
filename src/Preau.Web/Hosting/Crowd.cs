using System.Globalization;
using System.Security.Cryptography;
using System.Threading.RateLimiting;

namespace Preau.Web.Hosting;

/// <summary>
/// How many of the parents' pages are made at once. The others wait in the order in which they came, no longer than people do before
/// they ask again; whoever comes to a full line gets a small page that asks again by itself. What is sent (a booking) has a line of its own,
/// which is never full; who pays and the agents stand in none.
/// </summary>
/// <param name="atOnce">Pages.</param>
/// <param name="sentAtOnce">More than pages: what was begun is ended first.</param>
public sealed class Crowd(int atOnce, int waiting, int sentAtOnce) : IDisposable
{
    public ConcurrencyLimiter Pages { get; } = Line(atOnce, waiting);

    /// <summary>More at once would wait for each other in the database, with all of its connections, until their patience ends.</summary>
    public ConcurrencyLimiter Sent { get; } = Line(sentAtOnce, int.MaxValue);

    /// <summary>A slow core makes some fifty pages a second beside other work: a full line is two seconds long, half of what people wait before they ask again.</summary>
    public static Crowd OfThisMachine() => new(atOnce: 2 * Environment.ProcessorCount, waiting: 100 * Environment.ProcessorCount, sentAtOnce: 8 * Environment.ProcessorCount);

    private static ConcurrencyLimiter Line(int atOnce, int waiting) => new(new() { PermitLimit = atOnce, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    public void Dispose()
    {
        Pages.Dispose();
        Sent.Dispose();
    }
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
        _ = Arrival.Of(context);
        if (Line(context) is not { } line)
        {
            await next(context);
            return;
        }
        using var turn = await line.AcquireAsync(cancellationToken: context.RequestAborted);
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

    /// <summary>Null: it stands in none.</summary>
    private static ConcurrencyLimiter? Line(HttpContext context)
    {
        var (method, path) = (context.Request.Method, context.Request.Path);
        if (NeverWaits.Any(start => path.StartsWithSegments(start)) || Health.IsHealth(path)) return null;
        var crowd = context.RequestServices.GetRequiredService<Crowd>();
        return HttpMethods.IsGet(method) ? crowd.Pages : HttpMethods.IsPost(method) ? crowd.Sent : null;
    }

    /// <summary>Not all at the same second again.</summary>
    private static Task Later(HttpContext context)
    {
        var seconds = RandomNumberGenerator.GetInt32(10, 20).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        context.Response.Headers["Refresh"] = seconds;
        return ErrorPages.Write(context, StatusCodes.Status503ServiceUnavailable, Faults.Reference(), sentence: Sentence);
    }
}
