using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Tariffs;
using Preau.Web.Features.Places;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Activities;

/// <summary>What is settled of an activity on one matter, as sentences.</summary>
public sealed record ActivityFact(string Term, IReadOnlyList<string> Sentences);

/// <summary>
/// Everything that the town has settled about an activity and that a family meets: who may enrol, what an enrolment asks, where,
/// when, slots with places and prices, who cashes. Always the same number of queries.
/// </summary>
public sealed class ActivityFacts(PortalDb db, TownSettings settings, TownClock clock)
{
    /// <summary>Null when there is no such activity. Slots, sites, papers and questions are loaded with it.</summary>
    public Task<Activity?> Find(string code) => db.Activities.AsNoTracking().AsSplitQuery()
        .Include(a => a.Sites).ThenInclude(s => s.Site).Include(a => a.Slots.OrderBy(s => s.Order)).Include(a => a.RequiredDocuments).Include(a => a.Questions).Include(a => a.Periods.OrderBy(p => p.From)).ThenInclude(p => p.Windows)
        .SingleOrDefaultAsync(a => a.Code == code);

    public async Task<IReadOnlyList<ActivityFact>> Of(Activity activity)
    {
        var regie = await db.Regies.AsNoTracking().SingleAsync(r => r.Id == activity.RegieId);
        return
        [
            new("Pour qui", ActivitySentences.Who(activity)),
            new("Inscription", ActivitySentences.Enrolling(activity, settings.Number("creche.delai_reponse_jours", 10))),
            new("Pièces demandées", ActivitySentences.Papers(activity)),
            new("Questions posées", ActivitySentences.Questions(activity)),
            new("Où", await Places(activity)),
            .. await Stays(activity),
            new("Quand", ActivitySentences.When(activity)),
            .. Periods(activity),
            new("Fermetures", await Closures(activity)),
            .. await MovedDays(activity),
            .. await Prices(activity),
            .. activity.HoldMinutes is { } minutes ? (ActivityFact[])[new("Paiement", [$"Payée à la réservation\u00A0: les places sont gardées {French.Count(minutes, "minute")}, puis rendues sans paiement. Sur la facture du mois quand un agent réserve."])] : [],
            new("Facturation", [$"{regie.Name} ({regie.Code}), SIRET {regie.Siret}.", $"À payer {French.Count(regie.DueDays, "jour")} après l’émission de la facture{(regie.PayFipNumber is null ? ", sans paiement en ligne" : ", en ligne aussi")}."]),
        ];
    }

    private async Task<IEnumerable<ActivityFact>> Stays(Activity activity)
    {
        var (today, own) = (clock.Today, activity.Slots.ConvertAll(s => s.Id));
        var rules = await db.SlotRules.AsNoTracking().Where(r => (r.EffectiveTo == null || r.EffectiveTo >= today) && (own.Contains(r.SlotId) || (r.OtherSlotId != null && own.Contains(r.OtherSlotId.Value)))).OrderBy(r => r.Id).ToListAsync();
        var names = rules.Count == 0 ? [] : await db.Slots.ToDictionaryAsync(s => s.Id, s => s.Name);
        return rules.Count == 0 ? [] :
        [
            new("Séjours", [.. rules.Select(r => $"{names[r.SlotId]}\u00A0: {SlotRuleWords.Of(r, r.OtherSlotId is { } other ? names[other] : null)}{(r.EffectiveFrom > today ? $", à partir du {French.PlainDate(r.EffectiveFrom)}" : "")}.")]),
        ];
    }

    private async Task<IReadOnlyList<string>> Places(Activity activity)
    {
        var today = clock.Today;
        var (slots, names) = (activity.Slots.ConvertAll(s => s.Id), activity.Slots.ToDictionary(s => s.Id, s => s.ShortName));
        var pools = (await (
            from link in db.SlotPools
            where slots.Contains(link.SlotId)
            join pool in db.Pools on link.PoolId equals pool.Id
            join version in db.PoolCapacities on pool.Id equals version.PoolId
            where version.EffectiveFrom == db.PoolCapacities.Where(v => v.PoolId == pool.Id && v.EffectiveFrom <= today).Max(v => v.EffectiveFrom)
            select new { link.SiteId, link.SlotId, Pool = pool, version.Capacity }).ToListAsync()).ToLookup(p => p.SiteId);
        return [.. activity.Sites.Select(s => s.Site).OrderBy(s => s.Name, StringComparer.CurrentCulture).Select(site =>
        {
            var places = pools[site.Id].Where(p => p.Pool.GroupOn(today) is not null).Select(p => $"{(slots.Count == 1 ? "" : $"{names[p.SlotId]}, ")}{(p.Pool.GroupOn(today)!.IsEveryone ? "" : $"{p.Pool.Name}, ")}{(p.Capacity is { } capacity ? $"{French.Count(capacity, "place")} par jour" : "sans limite de places")}").ToList();
            return $"{site.Name}{(places.Count == 0 ? "" : $"\u00A0: {French.And(places)}")}.";
        })];
    }

    private IEnumerable<ActivityFact> Periods(Activity activity) => activity.Periods.Where(p => p.To >= clock.Today)
        .Select(p => new ActivityFact(p.Name, [$"{French.Capital(French.Range(p.Days))}.", .. PeriodWords.Lines(p, clock.ToLocal)]));

    private async Task<IReadOnlyList<string>> Closures(Activity activity)
    {
        var today = clock.Today;
        var sites = activity.Sites.ToDictionary(s => s.SiteId, s => s.Site.Name);
        var closures = await db.Closures.AsNoTracking()
            .Where(c => c.To >= today && c.From <= activity.To && (c.ActivityId == null || c.ActivityId == activity.Id)).OrderBy(c => c.From).ToListAsync();
        var coming = closures.Where(c => c.SiteId is null || sites.ContainsKey(c.SiteId.Value)).Select(c =>
            $"{French.Capital(French.Range(c.Days))}\u00A0: {c.Reason}{(c.SiteId is { } site ? $", {sites[site]}" : "")}.").ToList();
        return coming.Count == 0 ? ["Aucune n’est prévue en plus des jours fériés."] : coming;
    }

    private async Task<IReadOnlyList<ActivityFact>> MovedDays(Activity activity)
    {
        var today = clock.Today;
        var sites = activity.Sites.ToDictionary(s => s.SiteId, s => s.Site.Name);
        var days = await db.LocalDays.AsNoTracking().Where(d => d.Day >= today && d.Day <= activity.To && (d.ActivityId == null || d.ActivityId == activity.Id)).OrderBy(d => d.Day).ToListAsync();
        var coming = days.Where(d => d.SiteId is null || sites.ContainsKey(d.SiteId.Value)).Select(d =>
            $"{French.Capital(French.Date(d.Day))}\u00A0: {d.Reason}{(d.LikeWeekday is { } like ? $", classe comme un {French.DayName(like)}" : "")}{(d.SiteId is { } site ? $", {sites[site]}" : "")}.").ToList();
        return coming.Count == 0 ? [] : [new("Jours déplacés", coming)];
    }

    private async Task<IEnumerable<ActivityFact>> Prices(Activity activity)
    {
        var slots = activity.Slots.ConvertAll(s => s.Id);
        var grids = (await db.TariffGrids.AsNoTracking().Include(g => g.Brackets.OrderBy(b => b.Id)).Where(g => slots.Contains(g.SlotId)).ToListAsync()).ToLookup(g => g.SlotId);
        return activity.Slots.Select(slot => new ActivityFact(slot.Name, ActivitySentences.Slot(slot, Pricing.InEffect(grids[slot.Id], clock.Today))));
    }
}
