using Preau.Domain.Calendars;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Calendars;

/// <summary>The school holidays and closures of the page of opening days, and the town's zone.</summary>
public static class ZoneA
{
    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private static readonly RulePage Page = RulePage.Read("jours-d-ouverture.md");

    public static readonly IReadOnlyList<SchoolHoliday> Holidays = [.. Page.Table("Vacances des exemples").Select(row => new SchoolHoliday(row["Vacances"], Range(row)))];

    public static readonly SchoolCalendar Calendar = new(Holidays);

    /// <summary>The same, known as far as it is entered, with the days that were moved.</summary>
    public static readonly SchoolCalendar Published = new(Holidays, SchoolCalendar.Published(Holidays), Page.Table("Jours déplacés des exemples")
        .Where(row => row["Effet"] != "ouverture")
        .Select(row => new MovedDay(RulePage.Day(row["Jour"]), row["Motif"], row["Effet"] == "classe" ? Weekday(row["Comme"]) : null)));

    public static readonly IReadOnlyList<ClosedDay> Closed =
        [.. Page.Table("Fermetures des exemples").Select(row => new ClosedDay(Range(row), row["Motif"]))];

    public static readonly OpeningDays Canteen = new(
        new(Weekdays.Monday | Weekdays.Tuesday | Weekdays.Thursday | Weekdays.Friday, Weekdays.None),
        Calendar, new(AlsaceMoselle: false), Closed, new(new(2026, 9, 1), new(2027, 7, 2)));

    public static DayOfWeek Weekday(string name) => (DayOfWeek)Array.IndexOf(["dim", "lun", "mar", "mer", "jeu", "ven", "sam"], name);

    public static DateRange Range(IReadOnlyDictionary<string, string> row) => new(RulePage.Day(row["Du"]), RulePage.Day(row["Au"]));
}
