using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>What may be lawful but surprises a family: said to the agent while the rule is written.</summary>
/// <param name="Limit">The limit in question on that day.</param>
/// <param name="Other">The one that it is compared with.</param>
[GlossaryExempt]
public sealed record RuleWarning(RuleWarningKind Kind, DateOnly Day, CutOffLimit Limit, CutOffLimit? Other = null)
{
    /// <summary>Each kind once, on the first day that shows it.</summary>
    /// <param name="days">What is written, and the rules for booking and cancelling as they would be on those days.</param>
    /// <param name="opens">The first day on which a family can be enrolled.</param>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<RuleWarning> Of(IReadOnlyList<(DateOnly Day, RuleOnDay Written, RuleOnDay? Booking, RuleOnDay? Cancelling)> days, DateOnly opens, DateTime now) =>
    [
        .. days.SelectMany(day => On(day.Day, day.Written, day.Booking, day.Cancelling, opens, now)).GroupBy(warning => warning.Kind).OrderBy(group => group.Key).Select(group => group.First()),
    ];

    private static IEnumerable<RuleWarning> On(DateOnly day, RuleOnDay written, RuleOnDay? booking, RuleOnDay? cancelling, DateOnly opens, DateTime now)
    {
        if (booking?.Last is { } books && cancelling?.Last is { } cancels && books.RefusedFrom > cancels.RefusedFrom) yield return new(RuleWarningKind.BooksAfterCancelling, day, books, cancels);
        if (written.Last is not { } last) yield break;
        if (DateOnly.FromDateTime(last.Civil) < opens) yield return new(RuleWarningKind.BeforeEnrolmentOpens, day, last);
        if (last.RefusedFrom <= now) yield return new(RuleWarningKind.AlreadyPassed, day, last);
        foreach (var (before, after) in written.Tiers.Zip(written.Tiers.Skip(1)))
        {
            if (after.Limit.RefusedFrom <= before.Limit.RefusedFrom) yield return new(RuleWarningKind.TiersCross, day, after.Limit, before.Limit);
        }
    }
}

[GlossaryExempt]
public enum RuleWarningKind
{
    /// <summary>A day can be booked when it can no longer be cancelled.</summary>
    BooksAfterCancelling,

    /// <summary>Nobody can be enrolled yet when the limit passes.</summary>
    BeforeEnrolmentOpens,

    /// <summary>The limit has passed already as the rule is written.</summary>
    AlreadyPassed,

    /// <summary>A tier ends no later than the one before it: it never applies that day.</summary>
    TiersCross,
}
