using Microsoft.EntityFrameworkCore;
using Preau.Domain.CutOffs;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Activities;

/// <summary>
/// The next dated version of "until when": a version in use is never edited, one that starts in the past is refused, and two
/// never start on the same day (docs/rules/delais.md). Call inside the transaction of the act.
/// </summary>
public sealed class AddCutOffVersion(PortalDb db, TownClock clock)
{
    /// <returns>Why it was not added (<see cref="RefusalCode.StartInThePast"/>, <see cref="RefusalCode.VersionOnThatDay"/>); null when it was.</returns>
    public async Task<Refusal?> Run(string code, CutOffAction action, CutOff rule, DateOnly from, string? source, Actor actor)
    {
        if (from <= clock.Today) return new(RefusalCode.StartInThePast, Day: from);
        var activity = await db.Activities.Where(a => a.Code == code).Select(a => new { a.Id, a.Name }).SingleAsync();
        if (await db.CutOffRules.AnyAsync(r => r.ActivityId == activity.Id && r.Action == action && r.EffectiveFrom == from)) return new(RefusalCode.VersionOnThatDay, Day: from);
        var days = (DaysBefore)rule.Shape;
        var version = new CutOffRule
        {
            ActivityId = activity.Id,
            Action = action,
            EffectiveFrom = from,
            DaysBefore = days.Days,
            Basis = days.Basis,
            Time = rule.Time,
            IsInclusive = rule.Inclusive,
            Source = string.IsNullOrWhiteSpace(source) ? null : source.Trim(),
        };
        db.CutOffRules.Add(version);
        await db.SaveChangesAsync();
        var verb = action == CutOffAction.Book ? "réserver" : "annuler";
        db.Record(actor, clock.UtcNow, "created", (nameof(CutOffRule), version.Id), $"Délai pour {verb}\u00A0: {activity.Name}, à partir du {Texts.French.PlainDate(from)}", change: (null, version));
        return null;
    }
}
