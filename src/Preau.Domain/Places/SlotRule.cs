using Preau.Domain.Values;

namespace Preau.Domain.Places;

/// <summary>What the town asks of the bookings of one child together (docs/rules/formules-et-sejours.md). Dated: never edited once in force.</summary>
public sealed class SlotRule
{
    public long Id { get; init; }

    public required long SlotId { get; init; }

    public required SlotRuleKind Kind { get; init; }

    /// <summary>The other slot, for the kinds that speak of one.</summary>
    public long? OtherSlotId { get; init; }

    /// <summary>Days, for the kinds that count.</summary>
    public int? Days { get; init; }

    /// <summary>The days are counted in a calendar month; otherwise in a week from Monday to Sunday.</summary>
    public bool PerMonth { get; init; }

    /// <summary>First civil day of service that it judges.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Last civil day of service that it judges; null: none.</summary>
    public DateOnly? EffectiveTo { get; set; }

    public bool IsOn(DateOnly day) => EffectiveFrom <= day && !(day > EffectiveTo);

    /// <summary>Whether what one child has booked in one of its periods does not follow it.</summary>
    /// <param name="openDays">Days of the period on which the child could have the slot: fewer of them lower a shortest stay.</param>
    public bool IsBrokenBy(IReadOnlyCollection<(long SlotId, DateOnly Day)> booked, int openDays)
    {
        var (own, other) = (booked.Where(b => b.SlotId == SlotId).Select(b => b.Day).ToHashSet(), booked.Where(b => b.SlotId == OtherSlotId).Select(b => b.Day).ToHashSet());
        return Kind switch
        {
            SlotRuleKind.Excludes => own.Overlaps(other),
            SlotRuleKind.Needs => !own.IsSubsetOf(other),
            SlotRuleKind.GoesWith => !own.SetEquals(other),
            SlotRuleKind.AtMost => own.Count > Days,
            SlotRuleKind.AtLeast => own.Count > 0 && own.Count < Math.Min(Days ?? 0, openDays),
            SlotRuleKind.AllDays => own.Count > 0 && own.Count < openDays,
            _ => false,
        };
    }

    /// <summary>The days that are counted together with that one.</summary>
    public DateRange PeriodOf(DateOnly day)
    {
        if (PerMonth) return DateRange.Month(day.Year, day.Month);
        return new(day.MondayOfWeek(), day.MondayOfWeek().AddDays(6));
    }
}

public enum SlotRuleKind
{
    /// <summary>Never on the day of the other slot: a full day or a half.</summary>
    Excludes,

    /// <summary>Only with the other slot on the same day: no meal without a day.</summary>
    Needs,

    /// <summary>Both or none.</summary>
    GoesWith,

    /// <summary>So many days in the period, or none. Days that are closed, or outside the enrolment, lower it.</summary>
    AtLeast,

    AtMost,

    /// <summary>Every open day of the period, or none.</summary>
    AllDays,
}
