using System.Globalization;
using Preau.Domain.Activities;
using Preau.Domain.Bookings;
using Preau.Domain.Calendars;
using Preau.Domain.CutOffs;
using Preau.Domain.Enrolments;
using Preau.Domain.Tests.Calendars;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Bookings;

public sealed class DayJudgeTests
{
    private const long Us = 1;
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateRange Year = new(new(2026, 9, 1), new(2027, 7, 2));

    [Fact]
    public void Each_example_of_the_page_gets_its_answer() => Assert.All(RulePage.Read("reservations.md").Table("Exemples"), row =>
    {
        var day = RulePage.Day(row["Jour"]);
        var now = WallClock.ToInstant(Today.ToDateTime(TimeOnly.ParseExact(row["Heure"], "HH:mm", CultureInfo.InvariantCulture)), ZoneA.Paris);

        var answer = DayJudge.Judge(Plan(RulePage.Code<ChangeMode>(row["Options"])), Facts(row["Situation"], day) with { ByStaff = row["Qui"] != "famille", PassesLimit = row["Qui"] == "agent, avec motif" }, day, now, Today);

        Assert.Equal(RulePage.Code<BoxState>(row["Réponse"]), answer.State);
        Assert.Equal(row["Motif"] == "–" ? (RefusalCode?)null : RulePage.Code<RefusalCode>(row["Motif"]), answer.Why?.Code);
    });

    [Fact]
    public void A_box_that_is_closed_for_several_reasons_gives_the_one_that_matters_most_and_all_of_them_on_request()
    {
        var (plan, day) = (Plan(ChangeMode.Direct), new DateOnly(2026, 11, 24));
        var facts = Facts("complet", day);
        var now = WallClock.ToInstant(day.ToDateTime(new(10, 0)), ZoneA.Paris);

        Assert.Equal([RefusalCode.TooLateToBook, RefusalCode.Full], DayJudge.Reasons(plan, facts, day, now, Today).Select(r => r.Code));
        Assert.Equal(RefusalCode.TooLateToBook, DayJudge.Judge(plan, facts, day, now, Today).Why?.Code);
        Assert.Empty(DayJudge.Reasons(plan, Facts("libre", day.AddDays(2)), day.AddDays(2), now, Today));
    }

    private static BoxFacts Facts(string situation, DateOnly day) => situation switch
    {
        "libre" => new(Us, [Enrolled()], null, HasRoom: true, IsRequested: false),
        "complet" => new(Us, [Enrolled()], null, HasRoom: false, IsRequested: false),
        "demande envoyée" => new(Us, [Enrolled()], null, HasRoom: true, IsRequested: true),
        "inscription en attente" => new(Us, [Enrolled(EnrolmentState.Sent)], null, HasRoom: true, IsRequested: false),
        "pas d’inscription" => new(Us, [], null, HasRoom: true, IsRequested: false),
        "réservé" => new(Us, [Enrolled()], Booked(day, Us), HasRoom: true, IsRequested: false),
        "gardé jusqu’au paiement" => new(Us, [Enrolled()], Booked(day, Us, held: true), HasRoom: true, IsRequested: false),
        "gardé par l’autre famille" => new(Us, [Enrolled()], Booked(day, Us + 1, held: true), HasRoom: true, IsRequested: false),
        "réservé par l’autre famille" => new(Us, [Enrolled()], Booked(day, Us + 1), HasRoom: true, IsRequested: false),
        "libre, jour à soi" => new(Us, [Enrolled()], null, HasRoom: true, IsRequested: false, BelongsTo: Us),
        "libre, jour de l’autre famille" => new(Us, [Enrolled()], null, HasRoom: true, IsRequested: false, BelongsTo: Us + 1),
        "réservé, gardé un jour de l’autre famille" => new(Us, [Enrolled()], Booked(day, Us), HasRoom: true, IsRequested: false, BelongsTo: Us + 1),
        "réservé, jour de l’autre famille" => new(Us, [Enrolled()], Booked(day, Us + 1), HasRoom: true, IsRequested: false, BelongsTo: Us + 1),
        "absence signalée" => new(Us, [Enrolled()], Booked(day, Us, told: true), HasRoom: true, IsRequested: false),
        _ => throw new InvalidOperationException(situation),
    };

    private static ServicePlan Plan(ChangeMode mode)
    {
        var activity = new Activity { Code = "cantine", Name = "Cantine", Nature = ActivityNature.SchoolMeals, From = Year.From, To = Year.To, RegieId = 1, BookMode = mode, CancelMode = mode };
        return new(activity, SiteId: 1, ZoneA.Canteen, [Rule(CutOffAction.Book), Rule(CutOffAction.Cancel)], ZoneA.Paris);
    }

    private static CutOffRule Rule(CutOffAction action) => new()
    {
        ActivityId = 1,
        Action = action,
        EffectiveFrom = Year.From,
        Tiers = [new() { Order = 0, Effect = TierEffect.Direct, Shape = new DaysBefore(1, DayBasis.Calendar), Time = new(9, 0), IsInclusive = true }],
    };

    private static Enrolment Enrolled(EnrolmentState state = EnrolmentState.Validated) =>
        new() { ChildId = 1, FamilyId = Us, ActivityId = 1, SiteId = 1, From = Year.From, To = Year.To, State = state, SentAt = DateTime.UnixEpoch };

    private static Booking Booked(DateOnly day, long family, bool told = false, bool held = false) => new()
    {
        ChildId = 1,
        SlotId = 1,
        Day = day,
        FamilyId = family,
        EnrolmentId = 1,
        SiteId = 1,
        BookedAt = new(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc),
        HeldUntil = held ? new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc) : null,
        AbsenceToldAt = told ? new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc) : null,
    };
}
