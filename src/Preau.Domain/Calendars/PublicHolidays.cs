namespace Preau.Domain.Calendars;

/// <summary>
/// The public holidays of metropolitan France (Code du travail L3133-1), computed for any year; with Good Friday and
/// 26 December in Alsace-Moselle (L3134-13). Examples: docs/rules/jours-d-ouverture.md.
/// </summary>
/// <param name="AlsaceMoselle">The town stands in the Bas-Rhin, the Haut-Rhin or the Moselle.</param>
public readonly record struct PublicHolidays(bool AlsaceMoselle)
{
    /// <summary>The French name of the public holiday on that civil day; null on any other day.</summary>
    public string? NameOf(DateOnly day) => FixedName(day) ?? EasterName(day);

    public bool Contains(DateOnly day) => NameOf(day) is not null;

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, "Astronomical Algorithms", chapter 8).</summary>
    public static DateOnly EasterSunday(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var g = (b - ((b + 8) / 25) + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var l = (32 + (2 * e) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }

    private string? FixedName(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => "Jour de l’an",
        (5, 1) => "Fête du Travail",
        (5, 8) => "Victoire 1945",
        (7, 14) => "Fête nationale",
        (8, 15) => "Assomption",
        (11, 1) => "Toussaint",
        (11, 11) => "Armistice 1918",
        (12, 25) => "Noël",
        (12, 26) when AlsaceMoselle => "Saint-Étienne",
        _ => null,
    };

    private string? EasterName(DateOnly day)
    {
        // Good Friday is never before 20 March, Whit Monday never after 14 June.
        if (day.Month is < 3 or > 6) return null;
        return (day.DayNumber - EasterSunday(day.Year).DayNumber) switch
        {
            -2 when AlsaceMoselle => "Vendredi saint",
            1 => "Lundi de Pâques",
            39 => "Ascension",
            50 => "Lundi de Pentecôte",
            _ => null,
        };
    }
}
