using Preau.Domain.Campaigns;
using Preau.Domain.Families;
using Preau.Web.Features.Campaigns;
using static Preau.Web.Features.Settings.Files.FileText;

namespace Preau.Web.Features.Settings.Files;

/// <summary>The lines of campagnes.csv: one for each criterion of a campaign, whose period is named by its activity and first day.</summary>
internal static class CampaignLines
{
    public const string File = "campagnes.csv";
    public const string Columns = "activite;periode_du;voeu;ouvre_le;ferme_le;resultats_le;confirmer_le;suite_jours;voeux_max;critere;points;qf_max;classe_min;classe_max;sensible";

    private static readonly Dictionary<string, WishUnit> Units = new(StringComparer.Ordinal)
    {
        ["jour"] = WishUnit.Day,
        ["semaine"] = WishUnit.Week,
        ["jour_de_semaine"] = WishUnit.Weekday,
        ["periode"] = WishUnit.Period,
    };

    private static readonly Dictionary<string, CriterionFact> Facts = new(StringComparer.Ordinal)
    {
        ["habitant"] = CriterionFact.Resident,
        ["parents_travaillent"] = CriterionFact.ParentsWork,
        ["fratrie"] = CriterionFact.SiblingEnrolled,
        ["quotient"] = CriterionFact.QuotientUpTo,
        ["classe"] = CriterionFact.Classes,
        ["accueil_adapte"] = CriterionFact.SpecialCare,
    };

    public static CampaignLine Read(FileRow r)
    {
        var campaign = new CampaignInput
        {
            Unit = r.Choice("voeu", Units),
            OpensOn = r.Day("ouvre_le"),
            ClosesOn = r.Day("ferme_le"),
            ResultsOn = r.Day("resultats_le"),
            ConfirmBy = r.Day("confirmer_le"),
            PassOnDays = r.Number("suite_jours"),
            MostWishes = r.Number("voeux_max"),
            Criteria =
            [
                new()
                {
                    Fact = r.Choice("critere", Facts), Points = r.Number("points"), QuotientUpTo = r.OptionalNumber("qf_max"),
                    MinClass = r.OptionalChoice("classe_min", FileWords.Classes), MaxClass = r.OptionalChoice("classe_max", FileWords.Classes), IsSensitive = r.Flag("sensible"),
                },
            ],
        };
        return new(r.Text("activite"), r.Day("periode_du"), campaign);
    }

    /// <summary>The campaign that the lines of a period say together.</summary>
    public static CampaignInput Campaign(IEnumerable<CampaignLine> lines) => lines.First().Campaign with { Criteria = [.. lines.SelectMany(l => l.Campaign.Criteria)] };

    public static IEnumerable<string?[]> Write(string activity, DateOnly period, Campaign campaign) => campaign.Criteria.OrderBy(c => c.Id).Select(c => new[]
    {
        activity, Day(period), Word(Units, campaign.Unit), Day(campaign.OpensOn), Day(campaign.ClosesOn), Day(campaign.ResultsOn), Day(campaign.ConfirmBy), Number(campaign.PassOnDays), Number(campaign.MostWishes),
        Word(Facts, c.Fact), Number(c.Points), Number(c.QuotientUpToCents / 100), Word<SchoolClass>(FileWords.Classes, c.MinClass), Word<SchoolClass>(FileWords.Classes, c.MaxClass), Flag(c.IsSensitive),
    });

    /// <summary>What the lines say wrong together. A window that has opened stands: a town may be moved in the middle of a campaign.</summary>
    public static void Check(TownConfiguration town, List<FileProblem> problems)
    {
        void Wrong(string sentence) => problems.Add(new(File, 0, "", sentence));
        foreach (var lines in town.Campaigns.GroupBy(c => (c.Activity, c.PeriodFrom)))
        {
            if (!town.Periods.Any(p => p.Activity == lines.Key.Activity && p.From == lines.Key.PeriodFrom))
                Wrong($"Aucune période de «\u00A0{lines.Key.Activity}\u00A0» ne commence le {lines.Key.PeriodFrom:yyyy-MM-dd}.");
            foreach (var (_, sentence) in Campaign(lines).Problems(DateOnly.MinValue, lines.Key.PeriodFrom)) Wrong($"«\u00A0{lines.Key.Activity}\u00A0», {lines.Key.PeriodFrom:yyyy-MM-dd}\u00A0: {sentence}");
        }
    }
}

/// <summary>One criterion of the campaign of a period, with what all its lines repeat.</summary>
public sealed record CampaignLine(string Activity, DateOnly PeriodFrom, CampaignInput Campaign);
