using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Enrolments;
using Preau.Web.Security;

namespace Preau.Web.Features.Enrolments.Parents;

/// <summary>Pending and current enrolments of all children, the marks of the manual first.</summary>
public sealed class ListModel(CurrentGuardian guardian, EnrolmentQueries queries) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "enfant")]
    public long? ChildId { get; set; }

    public IReadOnlyList<EnrolmentRow> Rows { get; private set; } = [];

    public IReadOnlyList<DraftRow> Drafts { get; private set; } = [];

    public IEnumerable<EnrolmentRow> Current => Rows.Where(r => r.State.IsOpen() || r.State == EnrolmentState.Validated);

    public IEnumerable<EnrolmentRow> Past => Rows.Where(r => !r.State.IsOpen() && r.State != EnrolmentState.Validated);

    public async Task OnGet() => (Rows, Drafts) = (await queries.Of(guardian.FamilyId, ChildId), await queries.Drafts(guardian.FamilyId));
}
