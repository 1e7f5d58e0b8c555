using Microsoft.EntityFrameworkCore;
using Preau.Domain.Requests;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Requests;

/// <summary>One line of the history of a family's requests. Instants in civil time of the town.</summary>
public sealed record RequestRow(
    long Id, string Number, RequestKind Kind, RequestState State, string Title, string? Child, long? ChildId, DateTime SentAt,
    string? Missing, DateOnly? MissingUntil, DateTime? DecidedAt, string? DecidedBy, string? Reason, int Version)
{
    public bool IsOpen => State.IsOpen();
}

public sealed class RequestQueries(PortalDb db, TownClock clock)
{
    /// <summary>Requests of the family: those that wait first, then the newest.</summary>
    public async Task<IReadOnlyList<RequestRow>> OfFamily(long familyId)
    {
        var rows = await (
            from request in db.Requests.AsNoTracking()
            where request.FamilyId == familyId && request.State != RequestState.Draft
            join child in db.Children on request.ChildId equals (long?)child.Id into children
            from child in children.DefaultIfEmpty()
            select new { Request = request, Child = child == null ? null : child.FirstName }).ToListAsync();
        return rows
            .OrderBy(r => r.Request.State switch { RequestState.Incomplete => 0, RequestState.Sent => 1, _ => 2 })
            .ThenByDescending(r => r.Request.SentAt)
            .Select(r => new RequestRow(
                r.Request.Id, r.Request.Number, r.Request.Kind, r.Request.State, r.Request.Title, r.Child, r.Request.ChildId, clock.ToLocal(r.Request.SentAt),
                r.Request.Missing, r.Request.MissingUntil, r.Request.DecidedAt is { } at ? clock.ToLocal(at) : null, r.Request.DecidedBy, r.Request.Reason, r.Request.Version))
            .ToList();
    }

    /// <summary>A request through its family: another family's is not there.</summary>
    public IQueryable<FamilyRequest> Of(long familyId) => db.Requests.Where(r => r.FamilyId == familyId);
}
