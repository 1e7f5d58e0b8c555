using Preau.Domain.Calendars;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Calendars;

public sealed class OpeningDaysTests
{
    private static readonly RulePage Page = RulePage.Read("jours-d-ouverture.md");

    [Fact]
    public void The_examples_of_the_page_hold()
    {
        var services = Page.Table("Activités des exemples").ToDictionary(row => row["Activité"], Service);

        Assert.All(Page.Table("Exemples"), row =>
        {
            var why = services[row["Activité"]].WhyClosed(RulePage.Day(row["Jour"]));

            Assert.Equal(row["Réponse"] == "ouvert" ? null : RulePage.Code<RefusalCode>(row["Réponse"]), why?.Code);
            Assert.Equal(row["Précision"], why?.Detail ?? "");
        });
    }

    [Fact]
    public void The_public_holidays_of_the_page_are_computed()
    {
        Assert.All(Page.Table("Jours fériés"), row =>
        {
            var day = RulePage.Day(row["Jour"]);
            Assert.Equal(row["Nom"], new PublicHolidays(AlsaceMoselle: true).NameOf(day));
            Assert.Equal(row["Seulement"].Length == 0 ? row["Nom"] : null, new PublicHolidays(AlsaceMoselle: false).NameOf(day));
        });
    }

    [Fact]
    public void A_year_has_eleven_public_holidays_and_thirteen_in_Alsace_Moselle()
    {
        var year = new DateRange(new(2026, 1, 1), new(2026, 12, 31));

        Assert.Equal(11, year.Days().Count(new PublicHolidays(AlsaceMoselle: false).Contains));
        Assert.Equal(13, year.Days().Count(new PublicHolidays(AlsaceMoselle: true).Contains));
    }

    [Fact]
    public void A_day_whose_school_calendar_is_not_published_is_closed()
    {
        var year = new DateRange(new(2026, 9, 1), new(2027, 7, 2));
        var nextSummer = new DateRange(new(2027, 7, 3), new(2027, 8, 31));
        var calendar = new SchoolCalendar([new("Été", nextSummer)], [year]);
        var days = new OpeningDays(
            new(Weekdays.Wednesday, Weekdays.None), calendar, default, [], new(year.From, new(2028, 6, 30)));

        Assert.True(days.IsOpen(new(2027, 6, 30)));
        Assert.Equal(RefusalCode.SchoolHoliday, days.WhyClosed(new(2027, 7, 7))?.Code);
        Assert.Equal(RefusalCode.CalendarNotPublished, days.WhyClosed(new(2027, 9, 8))?.Code);
    }

    private static OpeningDays Service(IReadOnlyDictionary<string, string> row) => new(
        new(Set(row["En période scolaire"]), Set(row["Pendant les vacances"])),
        ZoneA.Published,
        new(AlsaceMoselle: false),
        ZoneA.Closed, ZoneA.Range(row),
        Page.Table("Jours déplacés des exemples").Where(day => day["Effet"] == "ouverture" && day["Activité"] == row["Activité"]).Select(day => RulePage.Day(day["Jour"])));

    private static Weekdays Set(string cell)
    {
        return cell == "aucun" ? Weekdays.None : cell.Split(' ').Select(name => ZoneA.Weekday(name).ToWeekdays()).Aggregate((all, one) => all | one);
    }
}
