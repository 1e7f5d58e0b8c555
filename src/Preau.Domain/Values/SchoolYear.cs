namespace Preau.Domain.Values;

/// <summary>A school year, named by its first civil year: 2026 is "2026-2027", from 1 September to 31 August.</summary>
public readonly record struct SchoolYear(int FirstYear)
{
    public string Name => $"{FirstYear}-{FirstYear + 1}";

    public DateRange Days => new(new DateOnly(FirstYear, 9, 1), new DateOnly(FirstYear + 1, 8, 31));

    public static SchoolYear Of(DateOnly day) => new(day.Month >= 9 ? day.Year : day.Year - 1);
}
