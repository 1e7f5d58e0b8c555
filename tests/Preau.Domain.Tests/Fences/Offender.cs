using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Preau.Domain.Tests.Fences;

/// <summary>Does everything that the domain may not, so that each ban is seen to bite. Never called.</summary>
internal static class Offender
{
    public static object[] Clocks(TimeProvider clock) =>
    [
        DateTime.Now, DateTime.UtcNow, DateTime.Today, DateTimeOffset.Now, DateTimeOffset.UtcNow,
        clock.GetUtcNow(), TimeZoneInfo.Local, Stopwatch.GetTimestamp(), Environment.TickCount64, new System.Timers.Timer(),
    ];

    public static object[] Cultures() =>
    [
        CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, CultureInfo.GetCultureInfo("fr-FR"), new CultureInfo("fr-FR"),
    ];

    public static object[] Chances() => [new Random(1).Next(), Guid.NewGuid(), RandomNumberGenerator.GetInt32(2)];

    public static async Task<object> Outside(HttpClient client)
    {
        Console.WriteLine(Environment.MachineName + Environment.GetEnvironmentVariable("PATH"));
        return await client.GetStringAsync(await File.ReadAllTextAsync("address"));
    }

    public static object[] FloatingPoint(double price, float rate, Half half) => [price * rate, half];
}
