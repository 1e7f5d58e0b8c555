using System.Globalization;
using Preau.Domain.CutOffs;
using Preau.Domain.Tests.Rules;

namespace Preau.Domain.Tests.CutOffs;

public sealed class AbsenceRuleTests
{
    private static readonly RulePage Page = RulePage.Read("absences.md");

    [Fact]
    public void The_waiting_days_of_the_page_stay_charged() => Assert.All(Page.Table("Jours facturés"), row =>
        Assert.Equal(row["Facturé"] == "oui", Rule(waiting: Number(row["Carence"])).IsCharged(Number(row["Jour de l’absence"])!.Value)));

    [Fact]
    public void The_hours_of_the_page_close() => Assert.All(Page.Table("Heures"), row =>
        Assert.Equal(RulePage.Time(row["Trop tard à partir de"]), Rule(Number(row["Jours avant"])!.Value, TimeOnly.ParseExact(row["Heure"], "HH:mm", CultureInfo.InvariantCulture)).Closes(RulePage.Day(row["Jour"]))));

    [Fact]
    public void The_latest_version_in_effect_judges_a_day()
    {
        AbsenceRule[] versions = [Rule(), Rule(from: new(2027, 1, 4))];

        Assert.Same(versions[0], AbsenceRule.InEffect(versions, new(2027, 1, 3)));
        Assert.Same(versions[1], AbsenceRule.InEffect(versions, new(2027, 1, 4)));
        Assert.Null(AbsenceRule.InEffect(versions, new(2026, 8, 31)));
    }

    private static AbsenceRule Rule(int daysBefore = 0, TimeOnly? toldBy = null, int? waiting = null, DateOnly? from = null) =>
        new() { ActivityId = 1, EffectiveFrom = from ?? new(2026, 9, 1), DaysBefore = daysBefore, ToldBy = toldBy ?? new(9, 0), WaitingDays = waiting };

    private static int? Number(string cell) => cell == "–" ? null : int.Parse(cell, CultureInfo.InvariantCulture);
}
