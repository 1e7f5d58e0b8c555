using Preau.Domain.Values;
using Preau.Web.Features.CutOffs;
using Preau.Web.Features.Tariffs;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>The changes as they are checked before they are confirmed: added, removed, price, until when each can be taken back.</summary>
public sealed record Recap(
    IReadOnlyList<RecapLine> Added, IReadOnlyList<RecapLine> Removed, IReadOnlyList<RecapLine> Asked, IReadOnlyList<RecapRefusal> Refused, Money Change, Money Before)
{
    public int Count => Added.Count + Removed.Count + Asked.Count;

    /// <summary>Some of it comes after the limit: the agent says why.</summary>
    public bool IsBeyond => Added.Concat(Removed).Any(l => l.IsBeyond);

    /// <param name="localNow">Civil time of the town.</param>
    public static Recap Of(IReadOnlyList<WishOutcome> outcomes, FamilyPrices prices, CalendarMonth month, DateTime localNow)
    {
        var names = month.Kids.ToDictionary(k => k.Id, k => k.FirstName);
        RecapLine Line(WishOutcome o) => new(o.Wish, names.GetValueOrDefault(o.Wish.ChildId, ""), o.Row.Slot.Name, prices.Price(o.Wish.SlotId, o.Wish.Day).Unit?.Price ?? Money.Zero, o.BackUntil, o.BackUntil is { } limit && limit < localNow)
        {
            Late = o.Surcharge is { } surcharge ? CutOffWords.Of(surcharge) : null,
            Extra = o.Extra ?? Money.Zero,
            IsBeyond = o.Answer.IsBeyond,
        };

        var possible = outcomes.Where(o => o.Refusal is null).ToList();
        var added = possible.Where(o => o.Wish.Book && !o.NeedsRequest).Select(Line).ToList();
        var removed = possible.Where(o => !o.Wish.Book && !o.NeedsRequest).Select(Line).ToList();
        return new(
            added,
            removed,
            possible.Where(o => o.NeedsRequest).Select(Line).ToList(),
            outcomes.Where(o => o.Refusal is not null)
                .Select(o => new RecapRefusal(BoxKey.Write(o.Wish.ChildId, o.Wish.SlotId, o.Wish.Day), $"{French.Capital(French.DayAndMonth(o.Wish.Day))}, {names.GetValueOrDefault(o.Wish.ChildId, "")}, {o.Row.Slot.ShortName}", Refusals.Sentence(o.Refusal!)))
                .ToList(),
            added.Select(l => l.Price + l.Extra).Sum() - removed.Select(l => l.Price - l.Extra).Sum(),
            month.Planned);
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
}

public sealed record RecapRefusal(string Key, string What, string Why);
