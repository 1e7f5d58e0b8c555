using Preau.Domain.Activities;

namespace Preau.Domain.Places;

/// <summary>
/// How many children one animator may look after (CASF R227-15 and R227-16, docs/rules/encadrement.md). It is shown, it never refuses a
/// booking.
/// </summary>
/// <param name="Under6">Children under six for one animator.</param>
/// <param name="From6">Children of six and over for one animator.</param>
public sealed record StaffRatio(int Under6, int From6)
{
    /// <summary>A child is six from this age on, in whole months, on the day of service.</summary>
    public const int SixYears = 72;

    private static readonly TimeSpan Long = TimeSpan.FromHours(5);

    /// <param name="duration">Hours in a row of the slot; null: unknown, the strict rate counts.</param>
    /// <param name="hasPedt">The town has a projet éducatif territorial.</param>
    /// <returns>Null where no national rate exists: meals, nursery, other.</returns>
    public static StaffRatio? Of(ActivityNature nature, TimeSpan? duration, bool hasPedt) => nature switch
    {
        ActivityNature.Extrascolaire => new(8, 12),
        ActivityNature.Periscolaire when duration is null || duration > Long => hasPedt ? new(10, 14) : new(8, 12),
        ActivityNature.Periscolaire => hasPedt ? new(14, 18) : new(10, 14),
        _ => null,
    };

    /// <summary>Each age has its own animators.</summary>
    public int Animators(int under6, int from6) => ((under6 + Under6 - 1) / Under6) + ((from6 + From6 - 1) / From6);
}
