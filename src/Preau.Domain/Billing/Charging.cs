using Preau.Domain.Bookings;
using Preau.Domain.Values;

namespace Preau.Domain.Billing;

/// <summary>What of a month is charged, and when it may be issued (docs/rules/facturation.md).</summary>
[GlossaryExempt]
public static class Charging
{
    /// <summary>What is booked is charged; a told absence follows what was said when it was told.</summary>
    public static bool IsCharged(Booking booking) => booking.AbsenceToldAt is null || booking.AbsenceCharged;

    /// <summary>The month that holds the day: its first civil day, as <see cref="Invoice.Month"/> keeps it.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>First and last civil day of an invoice's month.</summary>
    public static DateRange DaysOf(DateOnly month) => DateRange.Month(month.Year, month.Month);

    /// <summary>The first month whose days, booked after its invoice, the invoice of a month still takes up: a year back.</summary>
    public static DateOnly FirstLateMonth(DateOnly month) => month.AddYears(-1);

    /// <summary>
    /// Whether the invoices of the month may be issued on that day: <see cref="RefusalCode.MonthNotOver"/> until its last day has
    /// passed, <see cref="RefusalCode.NothingToInvoice"/> without a draft; null when they may.
    /// </summary>
    public static Refusal? RefusalToIssue(DateOnly month, DateOnly today, int drafts)
    {
        if (today <= DaysOf(month).To) return new Refusal(RefusalCode.MonthNotOver);
        return drafts == 0 ? new Refusal(RefusalCode.NothingToInvoice) : null;
    }
}
