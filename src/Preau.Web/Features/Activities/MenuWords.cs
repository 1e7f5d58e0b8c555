using Preau.Domain.Activities;
using Preau.Web.Texts;

namespace Preau.Web.Features.Activities;

/// <summary>French words of a menu.</summary>
public static class MenuWords
{
    /// <summary>Allergens as the page writes them, and as the file's heading calls their column.</summary>
    public static readonly IReadOnlyList<(Allergens Allergen, string Column, string Word)> All =
    [
        (Allergens.Gluten, "gluten", "gluten"), (Allergens.Crustaceans, "crustaces", "crustacés"), (Allergens.Eggs, "oeufs", "œufs"), (Allergens.Fish, "poissons", "poisson"),
        (Allergens.Peanuts, "arachides", "arachide"), (Allergens.Soybeans, "soja", "soja"), (Allergens.Milk, "lait", "lait"), (Allergens.Nuts, "fruits_a_coque", "fruits à coque"),
        (Allergens.Celery, "celeri", "céleri"), (Allergens.Mustard, "moutarde", "moutarde"), (Allergens.Sesame, "sesame", "sésame"), (Allergens.Sulphites, "sulfites", "sulfites"),
        (Allergens.Lupin, "lupin", "lupin"), (Allergens.Molluscs, "mollusques", "mollusques"),
    ];

    public static readonly IReadOnlyDictionary<string, Course> Courses = new Dictionary<string, Course>(StringComparer.Ordinal)
    {
        ["entree"] = Course.Starter,
        ["plat"] = Course.Main,
        ["accompagnement"] = Course.Side,
        ["laitage"] = Course.Dairy,
        ["dessert"] = Course.Dessert,
        ["gouter"] = Course.Snack,
    };

    public static string Of(Course course) => course switch
    {
        Course.Starter => "Entrée",
        Course.Main => "Plat",
        Course.Side => "Accompagnement",
        Course.Dairy => "Laitage",
        Course.Dessert => "Dessert",
        Course.Snack => "Goûter",
        _ => throw new ArgumentOutOfRangeException(nameof(course)),
    };

    /// <summary>"gluten, lait et œufs"; empty when there are none.</summary>
    public static string Of(Allergens allergens) => French.And(All.Where(a => allergens.HasFlag(a.Allergen)).Select(a => a.Word));
}
