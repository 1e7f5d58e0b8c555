using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Features.CutOffs;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>The changes as they are checked before they are confirmed: added, removed, price, until when each can be taken back.</summary>
public sealed record Recap(
    IReadOnlyList<RecapLine> Added, IReadOnlyList<RecapLine> Removed, IReadOnlyList<RecapLine> Asked, IReadOnlyList<RecapRefusal> Refused, Money Change, Money Before)
{
    public int Count => Added.Count + Removed.Count + Asked.Count;

    /// <summary>Several children have changes: the parent says whether they go together.</summary>
    public bool HasSeveralChildren => Added.Concat(Removed).Concat(Asked).DistinctBy(l => l.Wish.ChildId).Skip(1).Any();

    /// <summary>Some of it comes after the limit: the agent says why.</summary>
    public bool IsBeyond => Added.Concat(Removed).Any(l => l.IsBeyond);

    /// <summary>What must be paid before the added days are booked; zero: nothing.</summary>
    public Money Due { get; private init; }

    /// <summary>Until when their places would be held, in civil time.</summary>
    public DateTime? HeldUntil { get; private init; }

    /// <summary>What removed days that were paid give back, as a credit.</summary>
    public Money Back => Removed.Where(l => l.WasPaid).Select(l => l.Price).Sum();

    /// <param name="localNow">Civil time of the town.</param>
    public static Recap Of(IReadOnlyList<WishOutcome> outcomes, CalendarMonth month, DateTime localNow)
    {
        var names = month.Kids.ToDictionary(k => k.Id, k => k.FirstName);
        RecapLine Line(WishOutcome o) => new(o.Wish, names.GetValueOrDefault(o.Wish.ChildId, ""), o.Row.Slot.Name, month.Prices.Price(o.Wish.SlotId, o.Wish.Day).Unit?.Price ?? Money.Zero, o.BackUntil, o.BackUntil is { } limit && limit < localNow)
        {
            Late = o.Surcharge is { } surcharge ? CutOffWords.Of(surcharge) : null,
            Extra = o.Extra ?? Money.Zero,
            IsBeyond = o.Answer.IsBeyond,
            IsDue = o.Due is not null,
            WasPaid = o.WasPaid,
        };

        var possible = outcomes.Where(o => o.Refusal is null).ToList();
        var added = possible.Where(o => o.Wish.Book && !o.NeedsRequest).Select(Line).ToList();
        var removed = possible.Where(o => !o.Wish.Book && !o.NeedsRequest).Select(Line).ToList();
        return new(
            added,
            removed,
            possible.Where(o => o.NeedsRequest).Select(Line).ToList(),
            outcomes.Where(o => o.Refusal is not null)
                .Select(o => new RecapRefusal(BoxKey.Write(o.Wish.ChildId, o.Wish.SlotId, o.Wish.Day), $"{French.Capital(French.DayAndMonth(o.Wish.Day))}, {names.GetValueOrDefault(o.Wish.ChildId, "")}, {o.Row.Slot.ShortName}", Refusals.Sentence(o.Refusal!), o.Answer.CanJoin))
                .ToList(),
            added.Select(l => l.Price + l.Extra).Sum() - removed.Select(l => l.Price - l.Extra).Sum(),
            month.Planned)
        {
            Due = possible.Select(o => o.DueAmount).Sum(),
            HeldUntil = possible.Where(o => o.Due is not null).Select(o => (DateTime?)Holding.Until(localNow, o.Row.Activity.HoldMinutes!.Value)).Min(),
        };
    }
}

/// <param name="BackUntil">Until when the change can be taken back, civil time; null: no limit.</param>
/// <param name="IsFinal">That limit has passed already: said in words.</param>
public sealed record RecapLine(Wish Wish, string Child, string Service, Money Price, DateTime? BackUntil, bool IsFinal)
{
    /// <summary>An agent does it after the limit, for a reason.</summary>
    public bool IsBeyond { get; init; }

    /// <summary>The surcharge of the tier in words; null: in time.</summary>
    public string? Late { get; init; }

    /// <summary>That surcharge, a line of its own; zero where no known price gives it.</summary>
    public Money Extra { get; init; }

    /// <summary>Booked once it is paid.</summary>
    public bool IsDue { get; init; }

    /// <summary>Paid when it was booked: cancelled, it gives a credit.</summary>
    public bool WasPaid { get; init; }
}

/// <param name="CanJoin">The day is full, and has a waiting list.</param>
public sealed record RecapRefusal(string Key, string What, string Why, bool CanJoin);
