using Microsoft.AspNetCore.Mvc.ModelBinding;
using Preau.Domain.CutOffs;

namespace Preau.Web.Features.CutOffs;

/// <summary>The shapes as the editor offers them.</summary>
public enum ShapeKind
{
    Days,
    Weekday,
    Table,
    Hours,
    BusinessHours,
    Period,
    Holidays,
    MonthDay,
}

/// <summary>One tier as an agent fills it in.</summary>
public sealed record TierInput
{
    public ShapeKind Kind { get; init; }

    /// <summary>Days, weeks, hours or the day of the month.</summary>
    public int? Count { get; init; } = 1;

    public DayBasis Basis { get; init; } = DayBasis.Service;

    public DayOfWeek Weekday { get; init; } = DayOfWeek.Friday;

    /// <summary>By weekday of service, Sunday first; null: the service is closed.</summary>
    public List<DayOfWeek?> Table { get; init; } = [.. new DayOfWeek?[7]];

    /// <summary>The same where the Monday of the week is a public holiday; null: as usual.</summary>
    public List<DayOfWeek?> Exception { get; init; } = [.. new DayOfWeek?[7]];

    public bool OutsideHolidays { get; init; }

    public TimeOnly? Time { get; init; } = new(9, 0);

    public bool IsInclusive { get; init; } = true;

    public TierEffect Effect { get; init; }

    public string? Surcharge { get; init; }

    public static TierInput Of(CutOffTier tier)
    {
        var isOutside = tier.Shape is OutsideSchoolHolidays;
        var shape = tier.Shape is OutsideSchoolHolidays outside ? outside.Shape : tier.Shape;
        var input = new TierInput { OutsideHolidays = isOutside, Time = tier.Time, IsInclusive = tier.IsInclusive, Effect = tier.Effect, Surcharge = tier.Surcharge is { } surcharge ? SurchargeText.Write(surcharge) : null };
        return shape switch
        {
            DaysBefore days => input with { Kind = ShapeKind.Days, Count = days.Days, Basis = days.Basis },
            WeekdayOfPreviousWeek week => input with { Kind = ShapeKind.Weekday, Count = week.Weeks, Weekday = week.Weekday },
            WeekdayTable table => input with { Kind = ShapeKind.Table, Table = Cells(table.Limits), Exception = Cells(table.IfMondayIsPublicHoliday) },
            HoursBefore hours => input with { Kind = hours.InBusinessDays ? ShapeKind.BusinessHours : ShapeKind.Hours, Count = hours.Hours },
            DaysBeforePeriod period => input with { Kind = period.Anchor == PeriodAnchor.FirstDayOfPeriod ? ShapeKind.Period : ShapeKind.Holidays, Count = period.Days, Basis = period.Basis },
            DayOfPreviousMonth month => input with { Kind = ShapeKind.MonthDay, Count = month.Day },
            _ => throw new ArgumentOutOfRangeException(nameof(tier)),
        };
    }

    /// <summary>Null when something is wrong: the sentence stands in the model state, by field.</summary>
    /// <param name="field">The name of the tier in the form: "Input.Tiers[0]".</param>
    public CutOffTier? Read(string field, int order, CutOffAction action, ModelStateDictionary state)
    {
        var (least, most) = Bounds;
        var hasCount = Kind == ShapeKind.Table || Count >= least && Count <= most;
        if (!hasCount) state.TryAddModelError($"{field}.Count", $"Indiquez un nombre de {least} à {most}.");
        if (Kind == ShapeKind.Table && Table.TrueForAll(day => day is null)) state.TryAddModelError($"{field}.Table[1]", "Choisissez la limite d’un jour au moins.");
        if (Time is null) state.TryAddModelError($"{field}.Time", "Indiquez une heure, par exemple 09:00.");
        var surcharge = string.IsNullOrWhiteSpace(Surcharge) ? null : SurchargeText.Read(Surcharge.Trim());
        if (!string.IsNullOrWhiteSpace(Surcharge) && surcharge is null) state.TryAddModelError($"{field}.Surcharge", "Indiquez un montant (1,50), une part du prix (50 %) ou un prix (prix 10,00).");
        if (Effect == TierEffect.WaitingList && action != CutOffAction.Book) state.TryAddModelError($"{field}.Effect", "Seule une réservation peut passer par la liste d’attente.");
        if (state.Any(entry => entry.Key.StartsWith(field + ".", StringComparison.Ordinal) && entry.Value!.Errors.Count > 0)) return null;
        return new()
        {
            Order = order,
            Effect = Effect,
            SurchargeKind = surcharge?.Kind,
            SurchargeValue = surcharge?.Value ?? 0,
            Shape = OutsideHolidays ? new OutsideSchoolHolidays(Shape()) : Shape(),
            Time = new(Time!.Value.Hour, Time.Value.Minute),
            IsInclusive = IsInclusive,
        };
    }

    private (int Least, int Most) Bounds => Kind switch
    {
        ShapeKind.Weekday => (1, CutOffShape.MaxWeeks),
        ShapeKind.Hours or ShapeKind.BusinessHours => (0, CutOffShape.MaxHours),
        ShapeKind.MonthDay => (1, 31),
        _ => (0, CutOffShape.MaxDays),
    };

    private CutOffShape Shape() => Kind switch
    {
        ShapeKind.Days => new DaysBefore(Count!.Value, Basis),
        ShapeKind.Weekday => new WeekdayOfPreviousWeek(Weekday, Count!.Value),
        ShapeKind.Table => new WeekdayTable(Days(Table), Days(Exception)),
        ShapeKind.Hours or ShapeKind.BusinessHours => new HoursBefore(Count!.Value, Kind == ShapeKind.BusinessHours),
        ShapeKind.Period => new DaysBeforePeriod(Count!.Value, Basis, PeriodAnchor.FirstDayOfPeriod),
        ShapeKind.Holidays => new DaysBeforePeriod(Count!.Value, Basis, PeriodAnchor.FirstDayOfSchoolHolidays),
        ShapeKind.MonthDay => new DayOfPreviousMonth(Count!.Value),
        _ => throw new InvalidOperationException($"The shape {Kind} is not known."),
    };

    private static List<DayOfWeek?> Cells(IReadOnlyDictionary<DayOfWeek, DayOfWeek> limits) => [.. Enum.GetValues<DayOfWeek>().Select(day => limits.TryGetValue(day, out var limit) ? limit : (DayOfWeek?)null)];

    private static Dictionary<DayOfWeek, DayOfWeek> Days(List<DayOfWeek?> cells) =>
        cells.Index().Where(cell => cell.Item is not null && cell.Index < 7).ToDictionary(cell => (DayOfWeek)cell.Index, cell => cell.Item!.Value);
}
