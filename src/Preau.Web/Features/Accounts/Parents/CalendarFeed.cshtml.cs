using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Texts;

namespace Preau.Web.Features.Accounts.Parents;

/// <summary>The private calendar address of the guardian: opened, kept for another year, closed.</summary>
public sealed class CalendarFeedModel(CurrentGuardian guardian, CalendarFeeds feeds, PublicLinks links, TownClock clock) : PageModel
{
    [BindProperty]
    public bool ShowsNames { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public CalendarFeed? Feed { get; private set; }

    /// <summary>The new address, shown once.</summary>
    public string? Address { get; private set; }

    public string Ends => French.Date(DateOnly.FromDateTime(clock.ToLocal(Feed!.EndsAt)));

    public async Task OnGet()
    {
        Feed = await feeds.Of(guardian.GuardianId);
        ShowsNames = Feed?.ShowsNames ?? false;
        if (Feed is not null && TempData["Feed"] is string key) Address = links.Absolute(CalendarFeeds.Address(key));
    }

    public async Task<IActionResult> OnPost()
    {
        if (await feeds.Open(guardian, ShowsNames, Key) is { } key) TempData["Feed"] = key;
        TempData["Notice"] = "Votre agenda est ouvert.";
        return this.SeeOther(CalendarFeeds.Page);
    }

    public async Task<IActionResult> OnPostRenew()
    {
        TempData["Notice"] = await feeds.Renew(guardian, ShowsNames, Key) is null ? "Cet agenda est déjà fermé." : "Votre agenda est gardé un an de plus.";
        return this.SeeOther(CalendarFeeds.Page);
    }

    public async Task<IActionResult> OnPostClose()
    {
        await feeds.Close(guardian, Key);
        TempData["Notice"] = "L’agenda est fermé\u00A0: son adresse ne répond plus.";
        return this.SeeOther(CalendarFeeds.Page);
    }
}
