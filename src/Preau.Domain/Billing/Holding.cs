using Preau.Domain.Payments;
using Preau.Domain.Values;

namespace Preau.Domain.Billing;

/// <summary>Places that are held until they are paid (docs/rules/paye-a-la-reservation.md).</summary>
[GlossaryExempt]
public static class Holding
{
    /// <summary>Whole minutes: for that long a payment that was begun may still come through.</summary>
    public static readonly int Shortest = (int)AttemptSchedule.Undecided.TotalMinutes;

    /// <summary>Whole minutes: a day.</summary>
    public const int Longest = 24 * 60;

    /// <summary><see cref="RefusalCode.HoldOutOfBounds"/>, or null: an activity may hold its places for that long.</summary>
    public static Refusal? RefusalOf(int? minutes) => minutes is null || (minutes >= Shortest && minutes <= Longest) ? null : new(RefusalCode.HoldOutOfBounds);

    /// <summary>The full minute until which places are held: the one that screens say.</summary>
    public static DateTime Until(DateTime now, int minutes)
    {
        var end = now.AddMinutes(minutes);
        return end.Ticks % TimeSpan.TicksPerMinute == 0 ? end : end.AddTicks(TimeSpan.TicksPerMinute - (end.Ticks % TimeSpan.TicksPerMinute));
    }

    /// <summary>Whether a day is held until it is paid. One that costs nothing is booked at once; so is what nobody can pay online.</summary>
    /// <param name="price">Of the day, with its surcharge.</param>
    /// <param name="together">Of all days that the same act books at the same régie.</param>
    public static bool IsHeld(Money price, Money together) => price > Money.Zero && together >= OnlinePayment.Smallest;

    /// <summary>
    /// Whether a payment of an order may begin at that instant: until its last instant, not after. Null for an invoice that is no
    /// order, or issued already: others say what may be done with it.
    /// </summary>
    public static Refusal? RefusalToPay(Invoice invoice, DateTime now) =>
        invoice.State == InvoiceState.Lapsed || (invoice.State == InvoiceState.Held && now > invoice.HeldUntil) ? new(RefusalCode.HoldOver) : null;

    /// <summary>Its places are to be given back: the time has passed and no payment is under way.</summary>
    public static bool IsOver(Invoice order, bool hasOpenAttempt, DateTime now) => order.State == InvoiceState.Held && now > order.HeldUntil && !hasOpenAttempt;
}
