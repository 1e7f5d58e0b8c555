using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Payments;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Payments;

/// <summary>
/// The two addresses that PayFiP knows. Neither is signed: what they carry is a hint, and the truth is asked for. They answer
/// everyone, and do nothing for an identifier that is not ours.
/// </summary>
public static class PayFipEndpoints
{
    private const string Parameter = "idop";
    private const int LongestIdentifier = 64;

    public static void MapPayFip(this WebApplication app)
    {
        Open(app.MapPost(PublicLinks.PayFipNotification, Notified), "A hint without effect but a question to PayFiP.");
        Open(app.MapMethods(PaymentLinks.Return, [HttpMethods.Get, HttpMethods.Post], Returned), "A hint without effect but a question to PayFiP, at most every 10 s.");
    }

    private static void Open(IEndpointConventionBuilder endpoint, string why) =>
        endpoint.WithMetadata(new AllowAnonymousAttribute(), new EndpointAudience(Audience: null), new ExemptFromToken(why));

    /// <summary>Answers at once: the job asks within seconds, and a second notification asks again.</summary>
    private static async Task<IResult> Notified(HttpContext context, PortalDb db, TimeProvider time)
    {
        if (await Identifier(context.Request) is { } said)
        {
            var (now, ids) = (time.GetUtcNow().UtcDateTime, Spellings(said));
            await db.PaymentAttempts.Where(a => ids.Contains(a.OperationId) && a.State != AttemptState.Paid).ExecuteUpdateAsync(set => set.SetProperty(a => a.NextAskAt, now));
        }
        return Results.Ok();
    }

    /// <summary>A post from another site carries no session: whoever it is is sent to the ticket, which asks for one.</summary>
    private static async Task<IResult> Returned(HttpContext context, PortalDb db, TimeProvider time, AskPayFip ask)
    {
        var ids = Spellings(await Identifier(context.Request));
        var attempt = await db.PaymentAttempts.Where(a => ids.Contains(a.OperationId)).Select(a => a.Id).FirstOrDefaultAsync();
        if (attempt == 0) return Results.NotFound();
        var now = time.GetUtcNow().UtcDateTime;
        var first = await db.PaymentAttempts.Where(a => a.Id == attempt && a.ReturnedAt == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.ReturnedAt, now));
        // Whoever looked a second ago may have paid since: the first return always asks.
        await ask.Ask(attempt, first > 0 ? TimeSpan.Zero : AttemptSchedule.BetweenLooks, context.RequestAborted);
        context.Response.Headers.Location = PaymentLinks.Ticket(attempt);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>PayFiP's identifiers are kept as it gave them; what comes back through a browser may be in other letters.</summary>
    private static string?[] Spellings(string? said) => said is null ? [] : [said, said.ToLowerInvariant(), said.ToUpperInvariant()];

    /// <summary>Form and query read names without regard to case.</summary>
    private static async Task<string?> Identifier(HttpRequest request)
    {
        var value = request.HasFormContentType ? (await request.ReadFormAsync())[Parameter].ToString() : "";
        if (value.Length == 0) value = request.Query[Parameter].ToString();
        return value.Length is > 0 and <= LongestIdentifier ? value.Trim() : null;
    }
}
