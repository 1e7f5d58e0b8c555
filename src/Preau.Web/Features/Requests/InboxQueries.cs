using Microsoft.EntityFrameworkCore;
using Preau.Domain.Requests;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Requests;

/// <summary>One request in the inbox. Days of age count from the sending, whatever happened since.</summary>
public sealed record InboxRow(long Id, string Number, RequestKind Kind, RequestState State, string Title, string Family, string? Child, DateTime SentAt, int AgeDays, bool WasAnswered, int Version);

public sealed class InboxQueries(PortalDb db, TownClock clock)
{
    /// <summary>Open requests: answered ones first, then the oldest.</summary>
    public async Task<IReadOnlyList<InboxRow>> Open(RequestKind? kind, long? activityId, int? olderThanDays)
    {
        var now = clock.UtcNow;
        var before = now.AddDays(-(olderThanDays ?? 0));
        var rows = await (
            from request in db.Requests.AsNoTracking()
            join family in db.Families on request.FamilyId equals family.Id
            join child in db.Children on request.ChildId equals (long?)child.Id into children
            from child in children.DefaultIfEmpty()
            where (request.State == RequestState.Sent || request.State == RequestState.Incomplete)
                && (kind == null || request.Kind == kind)
                && (activityId == null || request.ActivityId == activityId)
                && request.SentAt <= before
            select new { Request = request, Family = family.Name, Child = child == null ? null : child.FirstName }).ToListAsync();
        return rows
            .OrderBy(r => r.Request.State == RequestState.Incomplete)
            .ThenBy(r => r.Request.AnsweredAt is null)
            .ThenBy(r => r.Request.SentAt)
            .Select(r => new InboxRow(
                r.Request.Id, r.Request.Number, r.Request.Kind, r.Request.State, r.Request.Title, r.Family, r.Child, clock.ToLocal(r.Request.SentAt),
                (int)(now - r.Request.SentAt).TotalDays, r.Request.AnsweredAt is not null, r.Request.Version))
            .ToList();
    }
}
