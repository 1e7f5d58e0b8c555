using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Preau.Testing;

/// <summary>Somebody with a browser that has no script: follows links, fills the forms as they were rendered, and sends exactly those.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient http;
    private readonly List<string> handed = [];

    /// <param name="address">Where the product listens.</param>
    /// <param name="publicAddress">Where its proxy stands; null: the visitor goes straight to it.</param>
    public Visitor(Uri address, string? publicAddress = null)
    {
        var shown = publicAddress is null ? address : new Uri(publicAddress);
        http = new HttpClient(new Road(address, shown, Cookies, handed)) { BaseAddress = shown };
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Every cookie that was set, as it came.</summary>
    public IReadOnlyList<string> Handed => handed;

    /// <summary>Where the portal stands for this visitor.</summary>
    public Uri Address => http.BaseAddress!;

    /// <summary>The page last seen.</summary>
    public Seen Page { get; private set; } = null!;

    /// <summary>Opens an address and follows redirects, as a browser does.</summary>
    public Task<Seen> Open(string path) => Follow(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Opens an address without following a redirect.</summary>
    public async Task<HttpResponseMessage> Raw(HttpRequestMessage request) => await http.SendAsync(request);

    /// <summary>Sends the form that has the button, as rendered, with these fields changed (by their label or their name).</summary>
    public Task<Seen> Send(string button, params (string Field, string Value)[] fields) => Follow(Page.Submission(button, fields));

    /// <summary>Presses a button of the page, as its form stands now.</summary>
    public Task<Seen> Press(IElement button) => Follow(Page.Submission(button));

    /// <summary>Sends the form of a page that was opened earlier: another tab, the back button, a second click.</summary>
    public Task<Seen> SendFrom(Seen page, string button, params (string Field, string Value)[] fields) => Follow(page.Submission(button, fields));

    /// <summary>The same without following a redirect, and without becoming the page last seen: several may be under way at once.</summary>
    public Task<HttpResponseMessage> RawFrom(Seen page, string button, params (string Field, string Value)[] fields) => http.SendAsync(page.Submission(button, fields));

    public async Task<Seen> SignIn(string email, string password = "preau-demo-2026", string page = "/connexion")
    {
        await Open(page);
        return await Send("Se connecter", ("Adresse électronique", email), ("Mot de passe", password));
    }

    public void Dispose() => http.Dispose();

    private async Task<Seen> Follow(HttpRequestMessage request)
    {
        for (var hops = 0; hops < 10; hops++)
        {
            var address = new Uri(http.BaseAddress!, request.RequestUri!);
            using var response = await http.SendAsync(request);
            if (response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.MovedPermanently && response.Headers.Location is { } next)
            {
                request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, next));
                continue;
            }
            var body = await response.Content.ReadAsByteArrayAsync();
            var isHtml = response.Content.Headers.ContentType?.MediaType == "text/html";
            var document = isHtml ? await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(new MemoryStream(body)).Address(address)) : null;
            return Page = new Seen(response.StatusCode, address, response.Content.Headers.ContentType?.MediaType, body, document as IHtmlDocument);
        }
        throw new InvalidOperationException($"Ten redirects in a row, last to {request.RequestUri}.");
    }

    /// <summary>Keeps the cookies under the address that the visitor sees; through a proxy, hands the request on as one does.</summary>
    private sealed class Road(Uri address, Uri shown, CookieContainer cookies, List<string> handed) : DelegatingHandler(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        // A host of the tests has a certificate of its own making.
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => address.IsLoopback },
    })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.RequestUri!;
            if (cookies.GetCookieHeader(asked) is { Length: > 0 } kept) request.Headers.Add("Cookie", kept);
            if (shown != address && asked.Authority == shown.Authority)
            {
                request.RequestUri = new Uri(address, asked.PathAndQuery);
                request.Headers.Host ??= shown.Authority;
                request.Headers.Add("X-Forwarded-Proto", shown.Scheme);
            }

            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
            {
                handed.AddRange(set);
                foreach (var cookie in set) cookies.SetCookies(asked, cookie);
            }

            return response;
        }
    }
}
