namespace Preau.Domain.Activities;

/// <summary>One dish of the menu of a civil day, at every site or at one.</summary>
public sealed class MenuDish
{
    public const int MaxNameLength = 160;

    public long Id { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Null: at every site that has no menu of its own that day.</summary>
    public long? SiteId { get; init; }

    public required Course Course { get; init; }

    public required string Name { get; init; }

    public Allergens Allergens { get; init; }
}

/// <summary>Part of a meal, in the order in which it is served.</summary>
public enum Course
{
    Starter,
    Main,
    Side,
    Dairy,
    Dessert,
    Snack,
}

/// <summary>The fourteen allergens that must be told (Regulation (EU) 1169/2011, annex II).</summary>
[Flags]
public enum Allergens
{
    None = 0,
    Gluten = 1,
    Crustaceans = 2,
    Eggs = 4,
    Fish = 8,
    Peanuts = 16,
    Soybeans = 32,
    Milk = 64,
    Nuts = 128,
    Celery = 256,
    Mustard = 512,
    Sesame = 1024,
    Sulphites = 2048,
    Lupin = 4096,
    Molluscs = 8192,
}
