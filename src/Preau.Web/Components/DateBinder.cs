using System.Globalization;

namespace Preau.Web.Components;

/// <summary>Reads a civil day as a date field sends it (2026-09-11) or as people write it (11/09/2026, 11.9.2026).</summary>
internal sealed class DateBinder : TypedBinder<DateOnly>
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d M yyyy"];

    protected override string Sentence => "Indiquez une date qui existe, par exemple 11/09/2026.";

    protected override DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)
        && day.Year is >= 1900 and < 2200
            ? day
            : null;
}
