namespace Preau.Domain.Families;

/// <summary>A child, shared by the families that it is in.</summary>
public sealed class Child
{
    public long Id { get; init; }

    public required string FirstName { get; set; }

    public required string LastName { get; set; }

    public required string SearchKey { get; set; }

    public required string SortKey { get; set; }

    /// <summary>Civil day of birth, or the expected one while <see cref="IsExpected"/>.</summary>
    public required DateOnly BirthDate { get; set; }

    /// <summary>Not born yet: may only be pre-enrolled at the nursery.</summary>
    public bool IsExpected { get; set; }

    /// <summary>The school attended; null before school or outside the town.</summary>
    public long? SchoolId { get; set; }

    public SchoolClass? Class { get; set; }

    public Diet Diet { get; set; }

    public int Version { get; set; }

    public string FullName => $"{FirstName} {LastName}";

    /// <summary>Whole months of age on a civil day; negative before birth.</summary>
    public int AgeInMonths(DateOnly day)
    {
        var months = ((day.Year - BirthDate.Year) * 12) + day.Month - BirthDate.Month;
        return day.Day < BirthDate.Day ? months - 1 : months;
    }
}

/// <summary>Classes of nursery and elementary school, youngest first.</summary>
public enum SchoolClass
{
    ToutePetiteSection,
    PetiteSection,
    MoyenneSection,
    GrandeSection,
    CoursPreparatoire,
    CoursElementaire1,
    CoursElementaire2,
    CoursMoyen1,
    CoursMoyen2,
}

/// <summary>What a canteen is told; never a belief (CNIL, NS-058).</summary>
public enum Diet
{
    Standard,
    WithoutPork,
    WithoutMeat,
}
