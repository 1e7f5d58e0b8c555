using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Enrolments;
using Preau.Web.Hosting;
using Preau.Web.Security;

namespace Preau.Web.Features.Families.Parents;

/// <summary>All children of the family, and the adults of its file.</summary>
public sealed class FamilyModel(CurrentGuardian guardian, FamilyQueries queries, TownClock clock) : PageModel
{
    public FamilyPage Shown { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public int Pending => Shown.Children.SelectMany(c => c.Enrolments).Count(e => e.State.IsOpen());

    public async Task OnGet() => Shown = await queries.Page(guardian.FamilyId);
}
