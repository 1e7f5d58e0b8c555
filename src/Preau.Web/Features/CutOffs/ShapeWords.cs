using Preau.Domain.CutOffs;
using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Features.CutOffs;

/// <summary>How the day of a limit is found, as people say it.</summary>
public static class ShapeWords
{
    public static string Of(DayBasis basis) => basis switch
    {
        DayBasis.Calendar => "jours de calendrier",
        DayBasis.Weekdays => "jours du lundi au vendredi",
        DayBasis.Business => "jours ouvrés, fériés non comptés",
        DayBasis.Service => "jours d’ouverture du service",
        DayBasis.ClearDays => "jours francs",
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };

    /// <param name="until">"jusqu’à" or "avant": whether the minute itself is in time.</param>
    public static string Of(CutOffShape shape, TimeOnly time, string until) => shape switch
    {
        DaysBefore { Days: 0 } => $"le jour même, {until} {French.Time(time)}",
        DaysBefore days => $"{Count(days.Days, days.Basis)} avant, {until} {French.Time(time)}",
        WeekdayOfPreviousWeek { Weeks: 1 } week => $"le {French.DayName(week.Weekday)} de la semaine précédente, {until} {French.Time(time)}",
        WeekdayOfPreviousWeek week => $"le {French.DayName(week.Weekday)}, {week.Weeks} semaines avant, {until} {French.Time(time)}",
        WeekdayTable table => $"{Of(table)}, {until} {French.Time(time)}",
        HoursBefore hours => $"{until} {French.Count(hours.Hours, hours.InBusinessDays ? "heure ouvrée" : "heure", hours.InBusinessDays ? "heures ouvrées" : "heures")} avant {French.Time(time)} du jour de service",
        DaysBeforePeriod period => $"{Count(period.Days, period.Basis)} avant {(period.Anchor == PeriodAnchor.FirstDayOfPeriod ? "le début de la période" : "le premier jour des vacances")}, {until} {French.Time(time)}",
        DayOfPreviousMonth month => $"le {(month.Day == 1 ? "1er" : French.Number(month.Day))} du mois précédent, {until} {French.Time(time)}",
        OutsideSchoolHolidays outside => $"{Of(outside.Shape, time, until)}\u00A0; si c’est pendant les vacances scolaires, le même jour de la dernière semaine d’école",
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private static string Of(WeekdayTable table)
    {
        var days = Of(table.Limits);
        return table.IfMondayIsPublicHoliday.Count == 0 ? days : $"{days} (si le lundi est férié\u00A0: {Of(table.IfMondayIsPublicHoliday)})";
    }

    private static string Of(IReadOnlyDictionary<DayOfWeek, DayOfWeek> limits) => French.And(limits
        .GroupBy(limit => limit.Value).OrderBy(group => group.Min(limit => limit.Key.FromMonday()))
        .Select(group => $"le {French.DayName(group.Key)} d’avant pour {French.And(group.OrderBy(limit => limit.Key.FromMonday()).Select(limit => $"le {French.DayName(limit.Key)}"))}"));

    // "jours ouvrés, fériés non comptés" explains a choice; in a sentence the first words are enough.
    private static string Count(int days, DayBasis basis)
    {
        var words = Of(basis).Split(',')[0];
        return $"{French.Number(days)}{French.NoBreak}{(days > 1 ? words : words.Replace("jours", "jour", StringComparison.Ordinal).Replace("ouvrés", "ouvré", StringComparison.Ordinal).Replace("francs", "franc", StringComparison.Ordinal))}";
    }
}
