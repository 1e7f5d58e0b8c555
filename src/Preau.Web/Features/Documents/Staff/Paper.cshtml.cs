using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Security;

namespace Preau.Web.Features.Documents.Staff;

/// <summary>A paper sent with a request, for the agents who decide requests.</summary>
[Needs(StaffRight.Requests)]
public sealed class PaperModel(CurrentStaff staff, Papers papers) : PageModel
{
    public async Task<IActionResult> OnGet(long id) => papers.Download(await papers.Read(id, staff.Actor));
}
