using FsCheck.Xunit;
using Preau.Domain.Bookings;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Bookings;

public sealed class PatternTests
{
    private const long Us = 1;
    private static readonly DateOnly Day = new(2026, 12, 3);
    private static readonly RulePage Page = RulePage.Read("semaine-type.md");

    [Fact]
    public void Each_day_of_the_page_lies_in_its_week() => Assert.All(Page.Table("Quelle semaine"), row =>
    {
        var weeks = new WeekCount(RulePage.Code<WeekRhythm>(row["Rythme"]), row["Compté depuis"] == "–" ? null : RulePage.Day(row["Compté depuis"]));

        Assert.Equal(RulePage.Code<PatternWeek>(row["Semaine"]), weeks.On(RulePage.Day(row["Jour"])));
    });

    [Fact]
    public void Each_example_of_the_page_has_its_outcome() => Assert.All(Page.Table("Exemples"), row =>
    {
        var state = RulePage.Code<BoxState>(row["Case"]);
        var answer = new BoxAnswer(state, Why: state == BoxState.NoService ? new(RefusalCode.NotAnOpeningDay, Day: Day) : null) { CanJoin = state == BoxState.Full };
        var choices = new PatternChoices(row["Choix"].Contains("remplacer", StringComparison.Ordinal), row["Choix"].Contains("reprendre", StringComparison.Ordinal), row["Choix"].Contains("demander", StringComparison.Ordinal), row["Choix"].Contains("attendre", StringComparison.Ordinal));

        var outcome = PatternJudge.Decide(row["Voulu"] == "oui", answer, Booked(row["Réservé"]), row["Annulé à la main"] == "oui", choices);

        Assert.Equal(row["Résultat"] == "–" ? (PatternOutcome?)null : RulePage.Code<PatternOutcome>(row["Résultat"]), outcome);
    });

    [Fact]
    public void New_year_is_pointed_at_when_two_odd_weeks_follow_each_other_and_never_else()
    {
        var years = new DateRange(new(2026, 9, 1), new(2032, 12, 31));

        Assert.Equal([new(2027, 1, 4)], new WeekCount(WeekRhythm.CalendarParity, null).Repeats(years));
        Assert.Empty(new WeekCount(WeekRhythm.CountedFromDate, years.From).Repeats(years));
    }

    [Property]
    public bool Weeks_counted_from_a_date_alternate_for_ever(uint from, uint day)
    {
        var weeks = new WeekCount(WeekRhythm.CountedFromDate, new DateOnly(2026, 1, 1).AddDays(Spread.Over(from, 1000)));
        var monday = new DateOnly(2026, 1, 1).AddDays(Spread.Over(day, 1000)).MondayOfWeek();

        return weeks.On(monday) == weeks.On(monday.AddDays(6)) && weeks.On(monday) != weeks.On(monday.AddDays(7));
    }

    [Property]
    public bool A_pattern_that_only_adds_never_takes_a_day_away(bool wanted, byte state, bool byPattern, bool cancelledByHand, bool byHandToo, bool asksToo)
    {
        var states = Enum.GetValues<BoxState>();

        var outcome = PatternJudge.Decide(wanted, new(states[state % states.Length]), Booked(byPattern ? "par une semaine type" : "à la main"), cancelledByHand, new(Replaces: false, byHandToo, asksToo));

        return outcome is null or PatternOutcome.Keep;
    }

    private static Booking? Booked(string by) => by == "–" ? null : new()
    {
        ChildId = 1,
        SlotId = 1,
        Day = Day,
        FamilyId = by == "par l’autre famille" ? Us + 1 : Us,
        EnrolmentId = 1,
        SiteId = 1,
        BookedAt = default,
        PatternRunId = by == "par une semaine type" ? 7 : null,
    };
}
