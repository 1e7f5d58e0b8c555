using Microsoft.EntityFrameworkCore;
using Preau.Domain.Requests;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Requests;

/// <summary>One request in the inbox. Days of age count from the sending, whatever happened since.</summary>
/// <param name="Overdue">The day until which the family had to complete it, once that day is over: the staff decide, or go on waiting.</param>
public sealed record InboxRow(long Id, string Number, RequestKind Kind, RequestState State, string Title, string Family, string? Child, DateTime SentAt, int AgeDays, bool WasAnswered, DateOnly? Overdue, int Version);

/// <summary>A part of the inbox: all that is open, what waits for the staff, of that what the family just completed or what waits too long, and what waits for the family.</summary>
public enum InboxView
{
    All,
    ToDo,
    Answered,
    Late,
    WithFamily,
}

/// <summary>How many requests each view holds.</summary>
/// <param name="MedianDays">Half of those that wait for the staff were sent longer ago; null: none waits.</param>
/// <param name="PastDate">Of those that wait for the family: the date to answer has passed.</param>
public sealed record InboxCounts(int All, int ToDo, int Answered, int Late, int WithFamily, int PastDate, int? MedianDays)
{
    public int Of(InboxView view) => view switch
    {
        InboxView.All => All,
        InboxView.ToDo => ToDo,
        InboxView.Answered => Answered,
        InboxView.Late => Late,
        InboxView.WithFamily => WithFamily,
        _ => throw new ArgumentOutOfRangeException(nameof(view)),
    };
}

/// <summary>Where an open request stands in the inbox, and its neighbours there.</summary>
/// <param name="Place">The first is 1.</param>
public sealed record InboxPlace(int Place, int Of, long? Previous, long? Next);

public sealed class InboxQueries(PortalDb db, TownClock clock, TownSettings settings)
{
    /// <summary>From this age on, in days, a request that waits for the staff is late (setting demandes.retard_jours).</summary>
    public int LateAfterDays => settings.Number("demandes.retard_jours", 10);

    /// <summary>Open requests: answered ones first, then the oldest; those that wait for the family, in time still, last.</summary>
    public async Task<IReadOnlyList<InboxRow>> Open(RequestKind? kind, long? activityId, int? olderThanDays, InboxView view = InboxView.All, int? most = null)
    {
        var now = clock.UtcNow;
        var before = now.AddDays(-(olderThanDays ?? 0));
        var ordered = Ordered(In(view).Where(r => (kind == null || r.Kind == kind) && (activityId == null || r.ActivityId == activityId) && r.SentAt <= before));
        var rows = await (
            from request in most is { } count ? ordered.Take(count) : ordered
            join family in db.Families on request.FamilyId equals family.Id
            join child in db.Children on request.ChildId equals (long?)child.Id into children
            from child in children.DefaultIfEmpty()
            select new { Request = request, Family = family.Name, Child = child == null ? null : child.FirstName }).ToListAsync();
        return [.. rows
            .OrderBy(r => r.Request.State == RequestState.Incomplete && Overdue(r.Request) is null).ThenBy(r => r.Request.AnsweredAt is null).ThenBy(r => r.Request.SentAt).ThenBy(r => r.Request.Id)
            .Select(r => new InboxRow(
                r.Request.Id, r.Request.Number, r.Request.Kind, r.Request.State, r.Request.Title, r.Family, r.Child, clock.ToLocal(r.Request.SentAt),
                (int)(now - r.Request.SentAt).TotalDays, r.Request.AnsweredAt is not null, Overdue(r.Request), r.Request.Version))];
    }

    public async Task<InboxCounts> Counts()
    {
        var (today, late) = (clock.Today, clock.UtcNow.AddDays(-LateAfterDays));
        var open = await In(InboxView.All).Select(r => new { r.State, r.SentAt, IsAnswered = r.AnsweredAt != null, r.MissingUntil }).ToListAsync();
        var sent = open.Where(r => r.State == RequestState.Sent).OrderBy(r => r.SentAt).ToList();
        return new(
            open.Count, sent.Count, sent.Count(r => r.IsAnswered), sent.Count(r => r.SentAt <= late), open.Count - sent.Count,
            open.Count(r => r.State == RequestState.Incomplete && r.MissingUntil < today), sent.Count == 0 ? null : (int)(clock.UtcNow - sent[sent.Count / 2].SentAt).TotalDays);
    }

    /// <summary>Null when the request is decided: it stands in the inbox no more.</summary>
    public async Task<InboxPlace?> Place(long id)
    {
        var ids = await Ordered(In(InboxView.All)).Select(r => r.Id).ToListAsync();
        return ids.IndexOf(id) is >= 0 and var at ? new(at + 1, ids.Count, at > 0 ? ids[at - 1] : null, at + 1 < ids.Count ? ids[at + 1] : null) : null;
    }

    private static IOrderedQueryable<FamilyRequest> Ordered(IQueryable<FamilyRequest> requests) =>
        requests.OrderBy(r => r.State == RequestState.Incomplete).ThenBy(r => r.AnsweredAt == null).ThenBy(r => r.SentAt).ThenBy(r => r.Id);

    private IQueryable<FamilyRequest> In(InboxView view)
    {
        var late = clock.UtcNow.AddDays(-LateAfterDays);
        var open = db.Requests.AsNoTracking().Where(r => r.State == RequestState.Sent || r.State == RequestState.Incomplete);
        return view switch
        {
            InboxView.ToDo => open.Where(r => r.State == RequestState.Sent),
            InboxView.Answered => open.Where(r => r.State == RequestState.Sent && r.AnsweredAt != null),
            InboxView.Late => open.Where(r => r.State == RequestState.Sent && r.SentAt <= late),
            InboxView.WithFamily => open.Where(r => r.State == RequestState.Incomplete),
            _ => open,
        };
    }

    private DateOnly? Overdue(FamilyRequest request) =>
        request.State == RequestState.Incomplete && request.MissingUntil < clock.Today ? request.MissingUntil : null;
}
