using Preau.Domain.Campaigns;
using Preau.Domain.Families;

namespace Preau.Web.Features.Campaigns;

/// <summary>One line of the form: a fact, and what it gives. Without points it is no criterion.</summary>
public sealed record CriterionInput
{
    public CriterionFact Fact { get; init; }

    public int? Points { get; init; }

    /// <summary>Whole euros.</summary>
    public int? QuotientUpTo { get; init; }

    public SchoolClass? MinClass { get; init; }

    public SchoolClass? MaxClass { get; init; }

    public bool IsSensitive { get; init; }
}

/// <summary>A campaign as the form sends it, days in civil days, the last ones included.</summary>
public sealed record CampaignInput
{
    public const int MostPoints = 1000;

    public WishUnit Unit { get; init; } = WishUnit.Week;

    public DateOnly? OpensOn { get; init; }

    public DateOnly? ClosesOn { get; init; }

    public DateOnly? ResultsOn { get; init; }

    public DateOnly? ConfirmBy { get; init; }

    public int? PassOnDays { get; init; } = 3;

    public int? MostWishes { get; init; } = 1;

    public List<CriterionInput> Criteria { get; init; } = [];

    /// <summary>Every fact once, the quotient twice: a lower and a higher bracket.</summary>
    public static CampaignInput Of(Campaign? campaign)
    {
        var known = campaign?.Criteria.ToLookup(c => c.Fact);
        CriterionInput Line(CriterionFact fact, int n)
        {
            var own = known?[fact].ElementAtOrDefault(n);
            return new() { Fact = fact, Points = own?.Points, QuotientUpTo = (int?)(own?.QuotientUpToCents / 100), MinClass = own?.MinClass, MaxClass = own?.MaxClass, IsSensitive = own?.IsSensitive ?? fact == CriterionFact.SpecialCare };
        }
        var lines = Enum.GetValues<CriterionFact>().SelectMany(fact => Enumerable.Range(0, fact == CriterionFact.QuotientUpTo ? 2 : 1).Select(n => Line(fact, n))).ToList();
        return campaign is null ? new() { Criteria = lines } : new()
        {
            Unit = campaign.Unit,
            OpensOn = campaign.OpensOn,
            ClosesOn = campaign.ClosesOn,
            ResultsOn = campaign.ResultsOn,
            ConfirmBy = campaign.ConfirmBy,
            PassOnDays = campaign.PassOnDays,
            MostWishes = campaign.MostWishes,
            Criteria = lines,
        };
    }

    /// <summary>What is wrong: the field, and a sentence that says what to do.</summary>
    public IEnumerable<(string Field, string Sentence)> Problems(DateOnly today, DateOnly firstService)
    {
        if (OpensOn is null) yield return (nameof(OpensOn), "Indiquez le premier jour des vœux.");
        else if (OpensOn <= today) yield return (nameof(OpensOn), "Choisissez demain ou un jour à venir\u00A0: les règles sont publiées avant.");
        if (ClosesOn is null) yield return (nameof(ClosesOn), "Indiquez le dernier jour des vœux.");
        else if (ClosesOn < OpensOn) yield return (nameof(ClosesOn), "Le dernier jour vient avant le premier.");
        if (ResultsOn is null) yield return (nameof(ResultsOn), "Indiquez le jour des résultats.");
        else if (ResultsOn <= ClosesOn) yield return (nameof(ResultsOn), "Les résultats viennent après le dernier jour des vœux.");
        if (ConfirmBy is null) yield return (nameof(ConfirmBy), "Indiquez le dernier jour pour confirmer.");
        else if (ConfirmBy <= ResultsOn) yield return (nameof(ConfirmBy), "Laissez au moins un jour après les résultats.");
        else if (ConfirmBy >= firstService) yield return (nameof(ConfirmBy), "La période aura commencé\u00A0: choisissez un jour avant elle.");
        if (PassOnDays is not (>= 1 and <= 30)) yield return (nameof(PassOnDays), "Indiquez de 1 à 30 jours.");
        if (MostWishes is not (>= 1 and <= CampaignEntry.MostRanked)) yield return (nameof(MostWishes), $"Indiquez de 1 à {CampaignEntry.MostRanked} vœux.");
        if (Criteria.TrueForAll(c => c.Points is null or 0)) yield return ("Criteria[0].Points", "Donnez des points à un critère au moins.");
        for (var i = 0; i < Criteria.Count; i++)
        {
            var line = Criteria[i];
            if (line.Points is not (null or (>= 0 and <= MostPoints))) yield return ($"Criteria[{i}].Points", $"Indiquez de 0 à {MostPoints} points.");
            if (line is { Fact: CriterionFact.QuotientUpTo, Points: > 0, QuotientUpTo: not (> 0 and <= 100_000) }) yield return ($"Criteria[{i}].QuotientUpTo", "Indiquez le plafond, en euros.");
            if (line is { Fact: CriterionFact.Classes, Points: > 0, MinClass: null, MaxClass: null }) yield return ($"Criteria[{i}].MinClass", "Indiquez au moins une classe.");
            if (line.MaxClass < line.MinClass) yield return ($"Criteria[{i}].MaxClass", "La dernière classe vient avant la première.");
        }
    }

    /// <summary>The campaign that a form without problems describes.</summary>
    public Campaign ToCampaign(long periodId, string seed)
    {
        var campaign = new Campaign
        {
            BookingPeriodId = periodId,
            Unit = Unit,
            OpensOn = OpensOn!.Value,
            ClosesOn = ClosesOn!.Value,
            ResultsOn = ResultsOn!.Value,
            ConfirmBy = ConfirmBy!.Value,
            PassOnDays = PassOnDays!.Value,
            MostWishes = MostWishes!.Value,
            Seed = seed,
            SeedPrint = CampaignDraw.PrintOf(seed),
        };
        campaign.Criteria.AddRange(Criteria.Where(c => c.Points > 0).Select(c => new CampaignCriterion
        {
            Fact = c.Fact,
            Points = c.Points!.Value,
            QuotientUpToCents = c.Fact == CriterionFact.QuotientUpTo ? c.QuotientUpTo * 100L : null,
            MinClass = c.Fact == CriterionFact.Classes ? c.MinClass : null,
            MaxClass = c.Fact == CriterionFact.Classes ? c.MaxClass : null,
            IsSensitive = c.IsSensitive || c.Fact == CriterionFact.SpecialCare,
        }));
        return campaign;
    }
}
