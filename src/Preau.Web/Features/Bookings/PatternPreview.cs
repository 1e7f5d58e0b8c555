using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Features.Tariffs;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>A week pattern as asked: wanted weekdays per child and slot, over a "période de calcul" (both days included).</summary>
public sealed record WantedWeek(IReadOnlyList<WantedSlot> Slots, DateRange Days);

public sealed record WantedSlot(long ChildId, long SlotId, Weekdays Weekdays);

/// <summary>One day of the preview: to be booked, kept as it stands, to be asked for, or refused with its reason.</summary>
public sealed record PatternDay(Wish Wish, string Child, string Service, PatternOutcome Outcome, string? Reason, Money Price, DateTime? BackUntil);

public enum PatternOutcome
{
    Book,
    Keep,
    Refused,
}

public sealed record PatternPreview(IReadOnlyList<PatternDay> Days)
{
    public IReadOnlyList<PatternDay> ToBook { get; } = [.. Days.Where(d => d.Outcome == PatternOutcome.Book)];

    public IReadOnlyList<PatternDay> Refused { get; } = [.. Days.Where(d => d.Outcome == PatternOutcome.Refused)];

    public int Kept => Days.Count(d => d.Outcome == PatternOutcome.Keep);

    public Money Total => ToBook.Select(d => d.Price).Sum();
}

/// <summary>
/// Lists every day that a pattern would book and every day that it cannot, with its reason; the application asks the same
/// questions again. Days on which the service never opens (its weekday, holidays) are no refusal: they are left out, holidays
/// and closures of a wanted weekday are listed.
/// </summary>
public sealed class PreviewPattern(PortalDb db, BookingBoards boards)
{
    public const int LongestDays = 400;

    public async Task<PatternPreview> Run(long familyId, WantedWeek wanted, DateTime now)
    {
        var board = await boards.Load(familyId, wanted.Days, now);
        var prices = await FamilyPrices.Load(db, familyId, [.. wanted.Slots.Select(s => s.SlotId).Distinct()]);
        var days = new List<PatternDay>();
        foreach (var slot in wanted.Slots)
        {
            if (board.Row(slot.ChildId, slot.SlotId) is not { } row) continue;
            var child = board.Children.First(c => c.Child.Id == slot.ChildId).Child.FirstName;
            foreach (var day in wanted.Days.Days().Where(d => slot.Weekdays.Includes(d)))
            {
                var answer = board.Answer(row, day);
                if (answer.State is BoxState.NoService && answer.Why?.Code is RefusalCode.NotAnOpeningDay or RefusalCode.OutsideActivityYear) continue;
                days.Add(Day(board, row, prices, child, day, answer));
            }
        }
        return new([.. days.OrderBy(d => d.Wish.Day).ThenBy(d => d.Child, StringComparer.CurrentCulture)]);
    }

    private static PatternDay Day(BookingBoard board, BoardRow row, FamilyPrices prices, string child, DateOnly day, BoxAnswer answer)
    {
        var wish = new Wish(row.ChildId, row.Slot.Id, day, Book: true);
        var price = prices.Price(row.Slot.Id, day).Unit?.Price ?? Money.Zero;
        var back = board.PlanOn(row, day).LimitOf(Domain.CutOffs.CutOffAction.Cancel, day)?.Limit.Civil;
        var isBooked = board.BookingOn(row.ChildId, row.Slot.Id, day) is not null;
        // A pattern books what is direct; what needs the staff's answer is asked for day by day on the calendar.
        return isBooked ? new(wish, child, row.Slot.ShortName, PatternOutcome.Keep, null, price, back)
            : answer.State == BoxState.Free ? new(wish, child, row.Slot.ShortName, PatternOutcome.Book, null, price, back)
            : new(wish, child, row.Slot.ShortName, PatternOutcome.Refused, Reason(answer), price, back);
    }

    private static string Reason(BoxAnswer answer) => answer.State switch
    {
        BoxState.OnRequest => "Sur demande\u00A0: demandez ce jour depuis le calendrier.",
        BoxState.Requested => "Déjà demandé, le service répond.",
        _ => answer.Why is { } why ? Refusals.Sentence(why) : "Impossible ce jour-là.",
    };
}
