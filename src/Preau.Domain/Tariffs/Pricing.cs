using Preau.Domain.Values;

namespace Preau.Domain.Tariffs;

/// <summary>What of a family decides a price on a civil day.</summary>
/// <param name="Quotient">The quotient valid on that day; null when the family has none.</param>
[GlossaryExempt]
public sealed record PricedFamily(bool IsResident, QuotientFamilial? Quotient);

/// <summary>A unit price and how it came about: French sentences with the exact figures, kept with the charge.</summary>
[GlossaryExempt]
public sealed record PricedUnit(Money Price, long TariffGridId, IReadOnlyList<string> Steps);

/// <summary>
/// The price of one unit of a slot on a civil day: flat, or by bracket of quotient, for residents or not, with its own
/// line for families without a quotient (docs/rules/tarifs.md).
/// </summary>
[GlossaryExempt]
public static class Pricing
{
    /// <summary>Prices a service day.</summary>
    /// <param name="grids">The slot's grids, in any order: the latest one in effect on the day prices it.</param>
    /// <returns>
    /// The price, or <see cref="RefusalCode.NoTariff"/> when no grid is in effect yet or when no line of it fits.
    /// Where two lines fit (<see cref="GridCheck"/> names it) the first one prices.
    /// </returns>
    public static (PricedUnit? Unit, Refusal? Refusal) Price(IEnumerable<TariffGrid> grids, DateOnly day, PricedFamily family)
    {
        if (InEffect(grids, day) is not { } grid || grid.Brackets.Find(line => Fits(line, family)) is not { } bracket)
            return (null, new Refusal(RefusalCode.NoTariff, Day: day));
        return (new PricedUnit(bracket.Price, grid.Id, Steps(grid, bracket, family)), null);
    }

    /// <summary>The grid that prices a service day: the latest one that has come into effect; null when there is none yet.</summary>
    public static TariffGrid? InEffect(IEnumerable<TariffGrid> grids, DateOnly day) => grids.InEffect(day, static grid => grid.EffectiveFrom);

    /// <summary>Whether the line is for that family. Bounds are included; an open one has no end.</summary>
    public static bool Fits(Bracket line, PricedFamily family)
    {
        if (line.Residence != Residence.Any && line.Residence != Of(family)) return false;
        if (family.Quotient is not { } quotient) return line.WithoutQuotient;
        return !line.WithoutQuotient
            && (line.QuotientFromCents ?? 0) <= quotient.Cents
            && quotient.Cents <= (line.QuotientToCents ?? long.MaxValue);
    }

    internal static Residence Of(PricedFamily family) => family.IsResident ? Residence.Resident : Residence.NonResident;

    private static List<string> Steps(TariffGrid grid, Bracket line, PricedFamily family)
    {
        List<string> steps = [$"Tarif en vigueur depuis le {Figures.Date(grid.EffectiveFrom)}{(grid.Source is null ? "" : $" ({grid.Source})")}."];
        if (line.Residence != Residence.Any)
            steps.Add(family.IsResident ? "Famille domiciliée dans la commune." : "Famille domiciliée hors de la commune.");
        steps.Add(QuotientStep(line, family.Quotient));
        steps.Add($"Prix unitaire\u00A0: {Figures.Amount(line.Price)}.");
        return steps;
    }

    private static string QuotientStep(Bracket line, QuotientFamilial? quotient)
    {
        if (quotient is not { } known) return "Pas de quotient familial connu ce jour-là\u00A0: ligne «\u00A0sans quotient\u00A0».";
        if (line is { QuotientFromCents: null, QuotientToCents: null }) return "Prix unique, quel que soit le quotient familial.";

        var bracket = (line.QuotientFromCents, line.QuotientToCents) switch
        {
            (null, { } to) => $"jusqu’à {Figures.Quotient(to)}",
            ({ } from, null) => $"à partir de {Figures.Quotient(from)}",
            var (from, to) => $"de {Figures.Quotient(from!.Value)} à {Figures.Quotient(to!.Value)}",
        };
        return $"Quotient familial {Figures.Quotient(known.Cents)}\u00A0: tranche {bracket}.";
    }
}
