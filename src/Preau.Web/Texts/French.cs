using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Preau.Domain.Values;

namespace Preau.Web.Texts;

/// <summary>
/// How amounts, dates, hours and lists are written for people, on screens, in mails and on paper.
/// Names of days and months are written out here and not read from the machine: every machine writes the same words.
/// Amounts, percentages and hours hold no-break spaces (U+00A0 everywhere: the typeface has no narrow one); dates hold plain spaces.
/// </summary>
public static partial class French
{
    public const char NoBreak = '\u00A0';

    /// <summary>The minus sign of the typeface, as wide as a plus; a hyphen would break the line.</summary>
    public const char Minus = '\u2212';

    private static readonly string[] DayNames =
        ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] Spellings = ["", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];

    private static readonly string[] MonthNames =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] ShortMonthNames =
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

    /// <summary>"1 234,56 €".</summary>
    public static string Amount(Money money) => $"{Cents(money.Cents)}{NoBreak}€";

    /// <summary>"742", or "742,50" where there are cents.</summary>
    public static string Quotient(QuotientFamilial quotient) =>
        quotient.Cents % 100 == 0 ? Number(quotient.Cents / 100) : Cents(quotient.Cents);

    /// <summary>"12 345".</summary>
    public static string Number(long number)
    {
        // Not Math.Abs: the lowest long has no opposite.
        var digits = number.ToString(CultureInfo.InvariantCulture).TrimStart('-');
        var text = new StringBuilder();
        if (number < 0) text.Append(Minus);
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0 && (digits.Length - i) % 3 == 0) text.Append(NoBreak);
            text.Append(digits[i]);
        }

        return text.ToString();
    }

    /// <summary>"10 %", "12,5 %".</summary>
    public static string Percent(decimal percent)
    {
        var text = percent.ToString("0.####", CultureInfo.InvariantCulture).Replace('.', ',').Replace('-', Minus);
        return $"{text}{NoBreak}%";
    }

    /// <summary>"vendredi 11 septembre 2026"; the first of a month is "1er".</summary>
    public static string Date(DateOnly day) => $"{DayAndMonth(day)} {day.Year}";

    /// <summary>"vendredi 11 septembre".</summary>
    public static string DayAndMonth(DateOnly day) => $"{DayName(day.DayOfWeek)} {DayOfMonth(day)} {MonthNames[day.Month - 1]}";

    /// <summary>"11 septembre 2026", for dates whose weekday says nothing: a birthday, a due date.</summary>
    public static string PlainDate(DateOnly day) => $"{DayOfMonth(day)} {MonthNames[day.Month - 1]} {day.Year}";

    /// <summary>The same without the year when it is that of another day, mostly today.</summary>
    public static string PlainDate(DateOnly day, DateOnly today) =>
        day.Year == today.Year ? $"{DayOfMonth(day)} {MonthNames[day.Month - 1]}" : PlainDate(day);

    /// <summary>"ven. 11 sept.".</summary>
    public static string ShortDate(DateOnly day) =>
        $"{ShortDayName(day.DayOfWeek)} {DayOfShortMonth(day)}";

    /// <summary>"11 sept.".</summary>
    public static string DayOfShortMonth(DateOnly day) => $"{DayOfMonth(day)} {ShortMonthNames[day.Month - 1]}";

    /// <summary>"11/09/2026".</summary>
    public static string NumericDate(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>"septembre 2026".</summary>
    public static string Month(DateOnly anyDay) => $"{MonthNames[anyDay.Month - 1]} {anyDay.Year}";

    /// <summary>"septembre"; 1 is January.</summary>
    public static string MonthName(int month) => MonthNames[month - 1];

    /// <summary>"vendredi".</summary>
    public static string DayName(DayOfWeek day) => DayNames[(int)day];

    /// <summary>"ven.".</summary>
    public static string ShortDayName(DayOfWeek day) => DayNames[(int)day][..3] + ".";

    /// <summary>"9 h 00".</summary>
    public static string Time(TimeOnly time) => $"{time.Hour}{NoBreak}h{NoBreak}{time.Minute:00}";

    /// <summary>"9 h", "9 h 30", where a column is narrow.</summary>
    public static string ShortTime(TimeOnly time) => time.Minute == 0 ? $"{time.Hour}{NoBreak}h" : Time(time);

    /// <summary>"vendredi 11 septembre, 23 h 59": an instant in the civil time of the town.</summary>
    public static string Limit(DateTime civil) =>
        $"{DayAndMonth(DateOnly.FromDateTime(civil))}, {Time(TimeOnly.FromDateTime(civil))}";

    /// <summary>"vendredi 11 septembre 2026 à 9 h 00": an instant in the civil time of the town.</summary>
    public static string DateAndTime(DateTime civil) =>
        $"{Date(DateOnly.FromDateTime(civil))} à {Time(TimeOnly.FromDateTime(civil))}";

    /// <summary>"du 1er septembre 2026 au 2 juillet 2027"; one day alone is "le 1er septembre 2026".</summary>
    public static string Range(DateRange range) =>
        range.From == range.To ? $"le {PlainDate(range.From)}" : $"du {PlainDate(range.From)} au {PlainDate(range.To)}";

    /// <summary>"a, b et c"; nothing for an empty list.</summary>
    public static string And(IEnumerable<string> items) => Join(items, " et ");

    /// <summary>"a, b ou c".</summary>
    public static string Or(IEnumerable<string> items) => Join(items, " ou ");

    /// <summary>"0 jour", "1 jour", "2 jours": the plural starts at two.</summary>
    /// <param name="plural">Where it is not the singular with an s.</param>
    public static string Count(long count, string singular, string? plural = null) =>
        $"{Number(count)}{NoBreak}{Plural(count, singular, plural)}";

    /// <summary>What the town typed with plain spaces: double signs, guillemets and hours stay on the line of their word.</summary>
    public static string Tied(string text) => LooseSpace().Replace(text, NoBreak.ToString());

    /// <summary>"une", "deux" … "neuf" before a feminine word; figures from ten on.</summary>
    public static string Spelled(int count) => count is > 0 and < 10 ? Spellings[count] : Number(count);

    /// <summary>The word alone, in the number that goes with the count.</summary>
    public static string Plural(long count, string singular, string? plural = null) =>
        count is > -2 and < 2 ? singular : plural ?? singular + "s";

    /// <summary>"1er", "2e"; "1re" for a feminine word.</summary>
    public static string Ordinal(int rank, bool feminine = false) => rank == 1 ? feminine ? "1re" : "1er" : $"{rank}e";

    /// <summary>"de Jeanne", "d’Inès".</summary>
    public static string Of(string name) => StartsWithVowel(name) ? $"d’{name}" : $"de {name}";

    /// <summary>First letter in capitals, for a date or a list that opens a sentence.</summary>
    public static string Capital(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Cents(long cents)
    {
        var whole = Number(cents / 100);
        // −0,50 € has no whole euro to carry its sign.
        var sign = cents is < 0 and > -100 ? Minus.ToString() : "";
        return $"{sign}{whole},{Math.Abs(cents % 100):00}";
    }

    private static string DayOfMonth(DateOnly day) => day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);

    private static string Join(IEnumerable<string> items, string last)
    {
        var list = items.ToList();
        return list.Count < 2 ? string.Concat(list) : string.Join(", ", list[..^1]) + last + list[^1];
    }

    private static bool StartsWithVowel(string name)
    {
        if (name.Length == 0) return false;
        var first = name[..1].Normalize(NormalizationForm.FormD)[0];
        return "aeiouœæ".Contains(char.ToLowerInvariant(first), StringComparison.Ordinal);
    }

    [GeneratedRegex(@" (?=[;:?!»€](?:\s|$|[.,)]))|(?<=«) |(?<=\d) (?=h\b)|(?<=\d h) (?=\d\d\b)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LooseSpace();
}
