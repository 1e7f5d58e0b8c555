using System.Security.Cryptography;
using System.Text.Json;
using Preau.Domain.Campaigns;
using Preau.Domain.Families;
using Preau.Web.Storage;

namespace Preau.Web.Features.Campaigns;

/// <summary>What one child would get.</summary>
/// <param name="Position">In the order of service; 0 when an agent decided.</param>
/// <param name="ServedPoints">Points that gave the position: those of the best of the siblings together.</param>
/// <param name="Decision">Why, and who, when an agent decided otherwise.</param>
public sealed record RunLine(long EntryId, string Number, string Child, int Position, int Points, string Draw, int ServedPoints, string ServedDraw, IReadOnlyList<RunWish> Wishes, string? Decision = null);

/// <param name="LastPoints">Points of the last child served on the full day, or on the days given; null: nobody was.</param>
public sealed record RunWish(long WishId, string Text, WishAnswer Answer, DateOnly? FullOn, int? LastPoints, string? LastDraw);

/// <summary>The allocation of a campaign as it stands: decisions of agents first, then the published order.</summary>
public static class CampaignAllocation
{
    /// <summary>Candidates as the allocation sees them, an agent's decisions apart.</summary>
    private sealed record Input(IReadOnlyList<Candidate> Decided, IReadOnlyList<Candidate> Others, IReadOnlyList<KeyValuePair<PoolPlace, int>> Room, IReadOnlyList<long[]> Exclusions, int MostWishes);

    /// <summary>Everything that decides: two boards with the same print give the same result.</summary>
    public static string Fingerprint(CampaignBoard board) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Of(board), HistoryRecording.Json)));

    public static IReadOnlyList<RunLine> Run(CampaignBoard board)
    {
        var input = Of(board);
        var room = board.Room();
        var decided = Allocation.Run(input.Decided, room, board.Rules);
        foreach (var (candidate, result) in input.Decided.Join(decided.Results, c => c.Number, r => r.Number, (c, r) => (c, r)).Where(pair => pair.r.Wishes.Any(w => w.Answer == WishAnswer.Given)))
        {
            foreach (var place in candidate.Wishes[0].Takes.Where(room.ContainsKey)) room[place]--;
        }
        var result2 = Allocation.Run(input.Others, room, board.Rules, board.Campaign.MostWishes);
        var entries = board.Entries.ToDictionary(e => e.Number);
        return
        [
            .. decided.Results.Select(r => Decision(board, entries[r.Number], r)),
            .. result2.Results.Select(r => Line(board, entries[r.Number], r, result2.LastServed)),
        ];
    }

    /// <summary>A child as it stands in the order, with wishes still to be given.</summary>
    public static Candidate Candidate(CampaignBoard board, CampaignEntry entry, int points, IEnumerable<CampaignWish> wishes) => new(
        entry.Number, points, CampaignDraw.NumberOf(board.Campaign.Seed, entry.Number), [.. wishes.Select(w => board.WishOf(entry, w))],
        entry.Together ? $"{entry.FamilyId}" : null, entry.AcceptsPart, [.. board.Booked[entry.ChildId]]);

    private static Input Of(CampaignBoard board)
    {
        var asking = board.Entries.Where(e => e.Wishes.Count > 0).ToLookup(e => e.DecisionReason is not null);
        return new(
            [.. asking[true].Select(e => Candidate(board, e, board.Points(e), e.Wishes.Where(w => w.Id == e.DecidedWishId)) with { Siblings = null })],
            [.. asking[false].Select(e => Candidate(board, e, board.Points(e), e.Wishes))],
            [.. board.Room().OrderBy(r => r.Key.Day).ThenBy(r => r.Key.PoolId)],
            [.. board.Rules.Select(r => new[] { r.SlotId, r.OtherSlotId ?? 0, r.EffectiveFrom.DayNumber, r.EffectiveTo?.DayNumber ?? 0 })],
            board.Campaign.MostWishes);
    }

    private static RunLine Line(CampaignBoard board, CampaignEntry entry, CandidateResult result, IReadOnlyDictionary<PoolPlace, Standing> lastServed)
    {
        var wishes = entry.Wishes.Zip(result.Wishes, (wish, answer) =>
        {
            // The day that was full, or of the days given the one where the place was hardest to get.
            var places = answer.Full is { } full ? [full] : answer.Answer == WishAnswer.Given ? board.WishOf(entry, wish).Takes : [];
            var last = places.Select(p => lastServed.GetValueOrDefault(p)).OfType<Standing>().MinBy(s => s.Position);
            return new RunWish(wish.Id, CampaignWords.Wish(board, board.SlotOf(wish), wish.From), answer.Answer, answer.Full?.Day, last?.Points, last?.Draw);
        });
        return new(entry.Id, entry.Number, Name(board, entry), result.Standing.Position, board.Points(entry), CampaignDraw.NumberOf(board.Campaign.Seed, entry.Number), result.Standing.Points, result.Standing.Draw, [.. wishes]);
    }

    private static RunLine Decision(CampaignBoard board, CampaignEntry entry, CandidateResult result)
    {
        var given = result.Wishes.Count > 0 ? result.Wishes[0] : null;
        var (points, draw) = (board.Points(entry), CampaignDraw.NumberOf(board.Campaign.Seed, entry.Number));
        return new(entry.Id, entry.Number, Name(board, entry), 0, points, draw, points, draw, [.. entry.Wishes.Select(w => new RunWish(
            w.Id, CampaignWords.Wish(board, board.SlotOf(w), w.From), w.Id == entry.DecidedWishId ? given?.Answer ?? WishAnswer.Decided : WishAnswer.Decided, given?.Full?.Day, null, null))], $"{entry.DecidedBy}\u00A0: {entry.DecisionReason}");
    }

    private static string Name(CampaignBoard board, CampaignEntry entry) => board.Children[entry.ChildId].FullName;
}
