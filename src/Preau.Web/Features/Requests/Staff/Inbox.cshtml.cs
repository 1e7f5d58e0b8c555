using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Requests.Staff;

/// <summary>The inbox: what waits for an answer, and several accepted at once, each judged on its own.</summary>
[Needs(StaffRight.Requests)]
public sealed class InboxModel(CurrentStaff staff, InboxQueries queries, DecideRequest decide, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "nature")]
    public RequestKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "activite")]
    public long? ActivityId { get; set; }

    [BindProperty(SupportsGet = true, Name = "age")]
    public int? OlderThan { get; set; }

    [BindProperty(SupportsGet = true, Name = "vue")]
    public string? ViewKey { get; set; }

    /// <summary>"id:version" of the requests to accept.</summary>
    [BindProperty(Name = "demande")]
    public List<string> Chosen { get; set; } = [];

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<InboxRow> Rows { get; private set; } = [];

    public InboxCounts Counts { get; private set; } = null!;

    public InboxView View => InboxLinks.Read(ViewKey);

    public int LateAfterDays => queries.LateAfterDays;

    public bool IsFiltered => Kind is not null || ActivityId is not null || OlderThan is not null;

    public IReadOnlyList<(long Id, string Name)> Activities { get; private set; } = [];

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        var chosen = Chosen.Select(c => c.Split(':')).Where(c => c.Length == 2 && long.TryParse(c[0], out _) && int.TryParse(c[1], out _)).Select(c => (Id: long.Parse(c[0]), Version: int.Parse(c[1]))).ToList();
        if (chosen.Count == 0)
        {
            ModelState.AddModelError("", "Cochez au moins une demande.");
            await Load();
            return this.Again();
        }
        // An enrolment is validated once it was seen what that books.
        var ids = chosen.ConvertAll(c => c.Id);
        var enrolments = await db.Requests.Where(r => ids.Contains(r.Id) && r.Kind == RequestKind.Enrolment && r.EnrolmentId != null).ToDictionaryAsync(r => r.Id, r => r.EnrolmentId!.Value);
        var refused = new List<string>();
        var accepted = 0;
        foreach (var (id, version) in chosen.Where(c => !enrolments.ContainsKey(c.Id)))
        {
            IReadOnlyList<Refusal> refusals = [];
            var title = "";
            var done = await db.Once(KeyOf(id), clock.UtcNow, async () =>
            {
                if (await db.Requests.SingleOrDefaultAsync(r => r.Id == id) is not { } request) return null;
                title = request.Title;
                // Nothing is overwritten unseen: what moved is decided on its own page, with its three columns.
                var hasMoved = request.State.IsOpen() && (await decide.EffectOf(request).Preview(request)).Lines.Any(l => l.HasMoved);
                refusals = hasMoved ? [new(RefusalCode.Stale)] : await decide.Accept(request, staff.Actor, version);
                return refusals.Count == 0 ? "/gestion/demandes" : null;
            });
            if (done is not null) accepted++;
            else refused.Add($"{title}\u00A0: {string.Join(" ", Refusals.Sentences(refusals))}");
        }
        if (refused.Count == 0)
        {
            if (accepted > 0) TempData["Notice"] = $"{French.Count(accepted, "demande acceptée", "demandes acceptées")}.";
            return this.SeeOther(enrolments.Count == 0 ? "/gestion/demandes" : $"/gestion/inscriptions/verifier?{string.Join('&', enrolments.Values.Select(e => $"inscription={e}"))}");
        }
        foreach (var sentence in refused) ModelState.AddModelError("", sentence);
        await Load();
        return this.Again();
    }

    // One key for the whole form, one act for each request.
    private Guid KeyOf(long id)
    {
        var bytes = Key.ToByteArray();
        BitConverter.TryWriteBytes(bytes.AsSpan(8), BitConverter.ToInt64(bytes, 8) ^ id);
        return new Guid(bytes);
    }

    private async Task Load()
    {
        Counts = await queries.Counts();
        Rows = await queries.Open(Kind, ActivityId, OlderThan, View);
        Activities = (await db.Activities.OrderBy(a => a.Order).Select(a => new { a.Id, a.Name }).ToListAsync()).ConvertAll(a => (a.Id, a.Name));
    }
}
