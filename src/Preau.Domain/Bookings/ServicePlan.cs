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

    /// <summary>Why the periods of the activity keep a child from booking the day at an instant; null when they do not.</summary>
    public Refusal? WhyShut(AudienceFacts child, DateOnly day, DateTime now) => BookingPeriod.WhyShut(Activity.Periods, child, day, now, Zone);

    /// <summary>The version in effect on a service day, with its limits; null: no rule, no limit.</summary>
    public RuleOnDay? On(CutOffAction action, DateOnly day) => CutOffRule.InEffect(Rules, action, day) is { } rule ? Computed(rule, day) : null;

    /// <summary>The same for what is booked already: the version that it keeps, unless the one in effect is kinder at that instant.</summary>
    public RuleOnDay? On(CutOffAction action, DateOnly day, long? keptRuleId, DateTime now)
    {
        var inEffect = On(action, day);
        if (keptRuleId is null || inEffect is null || inEffect.Rule.Id == keptRuleId || Rules.FirstOrDefault(rule => rule.Id == keptRuleId) is not { } kept) return inEffect;
        return RuleOnDay.Kinder(Computed(kept, day), inEffect, now);
    }

    private RuleOnDay Computed(CutOffRule rule, DateOnly day) => computed.GetOrAdd((rule, day), _ => RuleOnDay.Of(rule, day, calendar, Zone));
}
