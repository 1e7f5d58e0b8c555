using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Preau.Web.Tests.PayFip;

/// <summary>Something that listens where the service should be, and answers what the test wants.</summary>
internal sealed class Speaker : IAsyncDisposable
{
    private readonly WebApplication app;

    private Speaker(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <summary>The last thing that it was sent.</summary>
    public string Heard { get; private set; } = "";

    public int Times { get; private set; }

    public static Task<Speaker> Saying(string body, int status = 200, string type = "text/xml; charset=utf-8") => Saying(Encoding.UTF8.GetBytes(body), status, type);

    public static Task<Speaker> Saying(byte[] body, int status = 200, string type = "text/xml; charset=utf-8") => Doing(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(body);
    });

    public static async Task<Speaker> Doing(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var speaker = new Speaker(app);
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            speaker.Heard = Encoding.UTF8.GetString(body.ToArray());
            context.Request.Body = new MemoryStream(body.ToArray());
            speaker.Times++;
            await answer(context);
        });
        await app.StartAsync();
        return speaker;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
