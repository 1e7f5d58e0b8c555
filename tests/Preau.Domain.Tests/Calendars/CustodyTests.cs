using FsCheck.Xunit;
using Preau.Domain.Calendars;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Calendars;

public sealed class CustodyTests
{
    private const long A = 1;
    private const long B = 2;

    private static readonly RulePage Page = RulePage.Read("garde-alternee.md");

    [Fact]
    public void Each_day_of_the_page_belongs_to_the_family_that_it_says()
    {
        var calendars = Page.Table("Calendriers des exemples").ToDictionary(row => row["Calendrier"], row => new CustodyDays([Of(row)], ZoneA.Published));

        Assert.All(Page.Table("Exemples"), row => Assert.Equal(
            (row["Calendrier"], row["Jour"], row["À qui"]),
            (row["Calendrier"], row["Jour"], calendars[row["Calendrier"]].FamilyOn(RulePage.Day(row["Jour"])) switch { A => "A", B => "B", _ => "personne" })));
    }

    [Fact]
    public void A_calendar_is_refused_as_the_page_says()
    {
        var standing = Of(Page.Table("Calendriers des exemples")[0], new(2027, 1, 4));
        Assert.All(Page.Table("Exemples de calendriers refusés"), row => Assert.Equal(
            row["Réponse"] == "accepté" ? null : RulePage.Code<RefusalCode>(row["Réponse"]),
            CustodyCheck.Of(With(new Custody { ChildId = 1, FirstFamilyId = A, SecondFamilyId = B, From = RulePage.Day(row["Depuis le"]), Weeks = CustodyWeeks.First, Holidays = CustodyHolidays.AsWeeks, ProposedAt = DateTime.UnixEpoch }, row["Exceptions"]), [standing], new(2026, 11, 24))?.Code));
    }

    [Fact]
    public void The_latest_that_has_begun_decides_the_day()
    {
        var rows = Page.Table("Calendriers des exemples");
        var days = new CustodyDays([Of(rows[1]), Of(rows[4]), Of(rows[3], new(2026, 12, 1))], ZoneA.Published);

        Assert.Equal(A, days.FamilyOn(new(2026, 10, 12)));
        Assert.Null(days.FamilyOn(new(2026, 11, 30)));
        Assert.Equal(A, days.FamilyOn(new(2026, 12, 1)));
    }

    [Property]
    public void Counted_weeks_always_change_hands_after_seven_days(uint start, uint day)
    {
        var custody = new Custody { ChildId = 1, FirstFamilyId = A, SecondFamilyId = B, From = DateOnly.MinValue, Weeks = CustodyWeeks.Counted, WeekStart = new DateOnly(2026, 1, 1).AddDays(Spread.Over(start, 2000)), Holidays = CustodyHolidays.AsWeeks, ProposedAt = DateTime.UnixEpoch };
        var days = new CustodyDays([custody], ZoneA.Published);
        var one = new DateOnly(2020, 1, 1).AddDays(Spread.Over(day, 5000));

        Assert.NotEqual(days.FamilyOn(one), days.FamilyOn(one.AddDays(7)));
        Assert.Equal(days.FamilyOn(one), days.FamilyOn(one.AddDays(14)));
        Assert.Equal(A, days.FamilyOn(custody.WeekStart!.Value));
    }

    private static Custody Of(IReadOnlyDictionary<string, string> row, DateOnly? from = null) => With(
        new Custody
        {
            ChildId = 1,
            FirstFamilyId = A,
            SecondFamilyId = B,
            State = CustodyState.InForce,
            From = from ?? RulePage.Day(row["Depuis le"]),
            Weeks = RulePage.Code<CustodyWeeks>(row["Semaines"]),
            WeekStart = row["Semaines"].Contains("Counted", StringComparison.Ordinal) ? RulePage.Day(row["Détail"]) : null,
            FirstHasEvenWeeks = row["Détail"] == "paires",
            Holidays = RulePage.Code<CustodyHolidays>(row["Vacances"]),
            FirstHalfInEvenYears = row["Moitié"] == "paires",
            ProposedAt = DateTime.UnixEpoch,
        },
        row["Exceptions"]);

    private static Custody With(Custody custody, string exceptions)
    {
        foreach (var text in exceptions.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = text.Split(' ');
            custody.Exceptions.Add(new() { From = RulePage.Day(parts[0]), To = RulePage.Day(parts[1]), FamilyId = parts[2] == "A" ? A : B });
        }
        return custody;
    }
}
