namespace Preau.Web.Hosting;

/// <summary>
/// When the request arrived, before it waited for its turn (<see cref="CrowdControl"/>): limits are judged by it (docs/rules/delais.md). One
/// for each request; the line makes it.
/// </summary>
public sealed class Arrival(TownClock clock)
{
    /// <summary>Instant, UTC.</summary>
    public DateTime At { get; } = clock.UtcNow;

    public static DateTime Of(HttpContext context) => context.RequestServices.GetRequiredService<Arrival>().At;
}
