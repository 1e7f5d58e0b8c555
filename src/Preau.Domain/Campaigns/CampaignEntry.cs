namespace Preau.Domain.Campaigns;

/// <summary>A child's part in a campaign: its number, its ranked wishes, and what the staff decided about it.</summary>
public sealed class CampaignEntry
{
    /// <summary>Wishes of one child at most: nobody ranks more by hand.</summary>
    public const int MostRanked = 12;

    public long Id { get; init; }

    public required long CampaignId { get; init; }

    public required long ChildId { get; init; }

    /// <summary>The family that asks; of two, the first that did.</summary>
    public required long FamilyId { get; init; }

    /// <summary>"0042", in the order of arrival, which counts for nothing; unique in the campaign.</summary>
    public required string Number { get; init; }

    /// <summary>Served together with the family's other children who ask for it too.</summary>
    public bool Together { get; set; }

    /// <summary>What is possible is taken when the children cannot all be served.</summary>
    public bool AcceptsPart { get; set; }

    public required DateTime SentAt { get; init; }

    public required DateTime ChangedAt { get; set; }

    /// <summary>Why an agent decided otherwise than the allocation; null: nobody did.</summary>
    public string? DecisionReason { get; set; }

    /// <summary>Name of the agent who did.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>The wish that this decision gives; null with a reason: none.</summary>
    public long? DecidedWishId { get; set; }

    public int Version { get; set; }

    /// <summary>Best first.</summary>
    public List<CampaignWish> Wishes { get; } = [];

    public List<CampaignFact> Facts { get; } = [];

    /// <summary>Null before the results.</summary>
    public CampaignStanding? Standing { get; init; }
}

/// <summary>One ranked wish: a slot, and the days of a unit of the campaign.</summary>
public sealed class CampaignWish
{
    public long Id { get; init; }

    public long CampaignEntryId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Rank { get; set; }

    public required long SlotId { get; init; }

    /// <summary>What names its days (<see cref="WishUnits.KeyOf"/>).</summary>
    public required DateOnly From { get; init; }

    /// <summary>Null before the results.</summary>
    public CampaignResult? Result { get; init; }
}

/// <summary>Where a child was served, and why: written when the results are published, never changed.</summary>
public sealed class CampaignStanding
{
    public required long CampaignEntryId { get; init; }

    /// <summary>From 1; siblings together share one.</summary>
    public required int Position { get; init; }

    /// <summary>The child's own points.</summary>
    public required int Points { get; init; }

    /// <summary>The child's own drawn number, in hexadecimal.</summary>
    public required string Draw { get; init; }

    /// <summary>Points of the best of the siblings together, which gave the position; the child's own when it is alone.</summary>
    public required int ServedPoints { get; init; }

    /// <summary>Drawn number of that one.</summary>
    public required string ServedDraw { get; init; }

    /// <summary>The points criterion by criterion with their source, as the family reads them; JSON.</summary>
    public required string Lines { get; init; }
}

/// <summary>The published answer to a wish.</summary>
public sealed class CampaignResult
{
    public required long CampaignWishId { get; init; }

    public required WishAnswer Answer { get; set; }

    public CampaignPlaceState State { get; set; }

    /// <summary>Last civil day to confirm, included; null when nothing was offered.</summary>
    public DateOnly? AnswerBy { get; set; }

    /// <summary>The first day without room.</summary>
    public DateOnly? FullOn { get; init; }

    /// <summary>Points of the last child served on that day, or of these days when the wish was given; null: nobody was.</summary>
    public int? LastPoints { get; init; }

    /// <summary>Drawn number of that child.</summary>
    public string? LastDraw { get; init; }

    public int Version { get; set; }
}

/// <summary>What became of a place that a campaign gave.</summary>
public enum CampaignPlaceState
{
    NotGiven,

    /// <summary>Given, waits for the family's answer; its places are counted as taken.</summary>
    Offered,

    /// <summary>The family said yes: its days are bookings.</summary>
    Confirmed,
    GivenUp,

    /// <summary>The last day to confirm has passed.</summary>
    Lapsed,
}

/// <summary>A place of a pool-day that an offered wish holds.</summary>
public sealed class CampaignPlace
{
    public required long CampaignWishId { get; init; }

    public required long PoolDayId { get; init; }
}

/// <summary>A dry run: what the allocation would give, kept as it was. It changes nothing.</summary>
public sealed class CampaignRun
{
    public long Id { get; init; }

    public required long CampaignId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Name of the agent.</summary>
    public required string By { get; init; }

    /// <summary>SHA-256 of everything that it saw: wishes, points, places, rules, decisions.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Who gets what and why; JSON.</summary>
    public required string Lines { get; init; }
}
