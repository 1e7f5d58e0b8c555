using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>
/// What time does to waiting lists (docs/rules/liste-d-attente.md): families are told that a limit has passed without a place, asked
/// whether they still wait, and taken off when they do not answer; days that have passed end. Each step is told once, however often it
/// runs and whatever stop it comes after.
/// </summary>
public sealed class KeepLists(PortalDb db, TownClock clock, DayLimits limits, MoveEntries move, FreedPlaces freed, Confirmations confirmations, WaitingHistory history, WaitingMail mail)
{
    /// <summary>How many entries something happened to.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var kept = 0;
        foreach (var step in new[] { EndDays, TellLimits, EndUnconfirmed, AskToConfirm })
        {
            cancel.ThrowIfCancellationRequested();
            db.ChangeTracker.Clear();
            kept += await db.InOneTransaction(step);
        }
        return kept;
    }

    /// <summary>Told at the limit of the day already; a place that the staff held is given to nobody any more.</summary>
    private async Task<int> EndDays()
    {
        var today = clock.Today;
        var past = await db.WaitingEntries.Where(e => e.ClosedAt == null && e.Day < today).Select(e => e.Id).ToListAsync();
        return past.Count == 0 ? 0 : (await move.Run(past, _ => true, WaitingState.Over, Actor.Product, clock.UtcNow, "le jour est passé sans place")).Entries.Count;
    }

    private async Task<int> TellLimits()
    {
        var now = clock.UtcNow;
        var waiting = await db.WaitingEntries.AsNoTracking().Where(e => e.State == WaitingState.Waiting && e.LimitToldAt == null).OrderBy(e => e.Day).ToListAsync();
        var ends = await limits.Of(waiting);
        var passed = waiting.FindAll(e => ends[e.Id] <= now);
        var ids = passed.ConvertAll(e => e.Id);
        await db.WaitingEntries.Where(e => ids.Contains(e.Id)).ExecuteUpdateAsync(set => set.SetProperty(e => e.LimitToldAt, now));
        await history.Record(passed, Actor.Product, now, "told", _ => "limite passée sans place, famille prévenue");
        await mail.News(passed.ConvertAll(e => (e, "la limite est passée sans qu’une place se libère. Si une place se libère encore, le service vous appelle.")));
        return passed.Count;
    }

    private async Task<int> EndUnconfirmed()
    {
        var now = clock.UtcNow;
        var silent = await db.WaitingEntries.AsNoTracking().Where(e => e.State == WaitingState.Waiting && e.ConfirmBy <= now).OrderBy(e => e.Day).ToListAsync();
        if (silent.Count == 0) return 0;
        var moved = await move.Run(silent.ConvertAll(e => e.Id), e => e.ConfirmBy <= now, WaitingState.Lapsed, Actor.Product, now, "non confirmé");
        await freed.Settle(moved.Freed, Actor.Product, now);
        await mail.News([.. moved.Entries.Select(e => (e, "retiré de la liste, faute de réponse à notre question. Vous pouvez vous inscrire à nouveau."))]);
        return moved.Entries.Count;
    }

    private async Task<int> AskToConfirm()
    {
        var until = clock.UtcNow + WaitingRule.TimeToConfirm;
        var asked = await confirmations.Due(byMail: true);
        var ids = asked.Select(e => e.Id).ToList();
        await db.WaitingEntries.Where(e => ids.Contains(e.Id)).ExecuteUpdateAsync(set => set.SetProperty(e => e.ConfirmBy, until));
        await history.Record(asked, Actor.Product, clock.UtcNow, "asked", _ => "à confirmer par la famille");
        foreach (var family in asked.GroupBy(e => e.FamilyId)) await mail.AskToConfirm([.. family], until);
        return asked.Count;
    }
}
