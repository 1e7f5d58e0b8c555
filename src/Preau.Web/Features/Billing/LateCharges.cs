using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.CutOffs;
using Preau.Domain.Tariffs;
using Preau.Domain.Values;
using Preau.Web.Features.CutOffs;
using Preau.Web.Storage;

namespace Preau.Web.Features.Billing;

/// <summary>What lateness adds to a month, on lines of its own: the amount that was accepted, or what its tier makes of the price where none was known (docs/rules/delais.md).</summary>
internal sealed class LateCharges(IReadOnlyDictionary<long, Surcharge> surcharges)
{
    public static async Task<LateCharges> Load(PortalDb db) => new((await db.CutOffRules.AsNoTracking().SelectMany(r => r.Tiers).Where(t => t.SurchargeKind != null).ToListAsync())
        .ToDictionary(t => t.Id, t => t.Surcharge!.Value));

    /// <summary>Null: booked in time. Its grid is that of the day's price.</summary>
    public PricedUnit? Of(Booking booking, PricedUnit price) => Unit(booking.CutOffTierId, booking.SurchargeCents, "Réservé hors délai", price, surcharge => surcharge.OnBooking(price.Price));

    /// <param name="price">What the day would have cost.</param>
    public PricedUnit? Of(LateCancellation late, PricedUnit price) => Unit(late.CutOffTierId, late.SurchargeCents, "Annulé hors délai", price, surcharge => surcharge.OnCancelling(price.Price));

    /// <summary>The service as a line names it: "Repas, supplément hors délai" is said in one word group, since a comma parts a label.</summary>
    public static string Name(string service, ChargeKind kind) => kind switch
    {
        ChargeKind.Service => service,
        ChargeKind.Surcharge => $"{service} hors délai (supplément)",
        ChargeKind.LateCancellation => $"{service} annulé hors délai",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private PricedUnit? Unit(long? tierId, long? cents, string how, PricedUnit price, Func<Surcharge, Money?> computed)
    {
        if (tierId is not { } id || !surcharges.TryGetValue(id, out var surcharge)) return null;
        var amount = cents is { } accepted ? new Money(accepted) : computed(surcharge) ?? Money.Zero;
        return amount == Money.Zero ? null : new(amount, price.TariffGridId, [$"{how}\u00A0: {CutOffWords.Of(surcharge)}."]);
    }
}
