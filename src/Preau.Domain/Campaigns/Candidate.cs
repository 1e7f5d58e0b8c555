using Preau.Domain.Places;

namespace Preau.Domain.Campaigns;

/// <summary>One place of a pool on one civil day.</summary>
[GlossaryExempt]
public readonly record struct PoolPlace(long PoolId, DateOnly Day);

/// <summary>A set of days of one slot, given whole or not at all.</summary>
/// <param name="Stays">The slot on each of the days.</param>
/// <param name="Takes">One place of each pool of the slot on each of the days, each named once.</param>
[GlossaryExempt]
public sealed record CandidateWish(IReadOnlyList<Stay> Stays, IReadOnlyList<PoolPlace> Takes)
{
    /// <summary>The child cannot have it at all: not enrolled on every day, in no group, or no day is left.</summary>
    public static readonly CandidateWish Impossible = new([], []);
}

/// <summary>A child in an allocation: how it is ordered, and what it wishes.</summary>
/// <param name="Number">The child's campaign number; unique in the campaign.</param>
/// <param name="Points">Sum of the points of the criteria that count for it.</param>
/// <param name="Draw">What orders equal points, lowest first: HMAC-SHA256 of the number, in hexadecimal.</param>
/// <param name="Wishes">Best first.</param>
/// <param name="Siblings">The same for the children of a family that asks for places together; null: alone.</param>
/// <param name="AcceptsPart">The family takes what is possible when its children cannot all be served.</param>
/// <param name="Already">Stays given before: a wish that excludes one of them is never given.</param>
[GlossaryExempt]
public sealed record Candidate(
    string Number, int Points, string Draw, IReadOnlyList<CandidateWish> Wishes, string? Siblings = null, bool AcceptsPart = false, IReadOnlyList<Stay>? Already = null);
