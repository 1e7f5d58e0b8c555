using System.Net;
using Preau.Testing;
using Preau.Web.Components;

namespace Preau.Web.Tests.Faults;

/// <summary>
/// A family that books and cancels the same meals over and over, as quickly as it is answered, and now and then signs in from
/// another browser. What is not answered is sent again, the same form, once the town is back.
/// </summary>
internal sealed class BusyFamily(KilledTown town, string email, IReadOnlyList<string> boxes) : IDisposable
{
    private const int SignsInEvery = 10;

    private readonly Visitor visitor = new(town.Address);
    private List<KeyValuePair<string, string>> rest = [];
    private Uri confirm = null!;

    public string Email => email;

    public IReadOnlyList<string> Boxes => boxes;

    /// <summary>The keys of the forms that were answered with the address of their result.</summary>
    public List<Guid> Confirmed { get; } = [];

    /// <summary>The meals are booked, as the last answer said.</summary>
    public bool HasBooked { get; private set; }

    /// <summary>How often no answer came.</summary>
    public int Cut { get; private set; }

    /// <summary>Other browsers that were told that they are signed in.</summary>
    public List<Visitor> Browsers { get; } = [];

    /// <summary>Signs in, ticks the boxes and has them checked: the confirmation is rendered once, each act sends it under a key of its own.</summary>
    public async Task Begin()
    {
        await visitor.SignIn(email);
        var day = boxes[0].Split('-')[2];
        await visitor.Open($"/reservations?mois={day[..4]}-{day[4..6]}");
        await visitor.Send("Vérifier", [.. boxes.Select(b => ("jour", b))]);
        using var form = visitor.Page.Submission("Confirmer", []);
        confirm = form.RequestUri!;
        rest = (await form.Content!.ReadAsStringAsync()).Split('&').Select(p => p.Split('=')).Select(p => KeyValuePair.Create(p[0], WebUtility.UrlDecode(p[1])))
            .Where(p => p.Key is not (FormKeyTagHelper.FieldName or "jour" or "avait")).ToList();
    }

    public async Task Live(CancellationToken end)
    {
        for (var act = 1; !end.IsCancellationRequested; act++)
        {
            var key = Guid.CreateVersion7();
            using var answer = await Answer(() => visitor.Raw(Act(key)));
            if (answer.StatusCode != HttpStatusCode.SeeOther) throw new InvalidOperationException($"{email}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
            Confirmed.Add(key);
            HasBooked = !HasBooked;
            if (act % SignsInEvery == 0) Browsers.Add(await Answer(SignIn));
        }
    }

    public void Dispose()
    {
        visitor.Dispose();
        foreach (var browser in Browsers) browser.Dispose();
    }

    private HttpRequestMessage Act(Guid key) => new(HttpMethod.Post, confirm)
    {
        Content = new FormUrlEncodedContent([
            .. rest, new(FormKeyTagHelper.FieldName, key.ToString()), new("avait", HasBooked ? string.Join(',', boxes) : ""), .. HasBooked ? [] : boxes.Select(b => KeyValuePair.Create("jour", b))]),
    };

    private async Task<Visitor> SignIn()
    {
        var browser = new Visitor(town.Address);
        await browser.Open("/connexion");
        using var answer = await browser.RawFrom(browser.Page, "Se connecter", ("Adresse électronique", email), ("Mot de passe", "preau-demo-2026"));
        return answer.StatusCode == HttpStatusCode.SeeOther ? browser : throw new InvalidOperationException($"{email} cannot sign in: {(int)answer.StatusCode}");
    }

    /// <summary>The answer, however often the town dies meanwhile.</summary>
    private async Task<T> Answer<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            await town.IsUp;
            try
            {
                return await ask();
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException)
            {
                Cut++;
            }
        }
    }
}
