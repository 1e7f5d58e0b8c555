using Microsoft.AspNetCore.Mvc.Rendering;
using Preau.Domain.Families;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families;

/// <summary>Classes as a family says them.</summary>
public static class ClassNames
{
    /// <summary>For a select: none, then the youngest first.</summary>
    public static IReadOnlyList<SelectListItem> Items { get; } =
        [new("Aucune", ""), .. Enum.GetValues<SchoolClass>().Select(c => new SelectListItem(French.Capital(Short(c)), c.ToString()))];

    public static string Short(SchoolClass value) => value switch
    {
        SchoolClass.ToutePetiteSection => "toute petite section",
        SchoolClass.PetiteSection => "petite section",
        SchoolClass.MoyenneSection => "moyenne section",
        SchoolClass.GrandeSection => "grande section",
        SchoolClass.CoursPreparatoire => "CP",
        SchoolClass.CoursElementaire1 => "CE1",
        SchoolClass.CoursElementaire2 => "CE2",
        SchoolClass.CoursMoyen1 => "CM1",
        SchoolClass.CoursMoyen2 => "CM2",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
