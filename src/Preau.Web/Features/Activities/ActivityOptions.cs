using Preau.Domain.Activities;

namespace Preau.Web.Features.Activities;

/// <summary>What the town may change of an activity at any time; it counts from the next request on.</summary>
public sealed record ActivityOptions
{
    public bool IsOpen { get; init; }

    public bool ResidentsOnly { get; init; }

    public ChangeMode BookMode { get; init; }

    public ChangeMode CancelMode { get; init; }

    public bool AbsenceStaysCharged { get; init; }

    /// <summary>Whole minutes for which places are held until they are paid; null: bookings go on the invoice of the month.</summary>
    public int? HoldMinutes { get; init; }

    public static ActivityOptions Of(Activity activity) => new()
    {
        IsOpen = activity.IsOpen,
        ResidentsOnly = activity.ResidentsOnly,
        BookMode = activity.BookMode,
        CancelMode = activity.CancelMode,
        AbsenceStaysCharged = activity.AbsenceStaysCharged,
        HoldMinutes = activity.HoldMinutes,
    };
}
