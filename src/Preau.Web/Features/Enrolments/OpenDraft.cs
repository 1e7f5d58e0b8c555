using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Documents;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments;

/// <summary>A draft with what its pages show: the child, the activity, its papers so far.</summary>
public sealed record OpenDraft(Draft Draft, EnrolmentDraft Wanted, Child Child, Activity Activity, IReadOnlyList<Site> Sites, IReadOnlyList<StoredDocument> Papers)
{
    /// <summary>Through the family: another family's draft, or one whose activity is gone, is not there.</summary>
    public static async Task<OpenDraft?> Load(PortalDb db, EnrolmentQueries queries, long familyId, long draftId)
    {
        if (await queries.Draft(familyId, draftId).SingleOrDefaultAsync() is not { } draft) return null;
        var wanted = SendEnrolment.Read(draft);
        var child = await db.FamilyChildren.AsNoTracking().Where(m => m.FamilyId == familyId && m.ChildId == wanted.ChildId).Select(m => m.Child).SingleOrDefaultAsync();
        var activity = await db.Activities.AsNoTracking()
            .Include(a => a.Slots).Include(a => a.Sites).ThenInclude(s => s.Site).Include(a => a.RequiredDocuments).Include(a => a.Questions)
            .AsSplitQuery().SingleOrDefaultAsync(a => a.Id == wanted.ActivityId);
        if (child is null || activity is null) return null;
        // At a school only its own pupils come.
        var sites = activity.Sites.Select(s => s.Site).Where(s => s.Kind != SiteKind.School || child.SchoolId is null || s.Id == child.SchoolId).OrderBy(s => s.Name).ToList();
        var papers = await db.Documents.AsNoTracking().Where(d => d.DraftId == draftId).ToListAsync();
        return new(draft, wanted, child, activity, sites, papers);
    }

    public void Save(EnrolmentDraft wanted, TownClock clock)
    {
        Draft.Content = SendEnrolment.Write(wanted);
        Draft.UpdatedAt = clock.UtcNow;
        Draft.ExpiresAt = clock.UtcNow.AddDays(30);
        Draft.Version++;
    }
}
