using Preau.Domain.Families;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families;

/// <summary>Ages and diets as a family says them.</summary>
public static class Ages
{
    public static string Of(Child child, DateOnly today)
    {
        if (child.IsExpected) return $"Naissance attendue le {French.PlainDate(child.BirthDate)}";
        var months = child.AgeInMonths(today);
        var age = months < 24 ? French.Count(Math.Max(months, 0), "mois", "mois") : French.Count(months / 12, "an");
        return $"{age}, naissance le {French.PlainDate(child.BirthDate)}";
    }

    public static string Of(Diet diet) => diet switch
    {
        Diet.Standard => "Standard",
        Diet.WithoutPork => "Sans porc",
        Diet.WithoutMeat => "Sans viande",
        _ => throw new ArgumentOutOfRangeException(nameof(diet)),
    };
}
