namespace Preau.Domain.Campaigns;

/// <summary>Who gets what, and why.</summary>
/// <param name="Results">Every candidate, in the order in which they were served.</param>
/// <param name="LastServed">Of each pool-day of which a place was given, where the last child served stands: the highest position.</param>
[GlossaryExempt]
public sealed record AllocationResult(IReadOnlyList<CandidateResult> Results, IReadOnlyDictionary<PoolPlace, Standing> LastServed);

/// <summary>What one child gets.</summary>
/// <param name="Standing">Where it was served; of siblings together, the place of the best one.</param>
/// <param name="Wishes">The answer to each of its wishes, in its order.</param>
[GlossaryExempt]
public sealed record CandidateResult(string Number, Standing Standing, IReadOnlyList<WishResult> Wishes);

/// <param name="Position">From 1; siblings together share one.</param>
/// <param name="Points">The points that gave the position.</param>
/// <param name="Draw">The number that gave it among equal points.</param>
[GlossaryExempt]
public sealed record Standing(int Position, int Points, string Draw);

/// <param name="Full">The first day without room, when that is the reason.</param>
[GlossaryExempt]
public sealed record WishResult(WishAnswer Answer, PoolPlace? Full = null);

/// <summary>What became of a wish.</summary>
public enum WishAnswer
{
    /// <summary>The child has as many wishes as it may get: this one was not looked at.</summary>
    NotNeeded,
    Given,

    /// <summary>A day had no place left in one of its pools.</summary>
    NoRoom,

    /// <summary>It goes with something that the child already has: the same slot, or one that is never on the same day.</summary>
    Excluded,

    /// <summary>The child cannot have it at all: not enrolled on every day, in no group of the slot, or no day is open.</summary>
    Impossible,

    /// <summary>There was room for the child, not for its brothers and sisters with it.</summary>
    NotTogether,

    /// <summary>An agent decided otherwise, by name and for a reason; never an answer of the allocation.</summary>
    Decided,
}
