using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families;

/// <summary>
/// A custody calendar comes into force: bookings change hands with the days they are on, both families are told, all in one go
/// (docs/rules/garde-alternee.md). Call inside the transaction of the act, under <see cref="CalendarLock.LockCalendar"/>.
/// </summary>
public sealed class PutCustodyInForce(PortalDb db, TownClock clock, CustodyImpacts impacts, HandOverBookings handOver, ReviewEntries review, CustodyMail mail)
{
    /// <param name="custody">Tracked by the store.</param>
    /// <param name="print">Of the impact that was shown.</param>
    public async Task<Refusal?> Run(Custody custody, string? print, Actor actor, Guid key)
    {
        var inForce = await db.Custodies.AsNoTracking().Where(c => c.ChildId == custody.ChildId && c.Id != custody.Id && c.State == CustodyState.InForce).ToListAsync();
        if (CustodyCheck.Of(custody, inForce, Earliest(clock.Today, custody.ProposedByFamilyId is null)) is { } wrong) return wrong;
        var impact = await impacts.Of(custody);
        if (impact.Print != print) return new(RefusalCode.PreviewMoved);

        (custody.State, custody.DecidedAt) = (CustodyState.InForce, clock.UtcNow);
        custody.Version++;
        await db.SaveChangesAsync();
        await handOver.Run(impact.HandOvers, actor);
        await review.OfChild(custody.ChildId, actor);
        foreach (var family in new[] { custody.FirstFamilyId, custody.SecondFamilyId })
            db.Record(actor, clock.UtcNow, "in force", (nameof(Custody), custody.Id), $"Calendrier des jours chez chaque parent, à partir du {French.PlainDate(custody.From)}", (family, custody.ChildId), (null, custody));
        await mail.InForce(custody, impact, key);
        return null;
    }

    /// <summary>The first day that a calendar may begin on.</summary>
    public static DateOnly Earliest(DateOnly today, bool byStaff) => byStaff ? today.AddYears(-1) : today;
}
