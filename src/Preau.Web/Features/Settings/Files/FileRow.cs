using System.Globalization;
using Preau.Domain.Values;

namespace Preau.Web.Features.Settings.Files;

/// <summary>One line of a configuration file. Each reader gives a value and, when the cell is wrong, adds a problem and gives a harmless default.</summary>
public sealed class FileRow(string file, int line, IReadOnlyDictionary<string, string> cells, List<FileProblem> problems)
{
    internal static readonly Dictionary<string, Weekdays> Days = new(StringComparer.Ordinal)
    {
        ["lu"] = Weekdays.Monday,
        ["ma"] = Weekdays.Tuesday,
        ["me"] = Weekdays.Wednesday,
        ["je"] = Weekdays.Thursday,
        ["ve"] = Weekdays.Friday,
        ["sa"] = Weekdays.Saturday,
        ["di"] = Weekdays.Sunday,
    };

    public string? Optional(string column)
    {
        var value = cells.GetValueOrDefault(column);
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (value.Length <= 20_000 && !value.Any(c => char.IsControl(c) && c is not '\n' and not '\r' and not '\t')) return value;
        Wrong(column, "Ce texte est trop long ou contient des caractères de commande.");
        return null;
    }

    public string Text(string column) => Optional(column) ?? Missing(column, "");

    public bool Flag(string column) => Text(column) switch
    {
        "oui" => true,
        "non" => false,
        _ => Wrong(column, "Écrivez oui ou non.", false),
    };

    public int? OptionalNumber(string column)
    {
        if (Optional(column) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Wrong(column, "Écrivez un nombre entier, par exemple 12.", 0);
    }

    public int Number(string column) => OptionalNumber(column) ?? Missing(column, 0);

    public DateOnly? OptionalDay(string column)
    {
        if (Optional(column) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Wrong(column, $"«\u00A0{text}\u00A0» n’est pas une date. Écrivez-la ainsi\u00A0: 2026-09-01.", default(DateOnly));
    }

    public DateOnly Day(string column) => OptionalDay(column) ?? Missing(column, default(DateOnly));

    public TimeOnly? OptionalTime(string column)
    {
        if (Optional(column) is not { } text) return null;
        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : Wrong(column, $"«\u00A0{text}\u00A0» n’est pas une heure. Écrivez-la ainsi\u00A0: 09:00.", default(TimeOnly));
    }

    public TimeOnly Time(string column) => OptionalTime(column) ?? Missing(column, default(TimeOnly));

    /// <summary>An amount with two decimals at most, in cents: "1,50".</summary>
    public long? OptionalCents(string column)
    {
        if (Optional(column) is not { } text) return null;
        return decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount < 10_000_000 && decimal.Truncate(amount * 100) == amount * 100
            ? (long)(amount * 100)
            : Wrong(column, $"«\u00A0{text}\u00A0» n’est pas un montant. Écrivez-le ainsi\u00A0: 1,50.", 0L);
    }

    public long Cents(string column) => OptionalCents(column) ?? Missing(column, 0L);

    public Weekdays WeekdaySet(string column)
    {
        var set = Weekdays.None;
        foreach (var day in List(column))
            set |= Days.TryGetValue(day, out var one) ? one : Wrong(column, $"«\u00A0{day}\u00A0» n’est pas un jour. Écrivez lu, ma, me, je, ve, sa ou di.", Weekdays.None);
        return set;
    }

    public IReadOnlyList<string> List(string column) =>
        Optional(column)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public T Choice<T>(string column, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        var word = Text(column);
        if (word.Length == 0) return default;
        return words.TryGetValue(word, out var value) ? value : Wrong(column, $"«\u00A0{word}\u00A0» est inconnu. Choix\u00A0: {string.Join(", ", words.Keys)}.", default(T));
    }

    public T? OptionalChoice<T>(string column, IReadOnlyDictionary<string, T> words)
        where T : struct => Optional(column) is null ? null : Choice(column, words);

    /// <summary>The thing that another file names by its code.</summary>
    public T? Named<T>(string column, string code, IReadOnlyDictionary<string, T> known, string where)
        where T : class
    {
        if (known.TryGetValue(code, out var found)) return found;
        Wrong(column, $"«\u00A0{code}\u00A0» n’est pas dans {where}.");
        return null;
    }

    public void Wrong(string column, string sentence) => problems.Add(new(file, line, column, sentence));

    private T Wrong<T>(string column, string sentence, T instead)
    {
        Wrong(column, sentence);
        return instead;
    }

    private T Missing<T>(string column, T instead) => Wrong(column, "Cette case est vide.", instead);
}
