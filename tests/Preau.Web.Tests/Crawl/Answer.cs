using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Preau.Testing;

namespace Preau.Web.Tests.Crawl;

/// <summary>What somebody got for one address, with the headers as they came.</summary>
internal sealed record Answer(string Who, Seen Page, ILookup<string, string> Headers)
{
    public HttpStatusCode Status => Page.Status;

    public Uri Address => Page.Address;

    public string? Location => Headers["Location"].FirstOrDefault();

    /// <summary>The values of a header, as one text; empty without it.</summary>
    public string Header(string name) => string.Join(", ", Headers[name]);

    /// <summary>Where its links, its redirect, its pictures, styles, scripts and reading forms lead on this portal.</summary>
    public IEnumerable<string> Ways()
    {
        IEnumerable<string?> ways = [Location];
        if (Page.Html is { } html)
        {
            ways = ways.Concat(html.QuerySelectorAll("a[href], link[href], use[href]").Select(e => e.GetAttribute("href")))
                .Concat(html.QuerySelectorAll("[src]").Select(e => e.GetAttribute("src")))
                .Concat(html.QuerySelectorAll("form:not([method=post]) button").Select(button => Page.Submission(button).RequestUri?.PathAndQuery));
        }

        return ways.OfType<string>().Where(way => way.Length > 0).Select(way => new Uri(Address, way)).Where(to => to.Authority == Address.Authority).Select(to => to.PathAndQuery);
    }

    public static async Task<Answer> Get(string who, Visitor visitor, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await visitor.Raw(request);
        return await Of(who, new Uri(visitor.Address, path), response);
    }

    public static async Task<Answer> Of(string who, Uri address, HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).SelectMany(h => h.Value.Select(v => (h.Key, Value: v))).ToLookup(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase);
        var body = await response.Content.ReadAsByteArrayAsync();
        var type = response.Content.Headers.ContentType?.MediaType;
        var html = type == "text/html" ? await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(new MemoryStream(body)).Address(address)) : null;
        return new(who, new Seen(response.StatusCode, address, type, body, html as IHtmlDocument), headers);
    }

    public override string ToString() => $"{Who} {Address.PathAndQuery} ({(int)Status})";
}
