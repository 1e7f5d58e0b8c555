using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families;

/// <summary>
/// A calendar of days is proposed by one family and answered by the other, or entered by the staff at once
/// (docs/rules/garde-alternee.md). Call inside the transaction of the act.
/// </summary>
public sealed class SettleCustody(PortalDb db, TownClock clock, PutCustodyInForce put, CustodyMail mail)
{
    /// <param name="custody">New: told of the acting family as the first one.</param>
    /// <param name="seenPending">The proposal that the page showed; another one meanwhile is shown first.</param>
    public async Task<Refusal?> Propose(ActsFor acts, Custody custody, long? seenPending, string? print, Guid key)
    {
        await db.LockCalendar();
        var pending = await db.Custodies.SingleOrDefaultAsync(c => c.ChildId == custody.ChildId && c.State == CustodyState.Proposed);
        if (pending?.Id != seenPending) return new(RefusalCode.Stale);
        var inForce = await db.Custodies.AsNoTracking().Where(c => c.ChildId == custody.ChildId && c.State == CustodyState.InForce).ToListAsync();
        if (CustodyCheck.Of(custody, inForce, PutCustodyInForce.Earliest(clock.Today, acts.ByStaff)) is { } wrong) return wrong;
        if (pending is not null) Withdraw(pending, acts.Actor, "remplacé");

        db.Custodies.Add(custody);
        await db.SaveChangesAsync();
        if (acts.ByStaff) return await put.Run(custody, print, acts.Actor, key);
        Record(custody, acts.Actor, "proposed", "proposé");
        await mail.Proposed(custody, custody.SecondFamilyId, key);
        return null;
    }

    /// <summary>The other family agrees, or declines; the family that proposed may only take it back.</summary>
    public async Task<Refusal?> Answer(ActsFor acts, long childId, long custodyId, bool agrees, string? print, Guid key)
    {
        await db.LockCalendar();
        var custody = await db.Custodies.Include(c => c.Exceptions).SingleOrDefaultAsync(c => c.Id == custodyId && c.ChildId == childId && c.State == CustodyState.Proposed);
        if (custody is null) return new(RefusalCode.Stale);
        var isOwn = custody.ProposedByFamilyId == acts.FamilyId;
        if (agrees) return isOwn ? new(RefusalCode.WrongState) : await put.Run(custody, print, acts.Actor, key);
        Withdraw(custody, acts.Actor, isOwn ? "retiré" : "refusé");
        await mail.Declined(custody, isOwn ? custody.SecondFamilyId : custody.FirstFamilyId, key);
        return null;
    }

    private void Withdraw(Custody custody, Actor actor, string verb)
    {
        (custody.State, custody.DecidedAt) = (CustodyState.Withdrawn, clock.UtcNow);
        custody.Version++;
        Record(custody, actor, "withdrawn", verb);
    }

    private void Record(Custody custody, Actor actor, string action, string verb)
    {
        foreach (var family in new[] { custody.FirstFamilyId, custody.SecondFamilyId })
            db.Record(actor, clock.UtcNow, action, (nameof(Custody), custody.Id), $"Calendrier des jours à partir du {French.PlainDate(custody.From)}, {verb}", (family, custody.ChildId));
    }
}
