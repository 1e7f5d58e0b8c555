namespace Preau.Web.Integrations.Mail;

/// <summary>
/// A finished message for one person. What goes into a header holds no line break: a message that would is never made.
/// </summary>
/// <param name="To">Address as typed; one that cannot be an address is kept in the list of failures, and never sent.</param>
/// <param name="ToName">The person's name, shown beside the address.</param>
/// <param name="Subject">At most 200 characters; longer ones are cut.</param>
/// <param name="Text">The whole message as text, in the light format of <see cref="MailBody"/>.</param>
public sealed record MailMessage(string To, string? ToName, string Subject, string Text)
{
    public string To { get; } = OneLine(To, nameof(To));

    public string? ToName { get; } = ToName is null ? null : OneLine(ToName, nameof(ToName));

    public string Subject { get; } = Cut(OneLine(Subject, nameof(Subject)));

    public string Text { get; } = Text.ReplaceLineEndings("\n").Trim();

    /// <summary>The family whose file the message concerns, so that its history can list it.</summary>
    public long? FamilyId { get; init; }

    /// <summary>The text holds a link that opens something by itself (activation, new password): it is wiped once sent.</summary>
    public bool HoldsSecret { get; init; }

    /// <summary>At most 5 MB together.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    private static string OneLine(string value, string part) => value.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029')
        ? throw new ArgumentException("A mail header holds no line break and no control character.", part)
        : value.Trim();

    private static string Cut(string subject) => subject.Length <= 200 ? subject : subject[..199] + "…";
}

/// <summary>A file that goes with a message, e.g. the receipt of a payment.</summary>
public sealed record MailAttachment(string FileName, string ContentType, byte[] Content);
