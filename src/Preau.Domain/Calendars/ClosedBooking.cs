namespace Preau.Domain.Calendars;

/// <summary>What becomes of a booking whose day closes (docs/rules/fermetures.md).</summary>
[GlossaryExempt]
public enum ClosedBooking
{
    /// <summary>Cancelled free of charge, its place given back, the family told.</summary>
    Cancelled,

    /// <summary>The day is over: the child may have come.</summary>
    KeptPast,

    /// <summary>On an issued invoice, which is never edited.</summary>
    KeptInvoiced,

    /// <summary>The family has told an absence, and was told what it costs.</summary>
    KeptAbsence,
}

[GlossaryExempt]
public static class ClosedBookings
{
    public static ClosedBooking Of(DateOnly day, DateOnly today, bool isInvoiced, bool isAbsenceTold) =>
        day < today ? ClosedBooking.KeptPast
        : isInvoiced ? ClosedBooking.KeptInvoiced
        : isAbsenceTold ? ClosedBooking.KeptAbsence
        : ClosedBooking.Cancelled;
}
