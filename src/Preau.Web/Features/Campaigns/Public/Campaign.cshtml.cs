using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Hosting;

namespace Preau.Web.Features.Campaigns.Public;

/// <summary>The published rules of a campaign: dates, criteria, order, draw, and how to compute a number again.</summary>
public sealed class CampaignModel(CampaignQueries campaigns, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public CampaignHead Head { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public async Task<IActionResult> OnGet()
    {
        if (await campaigns.Head(Id) is not { } head) return NotFound();
        Head = head;
        return Page();
    }
}
