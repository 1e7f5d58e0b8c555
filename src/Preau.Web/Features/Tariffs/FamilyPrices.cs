using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Tariffs;
using Preau.Domain.Values;
using Preau.Web.Storage;

namespace Preau.Web.Features.Tariffs;

/// <summary>What days cost a family: its residence and income history, and the grids of the slots asked for.</summary>
public sealed class FamilyPrices(bool isResident, IReadOnlyList<IncomeRecord> incomes, ILookup<long, TariffGrid> grids)
{
    // The days of one grid and one quotient cost the same: the sentences that explain a price are written once for a year of them.
    private readonly Dictionary<(TariffGrid Grid, long? QuotientCents), PricedUnit> known = [];

    /// <summary>Loads in three queries.</summary>
    public static async Task<FamilyPrices> Load(PortalDb db, long familyId, IReadOnlyCollection<long> slots)
    {
        var isResident = await db.Families.Where(f => f.Id == familyId).Select(f => f.IsResident).SingleAsync();
        var incomes = await db.IncomeRecords.AsNoTracking().Where(i => i.FamilyId == familyId).OrderBy(i => i.ValidFrom).ThenBy(i => i.Id).ToListAsync();
        var grids = await db.TariffGrids.AsNoTracking().Include(g => g.Brackets).Where(g => slots.Contains(g.SlotId)).ToListAsync();
        return new(isResident, incomes, grids.ToLookup(g => g.SlotId));
    }

    public (PricedUnit? Unit, Refusal? Refusal) Price(long slotId, DateOnly day)
    {
        var quotient = QuotientOn(day);
        var grid = Pricing.InEffect(grids[slotId], day);
        if (grid is not null && known.TryGetValue((grid, quotient?.Cents), out var unit)) return (unit, null);
        var priced = Pricing.Price(grids[slotId], day, new PricedFamily(isResident, quotient));
        if (grid is not null && priced.Unit is not null) known[(grid, quotient?.Cents)] = priced.Unit;
        return priced;
    }

    private QuotientFamilial? QuotientOn(DateOnly day)
    {
        for (var i = incomes.Count - 1; i >= 0; i--)
        {
            if (incomes[i].ValidFrom <= day) return incomes[i].QuotientCents is { } cents ? new QuotientFamilial(cents) : null;
        }
        return null;
    }
}
