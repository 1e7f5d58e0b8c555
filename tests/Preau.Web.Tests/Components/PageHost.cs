using System.Security.Claims;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Preau.Web.Components;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;

namespace Preau.Web.Tests.Components;

/// <summary>The product's pages without database, sessions and rights: what is left is how they look and how they read a form.</summary>
public sealed class PageHost : IAsyncLifetime
{
    public static readonly TownFace Town = new()
    {
        Name = "Valbrune",
        ServiceAddress = "3 place du Lavoir, Valbrune",
        ServicePhone = "04 65 71 20 14",
        ServiceHours = "du lundi au vendredi de 8 h 30 à 12 h 00",
        IsDemo = true,
        Today = new(2026, 9, 10),
    };

    private readonly WebApplication app = Compose();

    public IServiceProvider Services => app.Services;

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <param name="claims">"right:Money" and the like; none: a visitor.</param>
    public HttpClient Client(params string[] claims)
    {
        var client = app.GetTestServer().CreateClient();
        if (claims.Length > 0)
            client.DefaultRequestHeaders.Add("X-Claims", claims);
        return client;
    }

    public async Task<IHtmlDocument> Page(string address, params string[] claims) =>
        await Parse(await Client(claims).GetAsync(address));

    public static async Task<IHtmlDocument> Parse(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return (IHtmlDocument)await BrowsingContext.New().OpenAsync(r => r.Content(html));
    }

    private static WebApplication Compose()
    {
        FrenchCulture.Use();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddPreauPages();
        builder.Services.AddRazorPages().AddApplicationPart(typeof(Assets).Assembly);
        builder.Services.AddPreauComponents();
        builder.Services.AddScoped(_ => Town);
        builder.Services.AddTownFace();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new TownClock(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), TimeSpan.Zero));
        var pages = builder.Build();
        pages.UsePreauAssets();
        pages.Use((context, next) =>
        {
            if (context.Request.Headers["X-Claims"] is { Count: > 0 } claims)
                context.User = new(new ClaimsIdentity(claims.SelectMany(c => c!.Split(',')).Select(c => c.Trim().Split(':')).Select(c => new Claim(c[0], c[1])), "test"));
            return next(context);
        });
        pages.UseRouting();
        pages.MapRazorPages();
        pages.MapGet("/essai/erreur/{status:int}", (HttpContext context, int status) => ErrorPages.Write(context, status, "7F3K<92QD"));
        return pages;
    }
}
