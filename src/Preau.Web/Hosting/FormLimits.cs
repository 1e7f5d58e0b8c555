using Microsoft.AspNetCore.Http.Features;

namespace Preau.Web.Hosting;

/// <summary>A month of five children fits in one form; ten thousand boxes, or a file beyond the limit, get a sentence.</summary>
public static class FormLimits
{
    /// <summary>Five children, 31 days, a dozen boxes a day, with their hidden twins.</summary>
    public const int Fields = 8192;

    /// <summary>Bytes of one request, all files together.</summary>
    public const long Body = 25 * 1024 * 1024;

    /// <summary>
    /// Bytes read and thrown away of a form that is refused for its size: a browser that is still sending reads no answer, it shows a
    /// broken connection.
    /// </summary>
    private const long MostDrained = 40 * Body;

    /// <summary>A file name of ten thousand letters arrives, and is refused at its field.</summary>
    private const int PartHeaders = 128 * 1024;

    /// <summary>Read here, where a refusal can still be said: the antiforgery check would only answer 400.</summary>
    public static void UseFormLimits(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.HasFormContentType && !HttpMethods.IsGet(context.Request.Method) && !await Fits(context))
            await ErrorPages.Write(context, StatusCodes.Status413PayloadTooLarge, Faults.Reference());
        else
            await next(context);
    });

    private static async Task<bool> Fits(HttpContext context)
    {
        if (context.Request.ContentLength > Body)
        {
            if (context.Request.ContentLength > MostDrained || context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit) return false;
            limit.MaxRequestBodySize = MostDrained;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            return false;
        }

        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    public static void Limit(FormOptions options)
    {
        options.ValueCountLimit = Fields;
        options.ValueLengthLimit = 200_000;
        options.MultipartBodyLengthLimit = Body;
        options.MultipartHeadersLengthLimit = PartHeaders;
    }
}
