using System.Text.Json;
using Preau.Domain.Campaigns;
using Preau.Domain.Families;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Campaigns;

/// <summary>One criterion for one child: what it gives, and why.</summary>
/// <param name="Points">What the criterion is worth.</param>
/// <param name="Source">Where the fact comes from, and who confirmed it.</param>
public sealed record PointLine(string Criterion, int Points, bool Counts, string Source);

/// <summary>A child's points criterion by criterion, each with its fact and source (CRPA R311-3-1-2).</summary>
public static class PointLines
{
    public static IReadOnlyList<PointLine> Of(CampaignBoard board, long familyId, Child child, CampaignEntry? entry)
    {
        var facts = board.Facts(familyId, child, entry);
        return [.. board.Campaign.Criteria.Select(c => new PointLine(CampaignWords.Of(c), c.Points, c.Counts(facts), Source(board, c, facts, familyId)))];
    }

    public static string Write(IReadOnlyList<PointLine> lines) => JsonSerializer.Serialize(lines, HistoryRecording.Json);

    public static IReadOnlyList<PointLine> Read(string lines) => JsonSerializer.Deserialize<List<PointLine>>(lines, HistoryRecording.Json) ?? [];

    private static string Source(CampaignBoard board, CampaignCriterion criterion, CriterionFacts facts, long familyId)
    {
        var said = facts.Said.FirstOrDefault(s => s.Fact == criterion.Fact);
        var source = criterion.Fact switch
        {
            CriterionFact.QuotientUpTo when board.Incomes.GetValueOrDefault(familyId) is { QuotientCents: { } cents } income => $"{French.Quotient(new(cents))}, {income.Source}",
            CriterionFact.QuotientUpTo => "aucun quotient au dossier",
            _ when criterion.IsDeclared && said?.IsDeclared != true => "non déclaré",
            _ => CampaignWords.Source(criterion.Fact),
        };
        return said switch
        {
            { IsConfirmed: true } => $"{source}, confirmé par {said.ConfirmedBy}",
            { IsConfirmed: false } => $"{source}, écarté par {said.ConfirmedBy}",
            _ when criterion.IsSensitive && criterion.IsMet(facts) => $"{source}, ne compte qu’une fois confirmé par un agent",
            _ => source,
        };
    }
}
