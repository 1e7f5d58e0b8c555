using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.Families;
using Preau.Domain.Tariffs;
using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Features.Billing;

/// <summary>A day of a child in a slot that something is charged for.</summary>
public sealed record ChargedDay(long FamilyId, long ChildId, long EnrolmentId, long SlotId, DateOnly Day)
{
    public static ChargedDay Of(Booking booking) => new(booking.FamilyId, booking.ChildId, booking.EnrolmentId, booking.SlotId, booking.Day);

    public static ChargedDay Of(LateCancellation late) => new(late.FamilyId, late.ChildId, late.EnrolmentId, late.SlotId, late.Day);
}

/// <summary>One line of a day with its price and what the invoice says of it.</summary>
public sealed record PricedLineOfDay(ChargedDay Of, ChargeKind Kind, PricedUnit Unit, string Product, string Label);

/// <summary>A day that no line of a tariff prices.</summary>
public sealed record MonthProblem(long FamilyId, string Family, string Child, string Slot, Refusal Refusal);

/// <summary>What a month of a régie comes to for one family, not issued yet.</summary>
public sealed record PricedFamilyMonth(Family Family, IReadOnlyList<PricedLineOfDay> Charges)
{
    public Money Total => Charges.Select(c => c.Unit.Price).Sum();

    /// <summary>Who pays, as on the envelope.</summary>
    public string Payer => PayerOf(Family);

    /// <param name="family">With its guardians.</param>
    public static string PayerOf(Family family) => string.Join('\n', (string[])
    [
        family.Guardians.Count == 0 ? family.Name : French.And(family.Guardians.OrderBy(g => g.Id).Select(g => g.FullName)),
        .. family.Address.Lines(),
    ]);
}

/// <summary>A month of a régie, priced: the families in the order of the lists, and the days that nothing prices.</summary>
public sealed record PricedMonth(IReadOnlyList<PricedFamilyMonth> Families, IReadOnlyList<MonthProblem> Problems);
