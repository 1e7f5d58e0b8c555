using Microsoft.AspNetCore.Http.Features;

namespace Preau.Web.Hosting;

/// <summary>A month of five children fits in one form; ten thousand boxes, or a file beyond the limit, get a sentence.</summary>
public static class FormLimits
{
    /// <summary>Five children, 31 days, a dozen boxes a day, with their hidden twins.</summary>
    public const int Fields = 8192;

    /// <summary>Bytes of one request, all files together.</summary>
    public const long Body = 25 * 1024 * 1024;

    /// <summary>Read here, where a refusal can still be said: the antiforgery check would only answer 400.</summary>
    public static void UseFormLimits(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.HasFormContentType && !HttpMethods.IsGet(context.Request.Method))
        {
            try
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
            }
            catch (InvalidDataException)
            {
                await ErrorPages.Write(context, StatusCodes.Status413PayloadTooLarge, Faults.Reference());
                return;
            }
        }

        await next(context);
    });

    public static void Limit(FormOptions options)
    {
        options.ValueCountLimit = Fields;
        options.ValueLengthLimit = 200_000;
        options.MultipartBodyLengthLimit = Body;
    }
}
