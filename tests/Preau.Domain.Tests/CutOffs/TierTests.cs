using Preau.Domain.Activities;
using Preau.Domain.Bookings;
using Preau.Domain.Calendars;
using Preau.Domain.CutOffs;
using Preau.Domain.Enrolments;
using Preau.Domain.Tests.Calendars;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.CutOffs;

public sealed class TierTests
{
    private static readonly RulePage Page = RulePage.Read("delais.md");
    private static readonly DateOnly Thursday = new(2026, 11, 26);
    private static readonly DateRange Year = new(new(2026, 9, 1), new(2027, 7, 2));

    [Fact]
    public void The_shapes_of_the_page_are_read_and_computed() => Assert.All(Page.Table("Les formes d’une limite"), row =>
    {
        var shape = ShapeText.Read(RulePage.Code(row["Écriture"]))!;

        Assert.Equal(RulePage.Time(row["Limite à 12:00"]), new CutOff(shape, new(12, 0), inclusive: true).Limit(RulePage.Day(row["Jour de service"]), ZoneA.Canteen, ZoneA.Paris).Civil);
    });

    [Fact]
    public void A_service_of_given_dates_has_a_limit_before_its_first_one_too()
    {
        var party = new OpeningDays(new(Weekdays.None, Weekdays.None), ZoneA.Calendar, new(AlsaceMoselle: false), [], Year, [new(2026, 12, 16), new(2026, 12, 18)]);
        var cutOff = new CutOff(ShapeText.Read("J-1 service")!, new(9, 0), inclusive: true);

        Assert.Equal(new DateTime(2026, 12, 15, 9, 0, 0), cutOff.Limit(new(2026, 12, 16), party, ZoneA.Paris).Civil);
        Assert.Equal(new DateTime(2026, 12, 16, 9, 0, 0), cutOff.Limit(new(2026, 12, 18), party, ZoneA.Paris).Civil);
    }

    [Fact]
    public void The_reminders_of_the_page_go_on_their_day() => Assert.All(Page.Table("Le rappel"), row =>
        Assert.Equal(row["Rappel"] == "–" ? null : RulePage.Day(row["Rappel"]), LimitReminder.DayFor(new(RulePage.Time(row["Limite"]), inclusive: true, ZoneA.Paris), new(AlsaceMoselle: false))));

    [Fact]
    public void Every_effect_is_on_the_page() =>
        Assert.Equal(Enum.GetValues<TierEffect>(), Page.Table("Les paliers").Select(row => RulePage.Code<TierEffect>(row["Effet"])));

    [Fact]
    public void Each_example_of_tiers_gets_its_answer() => Assert.All(Page.Table("Exemples de paliers"), row =>
    {
        var plan = Plan(Rule(1, CutOffAction.Book, Year.From,
            Tier("J-1 service", new(9, 0)),
            Tier("J-0 calendrier", new(8, 30), TierEffect.Direct, cents: 150, inclusive: false),
            Tier("J-0 calendrier", new(10, 0), TierEffect.ByPhone)));

        var answer = Judge(plan, null, RulePage.Time(row["Arrivée"]), row["Qui"] == "agent");

        Assert.Equal(RulePage.Code<BoxState>(row["État"]), answer.State);
        Assert.Equal(row["Supplément"] == "–" ? null : new Surcharge(SurchargeKind.Amount, 150), answer.Surcharge);
        Assert.Equal(RulePage.Time(row["Limite"]), answer.Limit!.Civil);
    });

    [Fact]
    public void What_is_booked_is_judged_by_its_own_version_unless_a_later_one_is_kinder() => Assert.All(Page.Table("Exemples de la version gardée"), row =>
    {
        var plan = Plan(
            Rule(1, CutOffAction.Cancel, Year.From, Tier(RulePage.Code(row["Gardée"]), new(9, 0))),
            Rule(2, CutOffAction.Cancel, new(2026, 11, 1), Tier(RulePage.Code(row["En vigueur"]), new(9, 0))));

        var answer = Judge(plan, Booked(cancelRule: 1), RulePage.Time(row["Arrivée"]));

        Assert.Equal(RulePage.Code<BoxState>(row["Réponse"]), answer.State);
        Assert.Equal(row["Version qui juge"] == "première" ? 1 : 2, answer.Rule!.Rule.Id);
    });

    [Fact]
    public void A_cheaper_tier_is_kinder_than_a_later_limit()
    {
        var plan = Plan(
            Rule(1, CutOffAction.Cancel, Year.From, Tier("J-1 calendrier", new(9, 0), cents: 200)),
            Rule(2, CutOffAction.Cancel, new(2026, 11, 1), Tier("J-2 calendrier", new(9, 0), cents: 100)));

        Assert.Equal(2, Judge(plan, Booked(cancelRule: 1), new(2026, 11, 23, 8, 0, 0)).Rule!.Rule.Id);
        Assert.Equal(1, Judge(plan, Booked(cancelRule: 1), new(2026, 11, 25, 8, 0, 0)).Rule!.Rule.Id);
    }

    [Fact]
    public void A_rule_without_tiers_refuses_always()
    {
        var plan = Plan(Rule(1, CutOffAction.Cancel, Year.From));

        var answer = Judge(plan, Booked(cancelRule: 1), new(2026, 9, 1));

        Assert.Equal((BoxState.BookedFixed, RefusalCode.RuleForbids), (answer.State, answer.Why!.Code));
    }

    [Fact]
    public void Cancelling_by_phone_is_for_the_staff_alone()
    {
        var plan = Plan(Rule(1, CutOffAction.Cancel, Year.From, Tier("J-0 calendrier", new(9, 0), TierEffect.ByPhone)));

        Assert.Equal(RefusalCode.ByPhone, Judge(plan, Booked(1), new(2026, 11, 25)).Why?.Code);
        Assert.Equal(BoxState.Booked, Judge(plan, Booked(1), new(2026, 11, 25), byStaff: true).State);
    }

    [Fact]
    public void A_change_of_slot_has_its_own_rule_for_both_halves_where_there_is_one()
    {
        var late = new DateTime(2026, 11, 25, 12, 0, 0);
        CutOffRule[] rules = [Rule(1, CutOffAction.Book, Year.From, Tier("J-1 service", new(9, 0))), Rule(2, CutOffAction.Cancel, Year.From, Tier("J-1 service", new(9, 0)))];
        var change = Rule(3, CutOffAction.Change, Year.From, Tier("J-0 calendrier", new(8, 0)));
        var booking = Booked(cancelRule: 2);

        Assert.Equal(BoxState.TooLate, Judge(Plan(rules), null, late, givenUp: booking).State);
        Assert.Equal(BoxState.Free, Judge(Plan([.. rules, change]), null, late, givenUp: booking).State);
        Assert.Equal(BoxState.Booked, Judge(Plan([.. rules, change]), booking, late, givenUp: booking).State);
        Assert.Equal(BoxState.TooLate, Judge(Plan([.. rules, change]), null, late).State);
    }

    [Fact]
    public void The_tiers_of_a_rule_go_from_the_mildest_to_the_strictest()
    {
        var (free, dearer, phone) = (Tier("J-2 service", new(9, 0)), Tier("J-1 service", new(9, 0), cents: 100), Tier("J-0 service", new(9, 0), TierEffect.ByPhone));

        Assert.True(CutOffRule.IsOrdered([free, dearer, dearer, phone]));
        Assert.False(CutOffRule.IsOrdered([dearer, free]));
        Assert.False(CutOffRule.IsOrdered([phone, dearer]));
    }

    internal static CutOffTier Tier(string shape, TimeOnly time, TierEffect effect = TierEffect.Direct, long cents = 0, bool inclusive = true) => new()
    {
        Order = 0,
        Effect = effect,
        SurchargeKind = cents > 0 ? SurchargeKind.Amount : null,
        SurchargeValue = cents,
        Shape = ShapeText.Read(shape)!,
        Time = time,
        IsInclusive = inclusive,
    };

    private static CutOffRule Rule(long id, CutOffAction action, DateOnly from, params CutOffTier[] tiers) =>
        new() { Id = id, ActivityId = 1, Action = action, EffectiveFrom = from, Tiers = [.. tiers.Select((tier, order) => tier.At(order))] };

    private static ServicePlan Plan(params CutOffRule[] rules)
    {
        var activity = new Activity { Code = "cantine", Name = "Cantine", Nature = ActivityNature.SchoolMeals, From = Year.From, To = Year.To, RegieId = 1 };
        return new(activity, SiteId: 1, ZoneA.Canteen, rules, ZoneA.Paris);
    }

    private static BoxAnswer Judge(ServicePlan plan, Booking? booking, DateTime civil, bool byStaff = false, Booking? givenUp = null)
    {
        var enrolment = new Enrolment { ChildId = 1, FamilyId = 1, ActivityId = 1, SiteId = 1, From = Year.From, To = Year.To, State = EnrolmentState.Validated, SentAt = DateTime.UnixEpoch };
        return DayJudge.Judge(plan, new(1, [enrolment], booking, HasRoom: true, IsRequested: false, byStaff, givenUp), Thursday, WallClock.ToInstant(civil, ZoneA.Paris), DateOnly.FromDateTime(civil));
    }

    private static Booking Booked(long cancelRule) => new()
    {
        ChildId = 1,
        SlotId = 1,
        Day = Thursday,
        FamilyId = 1,
        EnrolmentId = 1,
        SiteId = 1,
        BookedAt = new(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc),
        CancelRuleId = cancelRule,
    };
}
