using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Documents;
using Preau.Web.Features.Families;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Documents;

/// <summary>The papers that families gave, through those who may see them; handed out as files to save, never shown inside the portal.</summary>
public sealed class Papers(PortalDb db, DocumentStore store, TownClock clock)
{
    /// <summary>Kind of a paper given with an answer to what was missing.</summary>
    public const string Answer = "complement";

    // Codes of required documents that speak of a child's health.
    private static readonly string[] OfHealth = ["vaccins", "pai", "certificat-medical"];

    public async Task<IReadOnlyList<StoredDocument>> OfRequest(long requestId) =>
        await db.Documents.AsNoTracking().Where(d => d.RequestId == requestId).OrderBy(d => d.Id).ToListAsync();

    /// <summary>A family's own paper; another family's is not there.</summary>
    public Task<StoredDocument?> Of(long familyId, long id) => db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.FamilyId == familyId);

    /// <summary>A paper that was sent to the staff; what is still in a draft is the family's alone. The read of one about health is written down.</summary>
    public async Task<StoredDocument?> Read(long id, Actor agent)
    {
        var paper = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.RequestId != null);
        if (paper is { ChildId: { } child } && OfHealth.Contains(paper.Kind))
        {
            db.RecordHealthRead(agent, clock.UtcNow, paper.FamilyId, child);
            await db.SaveChangesAsync();
        }
        return paper;
    }

    /// <summary>The file under the name that the family gave it.</summary>
    public ActionResult Download(StoredDocument? paper)
    {
        if (paper is null || !File.Exists(store.PathOf(paper))) return new NotFoundResult();
        return new PhysicalFileResult(Path.GetFullPath(store.PathOf(paper)), paper.ContentType) { FileDownloadName = paper.FileName };
    }
}
