using System.Globalization;

namespace Preau.Domain.CutOffs;

/// <summary>
/// The short words of a shape, as the store, the files of settings and the history keep them: "J-2 ouvres", "ve S-1", "48 h",
/// "lu>je ma>je", "vacances J-15 francs", "17 M-1". The list with its examples is docs/rules/delais.md.
/// </summary>
[GlossaryExempt]
public static class ShapeText
{
    public const int MaxLength = 200;

    private const string Outside = " hors vacances";
    private const string MondayOff = " sauf lundi ferie ";

    private static readonly string[] Days = ["lu", "ma", "me", "je", "ve", "sa", "di"];

    /// <summary>The word of each basis.</summary>
    public static readonly IReadOnlyDictionary<string, DayBasis> Bases = new Dictionary<string, DayBasis>(StringComparer.Ordinal)
    {
        ["calendrier"] = DayBasis.Calendar,
        ["semaine"] = DayBasis.Weekdays,
        ["ouvres"] = DayBasis.Business,
        ["service"] = DayBasis.Service,
        ["francs"] = DayBasis.ClearDays,
    };

    public static string Write(CutOffShape shape) => shape switch
    {
        DaysBefore days => $"J-{Number(days.Days)} {Word(days.Basis)}",
        WeekdayOfPreviousWeek week => $"{Word(week.Weekday)} S-{Number(week.Weeks)}",
        WeekdayTable table => Write(table.Limits) + (table.IfMondayIsPublicHoliday.Count == 0 ? "" : MondayOff + Write(table.IfMondayIsPublicHoliday)),
        HoursBefore hours => $"{Number(hours.Hours)} h{(hours.InBusinessDays ? " ouvrees" : "")}",
        DaysBeforePeriod period => $"{(period.Anchor == PeriodAnchor.FirstDayOfPeriod ? "periode" : "vacances")} J-{Number(period.Days)} {Word(period.Basis)}",
        DayOfPreviousMonth month => $"{Number(month.Day)} M-1",
        OutsideSchoolHolidays outside => Write(outside.Shape) + Outside,
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    /// <summary>Null when the words are none of these, or a number is out of its bounds.</summary>
    public static CutOffShape? Read(string text)
    {
        if (text.Length > MaxLength) return null;
        if (text.EndsWith(Outside, StringComparison.Ordinal)) return Read(text[..^Outside.Length]) is { } inner and not OutsideSchoolHolidays ? new OutsideSchoolHolidays(inner) : null;
        if (text.Contains('>', StringComparison.Ordinal)) return ReadTable(text);
        try
        {
            return text.Split(' ') switch
            {
                [var days, var basis] when Bases.TryGetValue(basis, out var known) && After("J-", days) is { } count => new DaysBefore(count, known),
                [var day, var weeks] when Day(day) is { } weekday && After("S-", weeks) is { } count => new WeekdayOfPreviousWeek(weekday, count),
                [var hours, "h"] when After("", hours) is { } count => new HoursBefore(count, InBusinessDays: false),
                [var hours, "h", "ouvrees"] when After("", hours) is { } count => new HoursBefore(count, InBusinessDays: true),
                ["periode" or "vacances", var days, var basis] when Bases.TryGetValue(basis, out var known) && After("J-", days) is { } count =>
                    new DaysBeforePeriod(count, known, text.StartsWith('p') ? PeriodAnchor.FirstDayOfPeriod : PeriodAnchor.FirstDayOfSchoolHolidays),
                [var day, "M-1"] when After("", day) is { } count => new DayOfPreviousMonth(count),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static WeekdayTable? ReadTable(string text)
    {
        var parts = text.Split(MondayOff);
        if (parts.Length > 2 || ReadDays(parts[0]) is not { } limits) return null;
        var exception = parts.Length == 1 ? [] : ReadDays(parts[1]);
        return exception is null ? null : new WeekdayTable(limits, exception);
    }

    private static Dictionary<DayOfWeek, DayOfWeek>? ReadDays(string text)
    {
        var limits = new Dictionary<DayOfWeek, DayOfWeek>();
        foreach (var pair in text.Split(' '))
        {
            if (pair.Split('>') is not [var of, var limit] || Day(of) is not { } service || Day(limit) is not { } weekday || !limits.TryAdd(service, weekday)) return null;
        }
        return limits;
    }

    private static string Write(IReadOnlyDictionary<DayOfWeek, DayOfWeek> limits) =>
        string.Join(' ', limits.OrderBy(limit => Values.WeekdaysExtensions.FromMonday(limit.Key)).Select(limit => $"{Word(limit.Key)}>{Word(limit.Value)}"));

    private static string Word(DayOfWeek day) => Days[Values.WeekdaysExtensions.FromMonday(day)];

    private static string Word(DayBasis basis) => Bases.Single(word => word.Value == basis).Key;

    private static DayOfWeek? Day(string word) => Array.IndexOf(Days, word) is >= 0 and var index ? (DayOfWeek)((index + 1) % 7) : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? After(string prefix, string word) =>
        word.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(word.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
