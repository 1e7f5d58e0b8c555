using System.Diagnostics;
using System.Net;

namespace Preau.Benchmarks;

/// <summary>One window of a family: signs in where it must, looks at its month, ticks the day, confirms, until it has an answer.</summary>
internal sealed class RushVisit(HttpClient client, RushFamily family, Random draw, Stopwatch clock)
{
    private const string Month = "/reservations?mois=2027-01";
    private const int MostReloads = 5;

    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    public RushFamily Family => family;

    /// <summary>"booked", "full" or "none".</summary>
    public string Answer { get; private set; } = "none";

    /// <summary>Seconds from the due arrival.</summary>
    public double AnsweredAfter { get; private set; }

    /// <summary>Times of pages, milliseconds, from the instant they were due.</summary>
    public List<double> Pages { get; } = [];

    public List<double> Confirms { get; } = [];

    public List<string> Errors { get; } = [];

    public async Task Run()
    {
        try
        {
            if (family.Key is { } key) cookies["preau-famille"] = key;
            else await SignIn();
            var page = await Get(Month);
            if (family.Lost)
            {
                await Task.Delay(TimeSpan.FromSeconds(20));
                page = await Get(Month);
            }
            await Decide(page);
        }
        catch (Exception wrong) when (wrong is HttpRequestException or TaskCanceledException or InvalidOperationException)
        {
            Errors.Add($"{wrong.GetType().Name}: {wrong.Message[..Math.Min(80, wrong.Message.Length)]}");
        }
        AnsweredAfter = clock.Elapsed.TotalSeconds - family.Arrives;
    }

    private async Task Decide(string page)
    {
        if (!Box(page))
        {
            Answer = page.Contains("plein", StringComparison.Ordinal) || page.Contains("Complet", StringComparison.Ordinal) ? "full" : page.Contains("checked", StringComparison.Ordinal) ? "booked" : "none";
            return;
        }
        await Task.Delay(RushPlan.Think(draw, 8));
        var token = Token(page);
        if (family.WithoutScript)
        {
            var recap = await Post("/reservations?mois=2027-01", token, Pages);
            await Task.Delay(RushPlan.Think(draw, 3));
            if (recap.Status != HttpStatusCode.OK)
            {
                Answer = "full";
                return;
            }
            token = Token(recap.Body);
        }
        var (status, _) = await Post("/reservations/confirm?mois=2027-01", token, Confirms);
        Answer = status switch
        {
            HttpStatusCode.SeeOther => "booked",
            HttpStatusCode.UnprocessableEntity => "full",
            _ => throw new InvalidOperationException($"confirm answered {(int)status}"),
        };
        if (Answer == "booked") await Get(Month);
    }

    private async Task SignIn()
    {
        var page = await Get("/connexion");
        await Task.Delay(RushPlan.Think(draw, 3));
        var (status, _) = await Send("/connexion", [new("__RequestVerificationToken", Token(page)), new("Input.Email", family.Email), new("Input.Password", "preau-demo-2026")], Pages);
        if (status != HttpStatusCode.SeeOther) throw new InvalidOperationException($"sign-in answered {(int)status}");
    }

    /// <summary>Whoever sees nothing for four seconds reloads, half of them, five times at most; the request under way still costs.</summary>
    private async Task<string> Get(string address)
    {
        var due = clock.Elapsed;
        var asked = new List<Task<Answered>> { Once(() => Request(HttpMethod.Get, address)) };
        for (var reload = 0; reload < MostReloads && draw.Next(2) == 0; reload++)
        {
            if (await Task.WhenAny(Task.WhenAny(asked), Task.Delay(TimeSpan.FromSeconds(4))) is Task<Task<Answered>>) break;
            asked.Add(Once(() => Request(HttpMethod.Get, address)));
        }
        var (status, body) = Read(await await Task.WhenAny(asked));
        Pages.Add((clock.Elapsed - due).TotalMilliseconds);
        if (status == HttpStatusCode.ServiceUnavailable)
        {
            await Task.Delay(TimeSpan.FromSeconds(10 + draw.Next(10)));
            return await Get(address);
        }
        return status == HttpStatusCode.OK ? body : throw new InvalidOperationException($"{address} answered {(int)status}");
    }

    private Task<(HttpStatusCode Status, string Body)> Post(string address, string token, List<double> times) => Send(address,
        [new("__RequestVerificationToken", token), new("__cle", Guid.NewGuid().ToString()), new("jour", family.Box), new("avait", "")], times);

    private async Task<(HttpStatusCode Status, string Body)> Send(string address, KeyValuePair<string, string>[] form, List<double> times)
    {
        var due = clock.Elapsed;
        var answer = Read(await Once(() =>
        {
            var request = Request(HttpMethod.Post, address);
            request.Content = new FormUrlEncodedContent(form);
            return request;
        }));
        times.Add((clock.Elapsed - due).TotalMilliseconds);
        if (answer.Status != HttpStatusCode.ServiceUnavailable) return answer;
        await Task.Delay(TimeSpan.FromSeconds(10 + draw.Next(10)));
        return await Send(address, form, times);
    }

    private async Task<Answered> Once(Func<HttpRequestMessage> make)
    {
        using var request = make();
        using var answer = await client.SendAsync(request);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.TryGetValues("Set-Cookie", out var values) ? [.. values] : []);
    }

    /// <summary>Takes the cookies of the answer that is shown; a browser that asked again has dropped the others.</summary>
    private (HttpStatusCode Status, string Body) Read(Answered answer)
    {
        foreach (var pair in answer.SetCookies.Select(set => set.Split(';')[0]))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            cookies[pair[..equals]] = pair[(equals + 1)..];
        }
        return (answer.Status, answer.Body);
    }

    private HttpRequestMessage Request(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        // Each family has its own line to the proxy.
        request.Headers.Add("X-Forwarded-For", $"10.{family.Index >> 16 & 255}.{family.Index >> 8 & 255}.{family.Index & 255}");
        return request;
    }

    /// <summary>The box of the day can be ticked. Searched plainly: the sender shares its core with the families that it sends.</summary>
    private bool Box(string page)
    {
        var at = page.IndexOf($"value=\"{family.Box}\"", StringComparison.Ordinal);
        if (at < 0) return false;
        var tag = page[page.LastIndexOf('<', at)..page.IndexOf('>', at)];
        return tag.StartsWith("<input", StringComparison.Ordinal) && !tag.Contains("disabled", StringComparison.Ordinal) && !tag.Contains("checked", StringComparison.Ordinal);
    }

    private sealed record Answered(HttpStatusCode Status, string Body, IReadOnlyList<string> SetCookies);

    private static string Token(string page)
    {
        const string Value = "value=\"";
        var from = page.IndexOf(Value, page.IndexOf("__RequestVerificationToken", StringComparison.Ordinal), StringComparison.Ordinal) + Value.Length;
        return page[from..page.IndexOf('"', from)];
    }
}
