using Microsoft.EntityFrameworkCore;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Requests;

/// <summary>
/// The moves of a sent request (docs/rules/demandes.md). Each refuses when the request has moved meanwhile; the caller
/// runs it inside the transaction of the act and saves nothing when a refusal comes back.
/// </summary>
public sealed class DecideRequest(PortalDb db, TownClock clock, FamilyMail mail, IEnumerable<IRequestEffect> effects)
{
    /// <summary>Judges what was asked again, does it by its own operation, and tells the family.</summary>
    public async Task<IReadOnlyList<Refusal>> Accept(FamilyRequest request, Actor actor, int version)
    {
        if (Misfit(request, RequestAct.Accept, MadeBy.Staff, version) is { } misfit) return [misfit];
        var result = await EffectOf(request).Accept(request, actor);
        if (result.Refusals.Count > 0) return result.Refusals;
        await Decide(request, RequestState.Accepted, actor, reason: null, result.Told);
        return [];
    }

    public async Task<IReadOnlyList<Refusal>> Refuse(FamilyRequest request, Actor actor, int version, string reason)
    {
        if (Misfit(request, RequestAct.Refuse, MadeBy.Staff, version) is { } misfit) return [misfit];
        if (string.IsNullOrWhiteSpace(reason)) return [new(RefusalCode.ReasonMissing)];
        await EffectOf(request).Close(request, RequestState.Refused, actor, reason);
        await Decide(request, RequestState.Refused, actor, reason, "");
        return [];
    }

    /// <summary>Asks the family for what is missing; the age of the request runs on.</summary>
    /// <param name="until">Last civil day to answer, included.</param>
    public async Task<IReadOnlyList<Refusal>> AskForMissing(FamilyRequest request, Actor actor, int version, string missing, DateOnly until)
    {
        if (Misfit(request, RequestAct.AskForMissing, MadeBy.Staff, version) is { } misfit) return [misfit];
        if (string.IsNullOrWhiteSpace(missing)) return [new(RefusalCode.ReasonMissing)];
        if (until < clock.Today) return [new(RefusalCode.StartInThePast, Day: clock.Today)];
        Move(request, RequestState.Incomplete);
        (request.Missing, request.MissingUntil, request.Answer, request.AnsweredAt) = (missing, until, null, null);
        db.Record(actor, clock.UtcNow, "asked", (nameof(FamilyRequest), request.Id), $"Complément demandé\u00A0: {request.Title}", (request.FamilyId, request.ChildId), (null, missing));
        await Tell(request, MailKind.RequestIncomplete, Words(request, $"/demandes/{request.Id}", ("manque", missing), ("date_limite", French.Date(until))));
        return [];
    }

    /// <summary>The family answers on the same request, which comes back on top with its age kept.</summary>
    public async Task<IReadOnlyList<Refusal>> Answer(FamilyRequest request, Actor actor, int version, string answer)
    {
        if (Misfit(request, RequestAct.Answer, MadeBy.Family, version) is { } misfit) return [misfit];
        var now = clock.UtcNow;
        Move(request, RequestState.Sent);
        (request.Answer, request.AnsweredAt) = (answer, now);
        db.Record(actor, now, "answered", (nameof(FamilyRequest), request.Id), $"Complément envoyé\u00A0: {request.Title}", (request.FamilyId, request.ChildId), (null, answer));
        // Silence counts from the day on which nothing was missing any more (CRPA L114-5).
        var receipt = SendRequest.ReceiptOf(request.Number, request.Title, clock.ToLocal(now), mail.Link($"/demandes/{request.Id}"));
        await Tell(request, MailKind.Receipts[request.Kind], receipt);
        return [];
    }

    public async Task<IReadOnlyList<Refusal>> Withdraw(FamilyRequest request, Actor actor, int version)
    {
        if (Misfit(request, RequestAct.Withdraw, MadeBy.Family, version) is { } misfit) return [misfit];
        await EffectOf(request).Close(request, RequestState.Withdrawn, actor, reason: null);
        Move(request, RequestState.Withdrawn);
        request.DecidedAt = clock.UtcNow;
        request.DecidedBy = actor.Name;
        db.Record(actor, clock.UtcNow, "withdrawn", (nameof(FamilyRequest), request.Id), $"Demande retirée\u00A0: {request.Title}", (request.FamilyId, request.ChildId));
        await Tell(request, MailKind.RequestWithdrawn, Words(request, "/tableau-de-bord"));
        return [];
    }

    public IRequestEffect EffectOf(FamilyRequest request) =>
        effects.FirstOrDefault(e => e.Kinds.Contains(request.Kind)) ?? throw new InvalidOperationException($"Nothing says what accepting {request.Kind} does.");

    private async Task Decide(FamilyRequest request, RequestState state, Actor actor, string? reason, string told)
    {
        var now = clock.UtcNow;
        var word = state == RequestState.Accepted ? "acceptée" : "refusée";
        var values = Words(request, $"/demandes/{request.Id}", ("decision", word), ("date_decision", French.Date(clock.Today)), ("agent", actor.Name), ("motif", reason ?? ""), ("suite", told));
        values["prenom"] = await mail.FirstNames(request.FamilyId, request.GuardianId);
        Move(request, state);
        (request.DecidedAt, request.DecidedBy, request.Reason) = (now, actor.Name, reason);
        request.Decision = (await WriteMail.Compose(db, MailKind.Decisions[request.Kind], clock.Today, values)).Body;
        db.Record(actor, now, state == RequestState.Accepted ? "accepted" : "refused", (nameof(FamilyRequest), request.Id), $"Demande {word}\u00A0: {request.Title}", (request.FamilyId, request.ChildId), reason: reason);
        await Tell(request, MailKind.Decisions[request.Kind], values);
    }

    /// <summary>The places that every mail about a request has, and those of this one.</summary>
    private Dictionary<string, string> Words(FamilyRequest request, string path, params (string Place, string Text)[] more)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal) { ["prenom"] = "", ["reference"] = request.Number, ["objet"] = request.Title, ["lien"] = mail.Link(path) };
        foreach (var (place, text) in more) words[place] = text;
        return words;
    }

    private Task Tell(FamilyRequest request, MailKind kind, Dictionary<string, string> values) =>
        mail.Queue(request.FamilyId, request.GuardianId, kind, values, $"{request.Id}:{request.Version}");

    private static void Move(FamilyRequest request, RequestState state)
    {
        request.State = state;
        request.Version++;
    }

    private static Refusal? Misfit(FamilyRequest request, RequestAct act, MadeBy by, int version) =>
        RequestMoves.Find(request.State, act, by) is null ? new(RefusalCode.WrongState)
        : request.Version != version ? new(RefusalCode.Stale)
        : null;
}
