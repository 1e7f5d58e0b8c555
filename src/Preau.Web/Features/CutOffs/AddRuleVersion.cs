using Microsoft.EntityFrameworkCore;
using Preau.Domain.CutOffs;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.CutOffs;

/// <summary>The next version of the rule of one action, as an agent wants it.</summary>
/// <param name="Tiers">From the mildest to the strictest; none: always refused.</param>
/// <param name="After">The latest version that the agent saw; null: none.</param>
public sealed record NewRuleVersion(IReadOnlyList<CutOffTier> Tiers, DateOnly From, string? Source, long? After);

/// <summary>
/// The next dated version of "until when": a version in use is never edited, one that starts in the past is refused, and two
/// never start on the same day (docs/rules/delais.md). Call inside the transaction of the act.
/// </summary>
public sealed class AddRuleVersion(PortalDb db, TownClock clock)
{
    /// <returns>
    /// Why it was not added: <see cref="RefusalCode.StartInThePast"/>, <see cref="RefusalCode.VersionOnThatDay"/>,
    /// <see cref="RefusalCode.TiersOutOfOrder"/>, <see cref="RefusalCode.Stale"/> when another version was added meanwhile; null when it was.
    /// </returns>
    public async Task<Refusal?> Run(string code, CutOffAction action, NewRuleVersion version, Actor actor)
    {
        if (!CutOffRule.IsOrdered(version.Tiers)) return new(RefusalCode.TiersOutOfOrder);
        var activity = await db.Activities.Where(a => a.Code == code).Select(a => new { a.Id, a.Name }).SingleAsync();
        var versions = await db.CutOffRules.Where(r => r.ActivityId == activity.Id && r.Action == action).Select(r => new DatedVersion(r.Id, r.EffectiveFrom)).ToListAsync();
        if (DatedVersion.WhyNotNext(versions, version.From, version.After, clock.Today) is { } refusal) return refusal;
        var rule = new CutOffRule
        {
            ActivityId = activity.Id,
            Action = action,
            EffectiveFrom = version.From,
            Source = string.IsNullOrWhiteSpace(version.Source) ? null : version.Source.Trim(),
            Tiers = [.. version.Tiers],
        };
        db.CutOffRules.Add(rule);
        await db.SaveChangesAsync();
        db.Record(actor, clock.UtcNow, "created", (nameof(CutOffRule), rule.Id), $"Délai pour {CutOffWords.Of(action)}\u00A0: {activity.Name}, à partir du {French.PlainDate(version.From)}", change: (null, Snapshot(rule)));
        return null;
    }

    /// <summary>What the history keeps: the words of each tier.</summary>
    private static object Snapshot(CutOffRule rule) => new { rule.Action, rule.EffectiveFrom, rule.Source, tiers = rule.Tiers.Select(CutOffWords.Of) };
}
