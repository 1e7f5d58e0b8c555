using System.Globalization;
using Preau.Domain.Campaigns;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Campaigns;

/// <summary>docs/rules/campagnes.md</summary>
public sealed class CriterionTests
{
    private static readonly CampaignCriterion[] Criteria =
    [
        new() { Fact = CriterionFact.Resident, Points = 10, IsSensitive = false },
        new() { Fact = CriterionFact.QuotientUpTo, Points = 5, QuotientUpToCents = 80_000, IsSensitive = false },
        new() { Fact = CriterionFact.ParentsWork, Points = 20, IsSensitive = false },
        new() { Fact = CriterionFact.SpecialCare, Points = 30, IsSensitive = true },
    ];

    [Fact]
    public void Each_example_of_the_page_gets_its_points() => Assert.All(RulePage.Read("campagnes.md").Table("Les points"), row =>
    {
        var facts = new CriterionFacts(
            row["Habitant"] == "oui", HasEnrolledSibling: false, row["Quotient"] == "–" ? null : long.Parse(row["Quotient"].Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), Class: null,
            [.. Said(CriterionFact.ParentsWork, row["Parents"]), .. Said(CriterionFact.SpecialCare, row["Accueil adapté"])]);

        Assert.Equal(int.Parse(row["Points"], CultureInfo.InvariantCulture), Criteria.Where(c => c.Counts(facts)).Sum(c => c.Points));
    });

    [Theory]
    [InlineData(WishUnit.Day, "2027-02-24", "2027-02-24")]
    [InlineData(WishUnit.Week, "2027-02-24", "2027-02-22")]
    [InlineData(WishUnit.Weekday, "2027-02-24", "2027-02-17")]
    [InlineData(WishUnit.Weekday, "2027-02-15", "2027-02-15")]
    [InlineData(WishUnit.Period, "2027-02-24", "2027-02-15")]
    public void The_days_of_a_wish_have_one_name(WishUnit unit, string day, string name) =>
        Assert.Equal(RulePage.Day(name), unit.KeyOf(new DateRange(new(2027, 2, 15), new(2027, 2, 26)), RulePage.Day(day)));

    [Fact]
    public void A_campaign_passes_from_its_window_to_its_end()
    {
        var campaign = new Campaign { BookingPeriodId = 1, Unit = WishUnit.Week, OpensOn = new(2027, 1, 4), ClosesOn = new(2027, 1, 15), ResultsOn = new(2027, 1, 20), ConfirmBy = new(2027, 1, 27), PassOnDays = 3, MostWishes = 1, Seed = "", SeedPrint = "" };
        CampaignStage On(int day) => campaign.Stage(new(2027, 1, day));

        Assert.Equal([CampaignStage.Announced, CampaignStage.Open, CampaignStage.Open, CampaignStage.Deciding], new[] { 3, 4, 15, 16 }.Select(On));
        Assert.Equal(new DateOnly[] { new(2027, 1, 27), new(2027, 1, 31) }, new DateOnly[] { new(2027, 1, 20), new(2027, 1, 28) }.Select(campaign.AnswerBy));
        campaign.PublishedAt = DateTime.UnixEpoch;
        Assert.Equal(CampaignStage.Confirming, On(20));
        campaign.OverAt = DateTime.UnixEpoch;
        Assert.Equal(CampaignStage.Over, On(28));
    }

    private static IEnumerable<CampaignFact> Said(CriterionFact fact, string cell) => cell == "–" ? [] :
        [new() { Fact = fact, IsDeclared = true, IsConfirmed = cell.EndsWith("confirmé", StringComparison.Ordinal) ? true : cell.EndsWith("écarté", StringComparison.Ordinal) ? false : null }];
}
