using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Preau.Domain.Values;

namespace Preau.Web.Features.Settings.Files;

/// <summary>One configuration file to be written, as <see cref="FileTable"/> reads it.</summary>
/// <param name="Columns">Their headings, semicolons between.</param>
internal sealed record FileText(string Name, string Columns, IReadOnlyList<string?[]> Rows)
{
    public async Task Write(string folder)
    {
        await using var text = new StreamWriter(Path.Combine(folder, Name)) { NewLine = "\n" };
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\n" });
        foreach (var row in Rows.Prepend(Columns.Split(';')))
        {
            foreach (var cell in row) csv.WriteField(cell ?? "");
            await csv.NextRecordAsync();
        }
    }

    public static string Word<T>(IReadOnlyDictionary<string, T> words, T value) => words.First(word => EqualityComparer<T>.Default.Equals(word.Value, value)).Key;

    public static string? Word<T>(IReadOnlyDictionary<string, T> words, T? value)
        where T : struct => value is { } known ? Word(words, known) : null;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Flag(bool value) => value ? "oui" : "non";

    public static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Cents as "1,50".</summary>
    public static string? Cents(long? cents) => cents is { } c ? string.Create(CultureInfo.InvariantCulture, $"{c / 100},{c % 100:00}") : null;

    public static string Weekdays(Weekdays set) => string.Join(',', FileRow.Days.Where(day => (set & day.Value) != 0).Select(day => day.Key));
}
