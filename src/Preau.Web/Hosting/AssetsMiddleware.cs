using Microsoft.Net.Http.Headers;

namespace Preau.Web.Hosting;

/// <summary>Sends the files of <see cref="Assets"/>; knows nothing of sessions and touches no database.</summary>
public static class AssetsMiddleware
{
    public static IApplicationBuilder UsePreauAssets(this IApplicationBuilder app)
    {
        var assets = app.ApplicationServices.GetRequiredService<Assets>();
        return app.Use((context, next) => Wanted(context.Request) && assets.Find(context.Request.Path.Value!) is { } found
            ? Send(context, found.Asset, found.Immutable)
            : next(context));
    }

    private static bool Wanted(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Path.Value is { } path
        && (path.StartsWith("/css/", StringComparison.Ordinal) || path.StartsWith("/img/", StringComparison.Ordinal)
            || path.StartsWith("/fonts/", StringComparison.Ordinal) || path.StartsWith("/js/", StringComparison.Ordinal));

    private static Task Send(HttpContext context, Asset asset, bool immutable)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = immutable ? "public, max-age=31536000, immutable" : "no-cache";
        headers.ETag = $"\"{asset.Hash}\"";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        if (context.Request.Headers.IfNoneMatch == headers.ETag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        var (body, encoding) = asset.For(context.Request.Headers.AcceptEncoding);
        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = body.Length;
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body).AsTask();
    }
}
