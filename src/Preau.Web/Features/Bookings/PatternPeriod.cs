using System.Globalization;
using Preau.Domain.Bookings;
using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>A "période de calcul" that can be chosen by one click.</summary>
/// <param name="Code">In the form; <see cref="Other"/> for dates of one's own.</param>
public sealed record PatternPeriod(string Code, string Label, DateRange Days)
{
    public const string Other = "dates";

    /// <param name="last">The last day of the children's enrolments.</param>
    /// <param name="holidays">The school holidays that are not over, in order.</param>
    public static IReadOnlyList<PatternPeriod> Of(DateOnly today, DateOnly last, IReadOnlyList<SchoolHolidayRow> holidays)
    {
        var (tomorrow, monday) = (today.AddDays(1), today.MondayOfWeek().AddDays(7));
        // A long weekend ends no period.
        var next = holidays.FirstOrDefault(h => h.From > tomorrow && h.From <= last && h.To.DayNumber - h.From.DayNumber > 6);
        var periods = new List<PatternPeriod>();
        void Add(string code, string label, DateOnly from, DateOnly to)
        {
            if (from <= to && from <= last) periods.Add(new(code, label, new(from, to < last ? to : last)));
        }

        var name = next is null ? null : Holidays(next.Name);
        if (next is not null)
        {
            Add("vacances", $"Dès demain, jusqu’aux {name}", tomorrow, next.From.AddDays(-1));
            Add("lundi", $"Dès la semaine prochaine, jusqu’aux {name}", monday, next.From.AddDays(-1));
            Add("pendant", $"Pendant les {name}", next.From, next.To);
        }
        Add("annee", "Dès demain, toute l’année scolaire", tomorrow, last);
        return periods;
    }

    private static string Holidays(string name) => name switch
    {
        "Toussaint" => "vacances de la Toussaint",
        "Hiver" or "Printemps" or "Été" => $"vacances {French.Of(name.ToLower(CultureInfo.CurrentCulture))}",
        _ => $"vacances {French.Of(name)}",
    };
}
