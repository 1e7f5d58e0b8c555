using System.Collections.Concurrent;
using System.Text;

namespace Preau.Web.Integrations.PayFip.Simulator;

/// <summary>
/// Plays PayFiP: the SOAP service with its faults, the card page, the notification and the return. It runs inside a demo, and on a
/// port of its own in tests. It keeps what it knows in a file, so that a demo may be stopped between two steps.
/// </summary>
public sealed class PayFipSimulator
{
    private const int Most = 1000;

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(8);
    private static readonly HttpClient Notifier = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    private readonly ConcurrentDictionary<string, SimulatedPayment> payments = new(StringComparer.Ordinal);
    private readonly SimulatorFile file;
    private readonly SimulatorSoap soap;
    private readonly SimulatorPage page;

    /// <param name="path">Null: everything is forgotten at the end.</param>
    /// <param name="accepts">Which addresses it may call and lead to; null: any.</param>
    public PayFipSimulator(TimeProvider time, string? path = null, Func<Uri, bool>? accepts = null)
    {
        Time = time;
        Accepts = accepts ?? (_ => true);
        file = new SimulatorFile(path);
        soap = new SimulatorSoap(this);
        page = new SimulatorPage(this);
        foreach (var payment in file.Read()) payments[payment.Id] = payment;
    }

    public SimulatorTroubles Troubles { get; set; } = new();

    /// <summary>The last order taken, for tests that do not follow the browser.</summary>
    public SimulatedPayment? Latest => payments.Values.MaxBy(p => p.MadeAt);

    internal TimeProvider Time { get; }

    internal Func<Uri, bool> Accepts { get; }

    internal DateTime Now => Time.GetUtcNow().UtcDateTime;

    /// <summary>Null: unknown, or purged in a night after it was made and never opened.</summary>
    public SimulatedPayment? Find(string id) => payments.GetValueOrDefault(id) is { } payment && !IsPurged(payment) ? payment : null;

    /// <summary>What the State does at night with operations that were never opened, without waiting for the night.</summary>
    public void NightlyCleanUp()
    {
        foreach (var payment in payments.Values.Where(p => p.OpenedAt is null && p.Result is null)) payments.TryRemove(payment.Id, out _);
        Save();
    }

    /// <summary>Gives a result as the card page does, without a browser.</summary>
    public SimulatedPayment Decide(string id, string result)
    {
        var number = id.Aggregate(0, (sum, c) => ((sum * 31) + c) % 1_000_000);
        var decided = payments[id] with
        {
            Result = result,
            OpenedAt = payments[id].OpenedAt ?? Now,
            Authorisation = result switch { "P" => $"{number:D6}", "V" => $"{number:D12}-tip", _ => "" },
            PaidAt = Paris(Now),
        };
        Keep(decided);
        return decided;
    }

    /// <summary>Tells the portal, as the State does: from server to server, unsigned.</summary>
    /// <returns>False: nobody heard.</returns>
    public async Task<bool> Notify(string id)
    {
        if (Troubles.LosesNotifications || payments.GetValueOrDefault(id) is not { } payment) return false;
        try
        {
            using var body = new FormUrlEncodedContent([new("idop", payment.Id)]);
            using var heard = await Notifier.PostAsync(new Uri(payment["urlnotif"]), body);
            return heard.IsSuccessStatusCode;
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException)
        {
            // A notification may be lost: the portal asks by itself.
            return false;
        }
    }

    public async Task Answer(HttpContext context)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value);
        if (method == HttpMethods.Post && path == PayFipAddresses.SimulatorService) await soap.Answer(context);
        else if (path == PayFipAddresses.SimulatorPage) await page.Answer(context);
        else if (method == HttpMethods.Get && path == SimulatorPage.StyleSheet) await Write(context, "text/css", SimulatorPage.Style);
        else if (method == HttpMethods.Get && path == SimulatorPage.Icon) await Write(context, "image/svg+xml", SimulatorPage.IconDrawing);
        else context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    internal static async Task Write(HttpContext context, string type, string text, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = $"{type}; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(text, Encoding.UTF8);
    }

    internal void Keep(SimulatedPayment payment)
    {
        payments[payment.Id] = payment;
        foreach (var old in payments.Values.OrderByDescending(p => p.MadeAt).Skip(Most).Concat(payments.Values.Where(p => Now - p.MadeAt > Remembered)))
        {
            payments.TryRemove(old.Id, out _);
        }

        Save();
    }

    private bool IsPurged(SimulatedPayment payment) => payment is { OpenedAt: null, Result: null } && Paris(payment.MadeAt).Date < Paris(Now).Date;

    private static DateTime Paris(DateTime utc) => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(utc, "UTC", "Europe/Paris");

    private void Save() => file.Write(() => payments.Values);
}
