using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Jobs;

/// <summary>Each night: nobody waits for what can no longer be had, whatever brought it about.</summary>
public sealed class ReviewWaitingLists(PortalDb db, ReviewEntries review) : IRecurringJob
{
    public async Task<string> Run(CancellationToken cancel) =>
        $"{French.Count(await db.InOneTransaction(() => review.Run(db.WaitingEntries, Actor.Product)), "enfant retiré d’une liste d’attente", "enfants retirés d’une liste d’attente")}.";
}
