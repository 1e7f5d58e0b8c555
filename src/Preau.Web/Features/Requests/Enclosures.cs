using Preau.Domain.Documents;
using Preau.Domain.Requests;
using Preau.Web.Features.Documents;
using Preau.Web.Features.Enrolments;
using Preau.Web.Storage;

namespace Preau.Web.Features.Requests;

/// <summary>What stands with a request beside its lines, as the staff see it.</summary>
/// <param name="Answers">Questions of the enrolment, with the family's answers.</param>
/// <param name="Days">What accepting will make of the wanted days, or what it made of them; null for what enrols nobody.</param>
public sealed record Enclosed(IReadOnlyList<StoredDocument> Papers, IReadOnlyList<(string Question, string Answer)> Answers, StepTaken? Days);

public sealed class Enclosures(AdvanceEnrolments advance, EnrolmentQueries enrolments, Papers papers, PortalDb db)
{
    public async Task<Enclosed> Of(FamilyRequest request, Actor agent)
    {
        var given = await papers.OfRequest(request.Id);
        if (request is not { Kind: RequestKind.Enrolment, EnrolmentId: { } enrolment }) return new(given, [], null);
        var steps = request.State.IsOpen() ? await advance.Preview([enrolment], agent) : await StepTaken.Read(db, [enrolment]);
        return new(given, await enrolments.Answers(enrolment), steps.FirstOrDefault());
    }
}
