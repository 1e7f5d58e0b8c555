using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Features.Settings.Files;
using Preau.Web.Texts;

namespace Preau.Web.Features.Calendars;

/// <summary>The calendar as people say it.</summary>
public static class CalendarWords
{
    /// <summary>The word in an address.</summary>
    public static string Address(EntryKind kind) => kind switch
    {
        EntryKind.Closure => "fermeture",
        EntryKind.Holiday => "vacances",
        EntryKind.DayOff => "sans-classe",
        EntryKind.SchoolDay => "classe",
        EntryKind.Opening => "ouverture",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(EntryKind kind) => kind switch
    {
        EntryKind.Closure => "Fermeture",
        EntryKind.Holiday => "Vacances scolaires",
        EntryKind.DayOff => "Jour sans classe",
        EntryKind.SchoolDay => "Jour de classe",
        EntryKind.Opening => "Ouverture exceptionnelle",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static EntryKind? Kind(string address) => Enum.GetValues<EntryKind>().Where(k => Address(k) == address).Select(k => (EntryKind?)k).FirstOrDefault();

    public static string Of(SchoolZone zone) => zone switch
    {
        SchoolZone.A or SchoolZone.B or SchoolZone.C => $"Zone {zone}",
        SchoolZone.Reunion => "La Réunion",
        SchoolZone.SaintPierreEtMiquelon => "Saint-Pierre-et-Miquelon",
        SchoolZone.NouvelleCaledonie => "Nouvelle-Calédonie",
        SchoolZone.Polynesie => "Polynésie",
        SchoolZone.WallisEtFutuna => "Wallis-et-Futuna",
        _ => zone.ToString(),
    };

    /// <summary>Why a day is closed, in a few words: "Grève", "vacances (Hiver)".</summary>
    public static string Reason(Refusal why) => why.Code switch
    {
        RefusalCode.SchoolHoliday => $"sans classe ({why.Detail})",
        RefusalCode.NotAnOpeningDay => "le service n’ouvre plus ce jour de la semaine",
        RefusalCode.CalendarNotPublished => "calendrier scolaire pas encore publié",
        _ => why.Detail ?? "fermé",
    };

    /// <summary>What was done, after the change itself.</summary>
    public static string Done(string change, CalendarImpact? impact) => impact is not { Cancelled.Count: > 0 } ? change
        : $"{change} {French.Count(impact.Cancelled.Count, "réservation annulée", "réservations annulées")} sans frais, {French.Count(impact.Families - impact.ToPhone.Count, "famille prévenue", "familles prévenues")} par courriel{(impact.ToPhone.Count == 0 ? "." : $"\u00A0; {French.Count(impact.ToPhone.Count, "famille est à prévenir", "familles sont à prévenir")} par téléphone.")}";

    /// <summary>Days that follow each other as ranges: "du 19 décembre 2026 au 3 janvier 2027, le 6 mai 2027".</summary>
    public static string Days(IReadOnlyList<DateOnly> days)
    {
        var runs = new List<DateRange>();
        foreach (var day in days)
        {
            // A weekend or a Wednesday between two opening days does not break the run.
            if (runs.Count > 0 && day.DayNumber - runs[^1].To.DayNumber <= 4) runs[^1] = new(runs[^1].From, day);
            else runs.Add(new(day, day));
        }
        const int most = 6;
        var said = runs.Take(most).Select(French.Range).ToList();
        if (runs.Count > most) said.Add($"{French.Count(runs.Skip(most).Sum(r => days.Count(r.Contains)), "autre jour", "autres jours")}");
        return string.Join(", ", said);
    }

    /// <summary>"Paul Marchetti 06 12 34 56 78"; said when no number is known.</summary>
    public static string Phones(FamilyToPhone family) => family.Phones.Count == 0 ? "aucun numéro connu" : string.Join(", ", family.Phones);
}
