using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Preau.Web.Security;

namespace Preau.Web.Features.Families;

/// <summary>
/// Before every page under a family's file (<c>{familyId}</c> in its route): an agent who may not act for that family finds
/// nothing there, neither by GET nor by POST.
/// </summary>
public sealed class FamilyGate : IAsyncPageFilter
{
    /// <summary>Where the layout finds whose file is open.</summary>
    public static readonly object Shown = new();

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.RouteValues.ContainsKey(ActsFor.Route))
        {
            var (acts, staff) = (http.RequestServices.GetRequiredService<ActsFor>(), http.RequestServices.GetRequiredService<CurrentStaff>());
            var family = await http.RequestServices.GetRequiredService<FindFamilies>().ActedFor(staff).Where(f => f.Id == acts.FamilyId).Select(f => new { f.Name, f.FileNumber }).SingleOrDefaultAsync();
            if (family is null)
            {
                context.Result = new NotFoundResult();
                return;
            }
            http.Items[Shown] = new OpenFile(acts.At(""), family.Name, family.FileNumber);
        }
        await next();
    }
}

/// <summary>The file that an agent has open, as the layout shows it above every page.</summary>
public sealed record OpenFile(string Address, string Name, string FileNumber);
