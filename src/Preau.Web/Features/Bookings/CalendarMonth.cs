using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Features.Settings;
using Preau.Web.Features.Tariffs;

namespace Preau.Web.Features.Bookings;

/// <summary>What the month's screen shows: one line per service of a child, one row per day.</summary>
public sealed record CalendarMonth(
    DateOnly First,
    IReadOnlyList<CalendarLine> Lines,
    IReadOnlyList<CalendarRow> Rows,
    IReadOnlyList<CalendarKid> Kids,
    IReadOnlyList<string> Why,
    Money Planned)
{
    /// <summary>The rules that judged it.</summary>
    public required TownRules Town { get; init; }

    /// <summary>What days cost the family.</summary>
    public required FamilyPrices Prices { get; init; }

    /// <summary>What days cancelled after their free limit cost: part of what is planned.</summary>
    public required Money LateFees { get; init; }

    /// <summary>The family keeps a week pattern.</summary>
    public required bool HasPattern { get; init; }

    /// <summary>The same month with these changes ticked, where its boxes still allow them: a form that is shown again.</summary>
    public CalendarMonth With(IReadOnlyList<Wish> wishes)
    {
        if (wishes.Count == 0) return this;
        var asked = wishes.ToDictionary(w => BoxKey.Write(w.ChildId, w.SlotId, w.Day), w => w.Book);
        return this with { Rows = [.. Rows.Select(r => r with { Cells = [.. r.Cells.Select(Turned)] })] };
        CalendarCell Turned(CalendarCell cell) => cell.CanChange && asked.TryGetValue(cell.Key, out var book) && book != (cell.State == BoxState.Booked) ? cell with { IsTurned = true } : cell;
    }

    /// <summary>The weeks that hold a day of service, each with the number of bookings and whether something can still be changed.</summary>
    public IReadOnlyList<CalendarWeek> Weeks => [.. Rows.Where(r => r.Kind == CalendarRowKind.Day)
        .GroupBy(r => r.From.MondayOfWeek())
        .Select(g => new CalendarWeek(g.Key, g.First().From, g.SelectMany(r => r.Cells).Count(c => c.IsBooked), g.SelectMany(r => r.Cells).Any(c => c.CanChange)))];

    /// <summary>A box of the month leads to the waiting list.</summary>
    public bool HasWaitingList => Rows.SelectMany(r => r.Cells).Any(c => c.Link is not null && c.ConfirmBy is null);

    public bool HasChanges => Rows.SelectMany(r => r.Cells).Any(c => c.CanChange);

    /// <summary>The boxes shown as booked and open to change: what is missing among the posted ones was taken away.</summary>
    public string Had => string.Join(',', Rows.SelectMany(r => r.Cells).Where(c => c is { CanChange: true, State: BoxState.Booked }).Select(c => c.Key));
}

/// <param name="From">Its first day in the month.</param>
public sealed record CalendarWeek(DateOnly Monday, DateOnly From, int Booked, bool CanChange);

public sealed record CalendarKid(long Id, string FirstName, string? Class);

/// <param name="OpensKid">The first line of a child, which carries its name.</param>
public sealed record CalendarLine(CalendarKid Kid, string Service, string ShortService, bool OpensKid);

/// <summary>A day, a weekend folded into one row, or a holiday folded into one row.</summary>
/// <param name="Name">The school holidays on which the day falls: "Noël".</param>
public sealed record CalendarRow(CalendarRowKind Kind, DateOnly From, DateOnly To, bool StartsWeek, string? Name, IReadOnlyList<CalendarCell> Cells, IReadOnlyList<CalendarLimit> Limits)
{
    public bool HasMoreReasons => Cells.Any(c => c.HasMoreReasons);

    /// <summary>Booked boxes that can no longer be cancelled, or an absence already told: what is left is to tell an absence.</summary>
    public bool TakesAbsences(DateOnly today) => From >= today && Cells.Any(c => c.State is BoxState.BookedFixed or BoxState.AbsenceTold || c is { State: BoxState.Booked, IsBeyond: true });
}

public enum CalendarRowKind
{
    Day,
    Weekend,
    Holiday,
}

/// <summary>A limit of the day and the services that share it; civil time.</summary>
public sealed record CalendarLimit(string Id, string Services, DateTime Civil, bool IsInclusive, bool HasPassed, string? Late = null);
