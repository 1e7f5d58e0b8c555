using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Domain.Families;
using Preau.Domain.Tests.Calendars;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Activities;

/// <summary>docs/rules/periodes.md</summary>
public sealed class BookingPeriodTests
{
    private static readonly AudienceFacts Anyone = new(IsResident: true, Class: null, HasEnrolledSibling: true);
    private static readonly BookingPeriod[] Periods = [Winter(), Spring()];

    [Fact]
    public void Each_example_of_the_page_gets_its_answer() => Assert.All(RulePage.Read("periodes.md").Table("Exemples"), row =>
    {
        var child = new AudienceFacts(row["De la commune"] == "oui", row["Classe"] == "–" ? null : RulePage.Code<SchoolClass>(row["Classe"]), row["Frère ou sœur"] == "oui");

        var refusal = BookingPeriod.WhyShut(Periods, child, RulePage.Day(row["Jour"]), At(row["Instant"]), ZoneA.Paris);

        Assert.Equal(row["Réponse"] == "oui" ? null : RulePage.Code<RefusalCode>(row["Réponse"]), refusal?.Code);
        Assert.Equal(row["Ouvre ou ferme"] == "–" ? null : RulePage.Time(row["Ouvre ou ferme"]), refusal?.Limit);
    });

    [Fact]
    public void Without_a_period_every_day_is_open() => Assert.Null(BookingPeriod.WhyShut([], Anyone, new(2027, 2, 15), DateTime.UnixEpoch, ZoneA.Paris));

    [Fact]
    public void The_places_of_a_campaign_are_not_booked_before_it_is_over()
    {
        var period = new BookingPeriod { ActivityId = 1, Name = "Été", From = new(2027, 7, 5), To = new(2027, 7, 30), Giving = PlaceGiving.Campaign };
        Assert.Equal(RefusalCode.GivenByCampaign, BookingPeriod.WhyShut([period], Anyone, period.From, At("2027-06-30 12:00"), ZoneA.Paris)?.Code);

        period.DirectFrom = At("2027-06-20 09:00");
        Assert.Null(BookingPeriod.WhyShut([period], Anyone, period.From, At("2027-06-30 12:00"), ZoneA.Paris));
    }

    private static BookingPeriod Winter() => Period("Vacances d’hiver", new(2027, 2, 15), new(2027, 2, 26), At("2027-02-08 12:00"),
        new() { Audience = WindowAudience.Residents, OpensAt = At("2027-01-05 08:30") },
        new() { Audience = WindowAudience.Classes, MinClass = SchoolClass.CoursPreparatoire, MaxClass = SchoolClass.CoursElementaire1, OpensAt = At("2027-01-06 08:30") },
        new() { Audience = WindowAudience.Everyone, OpensAt = At("2027-01-12 08:30") });

    private static BookingPeriod Spring() => Period("Vacances de printemps", new(2027, 4, 12), new(2027, 4, 23), null,
        new OpeningWindow { Audience = WindowAudience.Siblings, OpensAt = At("2027-03-01 08:30") });

    private static BookingPeriod Period(string name, DateOnly from, DateOnly to, DateTime? closes, params OpeningWindow[] windows)
    {
        var period = new BookingPeriod { ActivityId = 1, Name = name, From = from, To = to, ClosesAt = closes };
        period.Windows.AddRange(windows);
        return period;
    }

    private static DateTime At(string civil) => WallClock.ToInstant(RulePage.Time(civil), ZoneA.Paris);
}
