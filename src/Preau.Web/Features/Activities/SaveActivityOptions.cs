using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Activities;

/// <summary>Opens or closes an activity to new enrolments and sets how families change their bookings. Call inside the transaction of the act.</summary>
public sealed class SaveActivityOptions(PortalDb db, TownClock clock)
{
    /// <returns><see cref="RefusalCode.Stale"/>, <see cref="RefusalCode.RightOfEveryPupil"/>, <see cref="RefusalCode.HoldOutOfBounds"/>, <see cref="RefusalCode.OnlinePaymentUnavailable"/>; null when it is saved.</returns>
    /// <param name="version">The version that the form was filled on: a later one refuses (<see cref="RefusalCode.Stale"/>).</param>
    public async Task<Refusal?> Run(string code, ActivityOptions options, int version, Actor actor)
    {
        var activity = await db.Activities.SingleAsync(a => a.Code == code);
        if (activity.Version != version) return new(RefusalCode.Stale);
        if (activity.IsRight && (options.ResidentsOnly || options.HoldMinutes is not null)) return new(RefusalCode.RightOfEveryPupil);
        if (Holding.RefusalOf(options.HoldMinutes) is { } outOfBounds) return outOfBounds;
        if (options.HoldMinutes is not null && !await db.Regies.AnyAsync(r => r.Id == activity.RegieId && r.PayFipNumber != null)) return new(RefusalCode.OnlinePaymentUnavailable);
        var before = ActivityOptions.Of(activity);
        if (before == options) return null;
        (activity.IsOpen, activity.ResidentsOnly, activity.BookMode, activity.CancelMode, activity.AbsenceStaysCharged, activity.HoldMinutes) =
            (options.IsOpen, options.ResidentsOnly, options.BookMode, options.CancelMode, options.AbsenceStaysCharged, options.HoldMinutes);
        activity.Version++;
        db.Record(actor, clock.UtcNow, "changed", (nameof(Activity), activity.Id), $"Options changées\u00A0: {activity.Name}", change: (before, options));
        return null;
    }
}
