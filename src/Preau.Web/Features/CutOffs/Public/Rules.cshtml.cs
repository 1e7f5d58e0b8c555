using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Activities;
using Preau.Web.Features.Activities;
using Preau.Web.Features.Campaigns;
using Preau.Web.Hosting;

namespace Preau.Web.Features.CutOffs.Public;

/// <summary>Until when one may book, cancel and change, for every activity: in force, with examples, and what changes.</summary>
public sealed class RulesModel(RulesInForce rules, CampaignQueries campaigns, TownClock clock) : PageModel
{
    public IReadOnlyList<ServiceRules> Services { get; private set; } = [];

    public IReadOnlyList<string> Lines(BookingPeriod period) => PeriodWords.Lines(period, clock.ToLocal);

    /// <summary>By the period whose places they give.</summary>
    public IReadOnlyDictionary<long, long> Campaigns { get; private set; } = new Dictionary<long, long>();

    public async Task OnGet() => (Services, Campaigns) = (await rules.All(), await campaigns.ByPeriod());
}
