using Microsoft.EntityFrameworkCore;
using Preau.Web.Storage;

namespace Preau.Web.Hosting;

/// <summary><c>/sante</c>: the process answers. <c>/sante/pret</c>: it can also read and write its database.</summary>
public static class Health
{
    private const string Alive = "/sante";
    private const string Ready = "/sante/pret";

    public static bool IsHealth(PathString path) => path == Alive || path == Ready;

    public static void MapHealth(this WebApplication app)
    {
        // Before anybody is looked up: it says so even when there is no database to look in.
        app.MapGet(Alive, () => TypedResults.Text("ok")).AllowAnonymous().ShortCircuit();
        app.MapGet(Ready, async (PortalDb db, HttpContext context) =>
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            patience.CancelAfter(TimeSpan.FromSeconds(5));
            try
            {
                // Begins as an act does (on SQLite: takes the one writer) and touches a table: a file that is missing, damaged or
                // kept by somebody else is found too. Nothing is committed.
                await using var transaction = await db.Database.BeginTransactionAsync(patience.Token);
                await db.Database.ExecuteSqlRawAsync("SELECT count(*) FROM \"Installations\"", patience.Token);
                return Results.Text("prêt");
            }
            catch (Exception wrong) when (wrong is OperationCanceledException || StoreSentences.IsGone(wrong))
            {
                context.Response.Headers.RetryAfter = "10";
                return Results.Text("la base de données ne répond pas", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).AllowAnonymous();
    }
}
