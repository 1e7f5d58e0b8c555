using Microsoft.EntityFrameworkCore;
using Preau.Domain.Payments;
using Preau.Web.Integrations.PayFip;
using Preau.Web.Storage;

namespace Preau.Web.Features.Payments;

/// <summary>
/// Asks PayFiP what became of an attempt, and settles it by the answer: the only truth. On notification, on return, when the family
/// looks, and by itself at the rhythm of docs/rules/paiement.md. Asking twice changes nothing.
/// </summary>
public sealed class AskPayFip(PortalDb db, TimeProvider time, PayFipClient payfip, PayFipAddresses addresses, SettleAttempt settle)
{
    private const int AtOnce = 50;

    /// <summary>Asks about every attempt whose time has come.</summary>
    /// <returns>How many were asked about.</returns>
    public async Task<int> AskDue(CancellationToken cancel = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db.PaymentAttempts.Where(a => a.NextAskAt <= now).OrderBy(a => a.NextAskAt).Select(a => a.Id).Take(AtOnce).ToListAsync(cancel);
        var asked = 0;
        foreach (var id in due)
        {
            cancel.ThrowIfCancellationRequested();
            // Two nodes do not ask about the same one; who dies while asking leaves it to the next minute.
            var claimed = await db.PaymentAttempts.Where(a => a.Id == id && a.NextAskAt <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.NextAskAt, time.GetUtcNow().UtcDateTime + AttemptSchedule.Unanswered), cancel);
            if (claimed > 0 && await Ask(id, TimeSpan.Zero, cancel)) asked++;
        }
        return asked;
    }

    /// <param name="pause">Nothing is asked when the last question is younger.</param>
    /// <returns>Whether it was asked.</returns>
    public async Task<bool> Ask(long attemptId, TimeSpan pause, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var latest = now - pause;
        db.ChangeTracker.Clear();
        var mine = await db.PaymentAttempts
            .Where(a => a.Id == attemptId && a.State != AttemptState.Paid && (a.LastAskedAt == null || a.LastAskedAt <= latest))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LastAskedAt, now), cancel);
        if (mine == 0) return false;

        var attempt = await db.PaymentAttempts.AsNoTracking().SingleAsync(a => a.Id == attemptId, cancel);
        if (attempt.OperationId is not { } operation)
        {
            // PayFiP never answered our order: nobody holds its page, so nothing can be paid on it.
            if (now - attempt.CreatedAt >= AttemptSchedule.Unanswered) await settle.GiveUp(attemptId);
            return true;
        }

        var contract = await db.Regies.Where(r => r.Id == attempt.RegieId).Select(r => r.PayFipNumber).SingleAsync(cancel);
        var (detail, fault) = await payfip.Detail(operation, cancel);
        var answer = detail is not null ? AttemptAnswer.Of(detail.Result, sent: new(contract ?? "", attempt.Reference, attempt.Amount.Cents, addresses.Mode), told: detail.Echo)
            : fault!.Code is { } code ? new AttemptAnswer(AnswerKind.Fault, code)
            : new AttemptAnswer(AnswerKind.Technical, "");
        await settle.Apply(attemptId, answer, detail);
        return true;
    }
}
