using Preau.Domain.Bookings;
using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families;

/// <summary>A calendar of days as the people concerned say it.</summary>
public static class CustodyWords
{
    /// <param name="at">"chez vous", "chez l’autre parent": how the reader calls each family.</param>
    public static IReadOnlyList<string> Sentences(Custody custody, Func<long, string> at)
    {
        var (first, second) = (at(custody.FirstFamilyId), at(custody.SecondFamilyId));
        var sentences = new List<string>
        {
            custody.Weeks switch
            {
                CustodyWeeks.Counted => $"Une semaine sur deux {first}, du {French.DayName(custody.WeekStart!.Value.DayOfWeek)} au {French.DayName(custody.WeekStart.Value.AddDays(6).DayOfWeek)}, comptée depuis le {French.PlainDate(custody.WeekStart.Value)}. Les autres semaines, {second}.",
                CustodyWeeks.Parity => $"Les semaines {(custody.FirstHasEvenWeeks ? "paires" : "impaires")} {first}, les autres {second}.",
                CustodyWeeks.First => $"Toutes les semaines {first}.",
                _ => "Pas de calendrier\u00A0: les deux familles réservent et annulent, et chacune est prévenue.",
            },
        };
        if (custody.Weeks != CustodyWeeks.Nobody)
        {
            sentences.Add(custody.Holidays == CustodyHolidays.Halves
                ? $"Vacances scolaires par moitiés\u00A0: la première {(custody.FirstHalfInEvenYears ? first : second)} les années paires, {(custody.FirstHalfInEvenYears ? second : first)} les années impaires."
                : "Les vacances scolaires suivent les semaines.");
        }
        sentences.AddRange(custody.Exceptions.Select(e => $"{French.Capital(French.Range(new(e.From, e.To)))}, {at(e.FamilyId)}."));
        return sentences;
    }

    /// <summary>What surprises at New Year; null where weeks are counted otherwise.</summary>
    public static string? NewYear(Custody custody, DateRange days) =>
        custody.Weeks == CustodyWeeks.Parity && new WeekCount(WeekRhythm.CalendarParity, null).Repeats(days).Select(m => (DateOnly?)m).FirstOrDefault() is { } monday
            ? $"Au Nouvel An, deux semaines impaires se suivent\u00A0: l’enfant reste dans la même famille du {French.PlainDate(monday.AddDays(-7))} au {French.PlainDate(monday.AddDays(6))}, hors partage des vacances."
            : null;
}
