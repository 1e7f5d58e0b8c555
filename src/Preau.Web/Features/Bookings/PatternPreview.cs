using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Preau.Domain.Bookings;
using Preau.Domain.Values;

namespace Preau.Web.Features.Bookings;

/// <summary>A week pattern as asked: wanted weekdays per child and slot, over a "période de calcul" (both days included).</summary>
/// <param name="PatternId">The kept pattern, whose days cancelled by hand are left alone; null: a new one.</param>
public sealed record WantedWeek(IReadOnlyList<WantedSlot> Slots, WeekCount Weeks, DateRange Days, PatternChoices Choices, long? PatternId = null)
{
    public bool Wants(long childId, long slotId, DateOnly day)
    {
        var week = Weeks.On(day);
        return Slots.Any(s => s.ChildId == childId && s.SlotId == slotId && s.Week == week && s.Weekdays.Includes(day));
    }
}

/// <summary>One box of the preview, with what the application does with it.</summary>
/// <param name="Reason">Why it cannot be booked or cancelled; null when it can.</param>
/// <param name="BackUntil">Until when a booked day can be cancelled, civil time; null: no limit.</param>
public sealed record PatternDay(BoardRow Row, DateOnly Day, string Child, PatternOutcome Outcome, string? Reason, Money Price, DateTime? BackUntil)
{
    public string Service => Row.Slot.ShortName;

    public Wish ToWish() => new(Row.ChildId, Row.Slot.Id, Day, Outcome != PatternOutcome.Remove);
}

/// <param name="Direct">The days to book and to remove, as they were judged together.</param>
/// <param name="Slots">What was asked, without the boxes that are none of the family's.</param>
/// <param name="OpenUntil">The last day on which any of its services is known to open, inside or after the period; null: none.</param>
public sealed record PatternPreview(IReadOnlyList<PatternDay> Days, IReadOnlyList<WishOutcome> Direct, IReadOnlyList<WantedSlot> Slots, DateOnly? OpenUntil)
{
    private readonly ILookup<PatternOutcome, PatternDay> byOutcome = Days.ToLookup(d => d.Outcome);

    public IReadOnlyList<PatternDay> ToBook => Of(PatternOutcome.Book);

    public IReadOnlyList<PatternDay> ToRemove => Of(PatternOutcome.Remove);

    public IReadOnlyList<PatternDay> ToAsk => Of(PatternOutcome.Ask);

    /// <summary>Full days that join their waiting list.</summary>
    public IReadOnlyList<PatternDay> ToWait => Of(PatternOutcome.Wait);

    /// <summary>What was wanted and cannot be: days refused, and days that can no longer be cancelled.</summary>
    public IReadOnlyList<PatternDay> Refused => [.. Days.Where(d => d.Outcome is PatternOutcome.Refused or PatternOutcome.CannotRemove)];

    public bool ChangesSomething => ToBook.Count + ToRemove.Count + ToAsk.Count + ToWait.Count > 0;

    /// <summary>What the changes add to the bill of the family, at today's prices.</summary>
    public Money Total => ToBook.Select(d => d.Price).Sum() - ToRemove.Select(d => d.Price).Sum();

    /// <summary>Two previews that would do the same have the same one: the application is compared with what was seen.</summary>
    public string Fingerprint
    {
        get
        {
            var text = string.Join(';', ToBook.Concat(ToRemove).Concat(ToAsk).Concat(ToWait).Select(d => $"{d.Outcome} {d.Row.ChildId} {d.Row.Slot.Id} {d.Day:O}"));
            return WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }

    public IReadOnlyList<PatternDay> Of(PatternOutcome outcome) => [.. byOutcome[outcome]];
}
