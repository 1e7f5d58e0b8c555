using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Families;
using Preau.Web.Storage;

namespace Preau.Web.Features.Requests;

/// <summary>One line of the page of a request: what stood when it was sent, what stands now, what is asked.</summary>
public sealed record RequestLine(string Label, string? Then, string? Now, string? Asked)
{
    /// <summary>The file moved since the request was sent: three columns, nothing is overwritten unseen.</summary>
    public bool HasMoved => Then != Now;
}

/// <summary>What the staff see before they decide.</summary>
/// <param name="Consequences">What accepting will change or book, one French sentence each.</param>
/// <param name="Obstacles">Why it cannot be accepted as it is; empty when it can.</param>
public sealed record RequestPreview(IReadOnlyList<RequestLine> Lines, IReadOnlyList<string> Consequences, IReadOnlyList<Refusal> Obstacles)
{
    /// <summary>What stands now, as one text: an agent who accepts says which one was seen.</summary>
    public string Stands => string.Join('\n', Lines.Select(l => $"{l.Label}={l.Now}")).ReplaceLineEndings("\n");

    /// <summary>What was refused of the same thing before, one French sentence each.</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];

    /// <summary>Files that resemble what is asked to be opened. Never shown to a family.</summary>
    public IReadOnlyList<LikelyDuplicate> Alike { get; init; } = [];
}

/// <summary>What accepting did: refusals (then nothing is saved), or a sentence for the family's mail.</summary>
public sealed record EffectResult(IReadOnlyList<Refusal> Refusals, string Told = "");

/// <summary>
/// What accepting a kind of request does: the same operation as doing it directly. One per kind, in the feature that owns
/// the thing asked for; all run inside the transaction of <see cref="DecideRequest"/>.
/// </summary>
public interface IRequestEffect
{
    IReadOnlyCollection<RequestKind> Kinds { get; }

    Task<RequestPreview> Preview(FamilyRequest request);

    Task<EffectResult> Accept(FamilyRequest request, Actor actor);

    /// <summary>Follows a refusal or a withdrawal, where something waits on the request (a pending enrolment).</summary>
    Task Close(FamilyRequest request, RequestState outcome, Actor actor, string? reason);
}
