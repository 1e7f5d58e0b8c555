using System.Collections.Concurrent;
using Preau.Domain.Activities;
using Preau.Domain.Bookings;
using Preau.Domain.Calendars;
using Preau.Domain.CutOffs;
using Preau.Domain.Places;
using Preau.Domain.Tariffs;
using Preau.Domain.Values;

namespace Preau.Web.Features.Settings;

/// <summary>
/// What the town has set and days are judged by, as it stands under one <see cref="Storage.SettingsVersion"/>. Shared by requests: nothing
/// in it is ever changed.
/// </summary>
public sealed class TownRules
{
    private readonly ConcurrentDictionary<(long ActivityId, long SiteId), ServicePlan> plans = new();

    /// <summary>With their slots, periods and windows, in the order of the town.</summary>
    public required IReadOnlyList<Activity> Activities { get; init; }

    public required TownCalendar Calendar { get; init; }

    /// <summary>Every version, with its tiers, by activity.</summary>
    public required ILookup<long, CutOffRule> CutOffRules { get; init; }

    /// <summary>Every version, by activity.</summary>
    public required ILookup<long, WaitingRule> WaitingRules { get; init; }

    public required ILookup<(long SlotId, long SiteId), Pool> Pools { get; init; }

    /// <summary>Every version, with its brackets, by slot.</summary>
    public required ILookup<long, TariffGrid> Grids { get; init; }

    public required IReadOnlyList<SlotRule> SlotRules { get; init; }

    /// <summary>From the first to the last day that has a menu; null: the town imports none.</summary>
    public required DateRange? Menus { get; init; }

    /// <summary>Families are told how many places are left when there are no more than so many; 0: never.</summary>
    public required int FewPlaces { get; init; }

    /// <summary>A campaign is not over.</summary>
    public required bool HasCampaigns { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>What judges the days of an activity at a site. The limits that it has computed serve the next request.</summary>
    public ServicePlan Plan(Activity activity, long siteId) => plans.GetOrAdd((activity.Id, siteId), _ =>
        new(activity, siteId, Calendar.For([(activity, siteId)])[(activity.Id, siteId)], [.. CutOffRules[activity.Id]], Zone) { WaitingRules = [.. WaitingRules[activity.Id]] });
}
