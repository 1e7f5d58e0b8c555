using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.CutOffs;
using Preau.Domain.Places;
using Preau.Web.Features.Calendars;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.CutOffs;

/// <summary>The rule of one action: what is in force, and what changes from which date.</summary>
/// <param name="InForce">Null: no limit, unless a version is to come.</param>
public sealed record ActionRules(CutOffAction Action, CutOffRule? InForce, IReadOnlyList<CutOffRule> Coming);

/// <summary>Everything that a family may read of the limits of one activity.</summary>
/// <param name="Examples">The next opening days with what each rule makes of them, a sentence per action.</param>
public sealed record ServiceRules(Activity Activity, IReadOnlyList<ActionRules> Actions, IReadOnlyList<(DateOnly Day, IReadOnlyList<string> Sentences)> Examples)
{
    /// <summary>What is asked for an absence; null: only the closing of the day list.</summary>
    public AbsenceRule? Absence { get; init; }

    public IReadOnlyList<AbsenceRule> AbsenceToCome { get; init; } = [];

    /// <summary>How its waiting list works; null: it has none.</summary>
    public WaitingRule? Waiting { get; init; }

    public IReadOnlyList<WaitingRule> WaitingToCome { get; init; } = [];
}

/// <summary>The rules of every activity that has not ended, with two dated examples each; always the same number of queries.</summary>
public sealed class RulesInForce(PortalDb db, TownClock clock, OpeningDaysQueries openings)
{
    private const int Shown = 2;

    /// <param name="withEveryAction">A change of slot too where the activity has no rule for it.</param>
    public async Task<IReadOnlyList<ServiceRules>> All(bool withEveryAction = false)
    {
        var today = clock.Today;
        var activities = await db.Activities.AsNoTracking().AsSplitQuery().Include(a => a.Sites.OrderBy(s => s.SiteId)).Include(a => a.Periods.Where(p => p.To >= today).OrderBy(p => p.From)).ThenInclude(p => p.Windows).Where(a => a.To >= today).OrderBy(a => a.Order).ToListAsync();
        var rules = (await db.CutOffRules.AsNoTracking().Include(r => r.Tiers.OrderBy(t => t.Order)).OrderBy(r => r.EffectiveFrom).ToListAsync()).ToLookup(r => r.ActivityId);
        var absences = (await db.AbsenceRules.AsNoTracking().OrderBy(r => r.EffectiveFrom).ToListAsync()).ToLookup(r => r.ActivityId);
        var lists = (await db.WaitingRules.AsNoTracking().OrderBy(r => r.EffectiveFrom).ToListAsync()).ToLookup(r => r.ActivityId);
        var opening = await openings.For([.. activities.Where(a => a.Sites.Count > 0).Select(a => (a, a.Sites[0].SiteId))]);
        return activities.ConvertAll(activity => new ServiceRules(
            activity,
            [.. Enum.GetValues<CutOffAction>().Select(action => Of(action, [.. rules[activity.Id]])).Where(a => withEveryAction || a.Action != CutOffAction.Change || a.InForce is not null || a.Coming.Count > 0)],
            activity.Sites.Count == 0 ? [] : Examples(opening[(activity.Id, activity.Sites[0].SiteId)], [.. rules[activity.Id]]))
        {
            Absence = AbsenceRule.InEffect(absences[activity.Id], today),
            AbsenceToCome = [.. absences[activity.Id].Where(r => r.EffectiveFrom > today)],
            Waiting = WaitingRule.InEffect(lists[activity.Id], today),
            WaitingToCome = [.. lists[activity.Id].Where(r => r.EffectiveFrom > today)],
        });
    }

    private ActionRules Of(CutOffAction action, CutOffRule[] rules) =>
        new(action, CutOffRule.InEffect(rules, action, clock.Today), [.. rules.Where(r => r.Action == action && r.EffectiveFrom > clock.Today)]);

    private List<(DateOnly Day, IReadOnlyList<string> Sentences)> Examples(Domain.Calendars.OpeningDays opening, CutOffRule[] rules)
    {
        var calendar = LimitCalendar.Of(opening);
        return [.. OpenDays.From(opening, clock.Today.AddDays(1)).Take(Shown).Select(day => (day, (IReadOnlyList<string>)[.. Enum.GetValues<CutOffAction>()
            .Select(action => CutOffRule.InEffect(rules, action, day)).OfType<CutOffRule>()
            .Select(rule => CutOffWords.Of(RuleOnDay.Of(rule, day, calendar, clock.Zone), day))]))];
    }
}
