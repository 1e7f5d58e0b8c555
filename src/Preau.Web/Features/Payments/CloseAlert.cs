using Microsoft.EntityFrameworkCore;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Payments;

/// <summary>
/// The régie has looked at a payment and says what it found. An attempt that was still open ends: the family may try again. PayFiP is
/// still asked about it: a payment that it confirms later is never lost. Call it inside the transaction of the act. Refusals: <see cref="RefusalCode.ReasonMissing"/>, <see cref="RefusalCode.WrongState"/> when
/// there is no alert any more.
/// </summary>
public sealed class CloseAlert(PortalDb db, TownClock clock)
{
    public async Task<Refusal?> Close(long attemptId, string? reason, Actor actor)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new(RefusalCode.ReasonMissing);
        var attempt = await db.PaymentAttempts.SingleOrDefaultAsync(a => a.Id == attemptId);
        if (attempt?.Alert is not { } alert) return new(RefusalCode.WrongState);
        var before = attempt.State;
        attempt.Version++;
        attempt.Alert = null;
        if (attempt.IsOpen)
        {
            attempt.IsOpen = false;
            attempt.State = AttemptState.Expired;
        }
        db.Record(actor, clock.UtcNow, "closed", (nameof(PaymentAttempt), attempt.Id), $"Alerte du paiement {attempt.Reference} traitée", (attempt.FamilyId, null),
            (new { alert, State = before }, new { attempt.State }), reason.Trim());
        return null;
    }
}
