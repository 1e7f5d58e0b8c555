using System.Collections.Concurrent;
using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Domain.CutOffs;
using Preau.Domain.Places;
using Preau.Domain.Values;

namespace Preau.Domain.Bookings;

/// <summary>What is needed to judge the days of one activity at one site: loaded once, used for every child and day.</summary>
/// <param name="Rules">Every version of every action, with its tiers.</param>
[GlossaryExempt]
public sealed record ServicePlan(Activity Activity, long SiteId, OpeningDays Opening, IReadOnlyList<CutOffRule> Rules, TimeZoneInfo Zone)
{
    /// <summary>Every version of the rule of its waiting list; none: it has no list.</summary>
    public IReadOnlyList<WaitingRule> WaitingRules { get; init; } = [];

    private readonly LimitCalendar calendar = LimitCalendar.Of(Opening);
    // Several requests may ask at once.
    private readonly ConcurrentDictionary<(CutOffRule Rule, DateOnly Day), RuleOnDay> computed = new();
    private readonly ConcurrentDictionary<(CutOffAction Action, DateOnly Day), RuleOnDay?> inEffect = new();
    private readonly ConcurrentDictionary<DateOnly, Refusal?> closed = new();

    /// <summary>Why the periods of the activity keep a child from booking the day at an instant; null when they do not.</summary>
    public Refusal? WhyShut(AudienceFacts child, DateOnly day, DateTime now) => BookingPeriod.WhyShut(Activity.Periods, child, day, now, Zone);

    /// <summary>The version in effect on a service day, with its limits; null: no rule, no limit.</summary>
    public RuleOnDay? On(CutOffAction action, DateOnly day) =>
        inEffect.GetOrAdd((action, day), static (key, plan) => CutOffRule.InEffect(plan.Rules, key.Action, key.Day) is { } rule ? plan.Computed(rule, key.Day) : null, this);

    /// <summary>Null when the service opens that day (<see cref="OpeningDays.WhyClosed"/>).</summary>
    public Refusal? WhyClosed(DateOnly day) => closed.GetOrAdd(day, static (d, plan) => plan.Opening.WhyClosed(d), this);

    /// <summary>The same for what is booked already: the version that it keeps, unless the one in effect is kinder at that instant.</summary>
    public RuleOnDay? On(CutOffAction action, DateOnly day, long? keptRuleId, DateTime now)
    {
        var current = On(action, day);
        if (keptRuleId is not { } id || current is null || current.Rule.Id == id || Rules.FirstOrDefault(rule => rule.Id == id) is not { } kept) return current;
        return RuleOnDay.Kinder(Computed(kept, day), current, now);
    }

    private RuleOnDay Computed(CutOffRule rule, DateOnly day) => computed.GetOrAdd((rule, day), static (key, plan) => RuleOnDay.Of(key.Rule, key.Day, plan.calendar, plan.Zone), this);
}
