using System.Globalization;
using Preau.Domain.CutOffs;
using Preau.Domain.Tests.Calendars;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.CutOffs;

public sealed class CutOffTests
{
    private static readonly RulePage Page = RulePage.Read("delais.md");

    [Fact]
    public void The_limits_of_the_page_are_computed()
    {
        Assert.All(Page.Table("Exemples de limites"), row =>
        {
            var cutOff = new CutOff(
                new DaysBefore(int.Parse(row["Jours"], CultureInfo.InvariantCulture), RulePage.Code<DayBasis>(row["Base"])),
                TimeOnly.ParseExact(row["Heure"], "HH:mm", CultureInfo.InvariantCulture), inclusive: true);

            var limit = cutOff.Limit(RulePage.Day(row["Jour de service"]), ZoneA.Canteen, ZoneA.Paris);

            Assert.Equal(RulePage.Time(row["Limite"]), limit.Civil);
        });
    }

    [Fact]
    public void The_boundaries_of_the_page_hold()
    {
        Assert.All(Page.Table("Exemples de bornes"), row =>
        {
            var limit = Limit(row);
            var arrival = Domain.Calendars.WallClock.ToInstant(RulePage.Time(row["Arrivée"]), ZoneA.Paris);

            Assert.Equal(row["Réponse"] == "accepté", limit.Allows(arrival));
        });
    }

    [Fact]
    public void The_wall_clock_wins_over_the_changes_of_hour()
    {
        Assert.All(Page.Table("Exemples de changements d’heure"), row =>
        {
            var limit = Limit(row);

            Assert.Equal(RulePage.Time(row["Instant"]), limit.Instant);
            Assert.Equal(RulePage.Time(row["Refusé à partir de"]), limit.RefusedFrom);
            Assert.Equal(DateTimeKind.Utc, limit.RefusedFrom.Kind);
        });
    }

    [Fact]
    public void Every_basis_is_on_the_page() =>
        Assert.Equal(Enum.GetValues<DayBasis>(), Page.Table("Compter les jours").Select(row => RulePage.Code<DayBasis>(row["Base"])));

    [Fact]
    public void A_refusal_names_the_limit_in_civil_time_and_the_day()
    {
        var day = new DateOnly(2026, 9, 11);
        var limit = new CutOff(new DaysBefore(1, DayBasis.Calendar), new(9, 0), inclusive: false).Limit(day, ZoneA.Canteen, ZoneA.Paris);

        Assert.Null(limit.Judge(limit.Instant.AddMilliseconds(-1), RefusalCode.TooLateToBook, day));
        Assert.Equal(
            new Refusal(RefusalCode.TooLateToBook, new DateTime(2026, 9, 10, 9, 0, 0), day),
            limit.Judge(limit.Instant, RefusalCode.TooLateToBook, day));
    }

    [Theory]
    [InlineData("2026-09-10", null)]
    [InlineData("2026-09-11", 1L)]
    [InlineData("2027-01-03", 1L)]
    [InlineData("2027-01-04", 2L)]
    public void A_version_judges_service_days_from_its_effective_date_on(string serviceDay, long? expected)
    {
        CutOffRule[] versions = [Version(2, CutOffAction.Book, new(2027, 1, 4)), Version(1, CutOffAction.Book, new(2026, 9, 11)), Version(3, CutOffAction.Cancel, new(2026, 1, 1))];

        Assert.Equal(expected, CutOffRule.InEffect(versions, CutOffAction.Book, RulePage.Day(serviceDay))?.Id);
    }

    [Fact]
    public void A_limit_refuses_nonsense_at_birth()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DaysBefore(-1, DayBasis.Calendar));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DaysBefore(367, DayBasis.Calendar));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CutOff(new DaysBefore(1, DayBasis.Calendar), new(9, 0, 30), inclusive: true));
    }

    private static CutOffLimit Limit(IReadOnlyDictionary<string, string> row) =>
        new(RulePage.Time(row["Limite"]), row["Borne"] == "incluse", ZoneA.Paris);

    private static CutOffRule Version(long id, CutOffAction action, DateOnly from) => new()
    {
        Id = id,
        ActivityId = 1,
        Action = action,
        EffectiveFrom = from,
    };
}
