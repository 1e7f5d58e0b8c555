using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Preau.Testing;

/// <summary>Somebody with a browser that has no script: follows links, fills the forms as they were rendered, and sends exactly those.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient http;
    private readonly string? forwardedAs;

    public Visitor(Uri address, string? forwardedAs = null)
    {
        Cookies = new CookieContainer();
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        this.forwardedAs = forwardedAs;
        if (forwardedAs is null) return;
        http.DefaultRequestHeaders.Host = new Uri(forwardedAs).Authority;
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
    }

    public CookieContainer Cookies { get; }

    /// <summary>The page last seen.</summary>
    public Seen Page { get; private set; } = null!;

    /// <summary>Opens an address and follows redirects, as a browser does.</summary>
    public Task<Seen> Open(string path) => Follow(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Opens an address without following a redirect.</summary>
    public async Task<HttpResponseMessage> Raw(HttpRequestMessage request) => await http.SendAsync(request);

    /// <summary>Sends the form that has the button, as rendered, with these fields changed (by their label or their name).</summary>
    public Task<Seen> Send(string button, params (string Field, string Value)[] fields) => Follow(Page.Submission(button, fields));

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
            if (forwardedAs is not null && address.Authority == new Uri(forwardedAs).Authority) address = new Uri(http.BaseAddress!, address.PathAndQuery);
            request.RequestUri = address;
            using var response = await http.SendAsync(request);
            if (response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.MovedPermanently && response.Headers.Location is { } next)
            {
                var target = new Uri(address, next);
                request = new HttpRequestMessage(HttpMethod.Get, target.Authority == address.Authority || forwardedAs is not null ? target.PathAndQuery : target.AbsoluteUri);
                continue;
            }
            var body = await response.Content.ReadAsByteArrayAsync();
            var isHtml = response.Content.Headers.ContentType?.MediaType == "text/html";
            var document = isHtml ? await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(new MemoryStream(body)).Address(address)) : null;
            return Page = new Seen(response.StatusCode, address, response.Content.Headers.ContentType?.MediaType, body, document as IHtmlDocument);
        }
        throw new InvalidOperationException($"Ten redirects in a row, last to {request.RequestUri}.");
    }
}
