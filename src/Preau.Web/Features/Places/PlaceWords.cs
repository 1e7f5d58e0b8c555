using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Web.Features.Families;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places;

/// <summary>Capacities and groups as the staff say them.</summary>
public static class PlaceWords
{
    /// <summary>"48 places", "36 places et 2 de marge", "sans limite".</summary>
    public static string Of(PoolCapacity? version) => version?.Capacity is not { } capacity
        ? "sans limite"
        : $"{French.Count(capacity, "place")}{(version.Margin > 0 ? $" et {French.Number(version.Margin)} de marge" : "")}";

    /// <summary>Whom a pool is for on a day, and what is to come.</summary>
    public static string ForWhom(Pool pool, DateOnly today)
    {
        var coming = pool.Groups.Where(g => g.EffectiveFrom > today).OrderBy(g => g.EffectiveFrom).Select(g => $"{Of(g.Group)} à partir du {French.PlainDate(g.EffectiveFrom)}");
        var end = pool.LastDay is { } last ? $"jusqu’au {French.PlainDate(last)}" : null;
        return string.Join("\u00A0; ", coming.Prepend(pool.GroupOn(today) is { } group ? Of(group) : null).Append(end).OfType<string>());
    }

    /// <summary>"de 3 à 6 ans, jusqu’au CE1"; "tous les enfants".</summary>
    public static string Of(AgeGroup group)
    {
        var ages = (group.MinAgeMonths, group.MaxAgeMonths) switch
        {
            (null, null) => null,
            ({ } from, null) => $"à partir de {Age(from)}",
            (null, { } to) => $"jusqu’à {Age(to)}",
            ({ } from, { } to) => $"de {Age(from)} à {Age(to)}",
        };
        var classes = (group.MinClass, group.MaxClass) switch
        {
            (null, null) => null,
            ({ } from, null) => $"à partir de la classe {ClassNames.Short(from)}",
            (null, { } to) => $"jusqu’à la classe {ClassNames.Short(to)}",
            ({ } from, { } to) => $"classes {ClassNames.Short(from)} à {ClassNames.Short(to)}",
        };
        return group.IsEveryone ? "tous les enfants" : string.Join(", ", new[] { ages, classes }.OfType<string>());
    }

    private static string Age(int months) => months % 12 == 0 ? French.Count(months / 12, "an") : French.Count(months, "mois", "mois");
}
