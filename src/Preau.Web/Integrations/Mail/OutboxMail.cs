namespace Preau.Web.Integrations.Mail;

/// <summary>
/// A message that waits to leave, or that left. Written in the transaction of the change that causes it; a job delivers it.
/// <see cref="CreatedAt"/> and <see cref="SentAt"/> are of the town's clock; tries and leases follow the machine's.
/// </summary>
public sealed class OutboxMail
{
    public long Id { get; init; }

    /// <summary>Left part of the header of that name. The same at every try: a mail system that gets it twice can tell.</summary>
    public required string MessageId { get; init; }

    /// <summary>Names the effect ("request-received:12"): unique, so that an effect mails once. Null when nothing can repeat it.</summary>
    public string? EffectKey { get; init; }

    public required string To { get; init; }

    public string? ToName { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; set; }

    public bool HoldsSecret { get; init; }

    public long? FamilyId { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Null once sent or given up.</summary>
    public DateTime? NextTryAt { get; set; }

    public int Tries { get; set; }

    /// <summary>Until when one node has it in hand; after that another may take it.</summary>
    public DateTime? LeaseUntil { get; set; }

    /// <summary>Which run has it in hand.</summary>
    public Guid? LeaseToken { get; set; }

    public DateTime? SentAt { get; set; }

    public DateTime? GivenUpAt { get; set; }

    public string? LastError { get; set; }

    public List<OutboxAttachment> Attachments { get; init; } = [];
}

public sealed class OutboxAttachment
{
    public long Id { get; init; }

    public long MailId { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public required byte[] Content { get; init; }
}
