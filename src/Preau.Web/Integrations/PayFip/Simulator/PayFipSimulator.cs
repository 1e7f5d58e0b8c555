using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Preau.Web.Integrations.PayFip.Simulator;

/// <summary>
/// Plays PayFiP: the SOAP service with its faults, the card page, the notification and the return. It runs inside a demo, and on a
/// port of its own in tests. It keeps what it knows in a file, so that a demo may be stopped between two steps.
/// </summary>
public sealed class PayFipSimulator
{
    private readonly ConcurrentDictionary<string, SimulatedPayment> payments = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock writing = new();
    private readonly string? file;
    private readonly SimulatorSoap soap;
    private readonly SimulatorPage page;

    /// <param name="file">Null: everything is forgotten at the end.</param>
    public PayFipSimulator(TimeProvider time, string? file = null)
    {
        this.file = file;
        Time = time;
        soap = new SimulatorSoap(this);
        page = new SimulatorPage(this);
        if (file is null || !File.Exists(file)) return;
        foreach (var payment in JsonSerializer.Deserialize<List<SimulatedPayment>>(File.ReadAllText(file)) ?? []) payments[payment.Id] = payment;
    }

    public SimulatorTroubles Troubles { get; } = new();

    internal TimeProvider Time { get; }

    public SimulatedPayment? Find(string id) => payments.GetValueOrDefault(id);

    /// <summary>The last order taken, for tests that do not follow the browser.</summary>
    public SimulatedPayment? Latest => payments.Values.MaxBy(p => p.MadeAt);

    /// <summary>What the State does with operations that were never opened.</summary>
    public void NightlyCleanUp()
    {
        foreach (var payment in payments.Values.Where(p => p.Result is null)) payments.TryRemove(payment.Id, out _);
        Save();
    }

    internal void Keep(SimulatedPayment payment)
    {
        payments[payment.Id] = payment;
        Save();
    }

    /// <summary>Gives a result as the card page does, without a browser.</summary>
    public SimulatedPayment Decide(string id, string result)
    {
        var paid = result is "P" or "V";
        var now = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(Time.GetUtcNow().UtcDateTime, "UTC", "Europe/Paris");
        var number = (uint)id.GetHashCode(StringComparison.Ordinal) % 1_000_000;
        var decided = payments[id] with
        {
            Result = result,
            Authorisation = !paid ? "" : result == "P" ? $"{number:D6}" : $"{number:D12}-tip",
            PaidAt = now,
        };
        Keep(decided);
        return decided;
    }

    public async Task Answer(HttpContext context)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value);
        if (method == HttpMethods.Post && path == PayFipAddresses.SimulatorService) await soap.Answer(context);
        else if (path == PayFipAddresses.SimulatorPage) await page.Answer(context);
        else if (method == HttpMethods.Get && path == SimulatorPage.StyleSheet) await Write(context, "text/css", SimulatorPage.Style);
        else context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    internal static async Task Write(HttpContext context, string type, string text, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = $"{type}; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(text, Encoding.UTF8);
    }

    private void Save()
    {
        if (file is null) return;
        lock (writing) File.WriteAllText(file, JsonSerializer.Serialize(payments.Values));
    }
}
