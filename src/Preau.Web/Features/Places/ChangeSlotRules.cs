using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places;

/// <summary>
/// Puts a rule between slots or about stays in force from a day on, and ends one on a day: never edited (docs/rules/formules-et-sejours.md).
/// What is booked stays. Call inside the transaction of the act.
/// </summary>
public sealed class ChangeSlotRules(PortalDb db, TownClock clock)
{
    /// <returns><see cref="RefusalCode.StartInThePast"/>, <see cref="RefusalCode.VersionOnThatDay"/> for the same one; null when it is added.</returns>
    public async Task<Refusal?> Add(SlotRule rule, Actor actor)
    {
        if (rule.EffectiveFrom <= clock.Today) return new(RefusalCode.StartInThePast, Day: clock.Today.AddDays(1));
        if (await db.SlotRules.AnyAsync(r => r.SlotId == rule.SlotId && r.Kind == rule.Kind && r.OtherSlotId == rule.OtherSlotId && r.PerMonth == rule.PerMonth && r.EffectiveFrom == rule.EffectiveFrom))
            return new(RefusalCode.VersionOnThatDay, Day: rule.EffectiveFrom);
        db.SlotRules.Add(rule);
        await db.SaveChangesAsync();
        db.Record(actor, clock.UtcNow, "created", (nameof(SlotRule), rule.Id), $"Séjours\u00A0: {await Words(rule)}, à partir du {French.PlainDate(rule.EffectiveFrom)}", change: (null, rule));
        return null;
    }

    /// <param name="last">Last day of service that it judges.</param>
    /// <returns><see cref="RefusalCode.Stale"/> when it has ended or changed, <see cref="RefusalCode.StartInThePast"/>; null when it is done.</returns>
    public async Task<Refusal?> End(long id, DateOnly last, Actor actor)
    {
        if (await db.SlotRules.SingleOrDefaultAsync(r => r.Id == id) is not { EffectiveTo: null } rule) return new(RefusalCode.Stale);
        var earliest = rule.EffectiveFrom > clock.Today ? rule.EffectiveFrom : clock.Today;
        if (last < earliest) return new(RefusalCode.StartInThePast, Day: earliest);
        rule.EffectiveTo = last;
        db.Record(actor, clock.UtcNow, "changed", (nameof(SlotRule), rule.Id), $"Séjours\u00A0: {await Words(rule)}, jusqu’au {French.PlainDate(last)}", change: (null, rule));
        return null;
    }

    private async Task<string> Words(SlotRule rule)
    {
        var names = await db.Slots.Where(s => s.Id == rule.SlotId || s.Id == rule.OtherSlotId).ToDictionaryAsync(s => s.Id, s => s.Name);
        return $"{names[rule.SlotId]}, {SlotRuleWords.Of(rule, rule.OtherSlotId is { } other ? names[other] : null)}";
    }
}
