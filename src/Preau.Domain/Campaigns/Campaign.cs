namespace Preau.Domain.Campaigns;

/// <summary>
/// How the places of a period are given: wishes in a window of days in which the order does not count, then an allocation by published
/// criteria and a drawn seed (docs/rules/campagnes.md). Nothing of it changes once its window has opened.
/// </summary>
public sealed class Campaign
{
    public long Id { get; init; }

    public required long BookingPeriodId { get; init; }

    public required WishUnit Unit { get; set; }

    /// <summary>First civil day on which families rank their wishes.</summary>
    public required DateOnly OpensOn { get; set; }

    /// <summary>Last civil day on which they may change them, included.</summary>
    public required DateOnly ClosesOn { get; set; }

    /// <summary>Civil day on which everyone is told; not published before.</summary>
    public required DateOnly ResultsOn { get; set; }

    /// <summary>Last civil day to confirm a place, included.</summary>
    public required DateOnly ConfirmBy { get; set; }

    /// <summary>Days to confirm a place that another family has left.</summary>
    public required int PassOnDays { get; set; }

    /// <summary>How many wishes one child may be given.</summary>
    public required int MostWishes { get; set; }

    /// <summary>64 hexadecimal characters, drawn when the campaign is made. Shown to nobody before the results.</summary>
    public required string Seed { get; init; }

    /// <summary>SHA-256 of the seed, published with the rules.</summary>
    public required string SeedPrint { get; init; }

    /// <summary>Instant at which the results were published; null: not yet.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>The agent who decided, as named in each answer.</summary>
    public string? PublishedBy { get; set; }

    /// <summary>Instant from which no place is passed on any more: what is left is first come, first served.</summary>
    public DateTime? OverAt { get; set; }

    public int Version { get; set; }

    public List<CampaignCriterion> Criteria { get; } = [];

    public CampaignStage Stage(DateOnly today)
    {
        if (OverAt is not null) return CampaignStage.Over;
        if (PublishedAt is not null) return CampaignStage.Confirming;
        if (today < OpensOn) return CampaignStage.Announced;
        return today <= ClosesOn ? CampaignStage.Open : CampaignStage.Deciding;
    }

    /// <summary>Until when a place offered on a day is confirmed, included.</summary>
    public DateOnly AnswerBy(DateOnly offered) => offered.AddDays(PassOnDays) is var later && later > ConfirmBy ? later : ConfirmBy;
}

public enum CampaignStage
{
    /// <summary>The rules are published; the window has not opened.</summary>
    Announced,

    /// <summary>Families rank their wishes.</summary>
    Open,

    /// <summary>The staff try the allocation and decide.</summary>
    Deciding,

    /// <summary>Published: families confirm, what is left goes on.</summary>
    Confirming,
    Over,
}
