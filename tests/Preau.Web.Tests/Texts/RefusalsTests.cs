using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Tests.Texts;

public sealed class RefusalsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void A_date_that_comes_too_early_is_refused_with_the_first_one_that_is_possible()
    {
        var activity = new Activity { Code = "a", Name = "A", Nature = ActivityNature.Other, From = new(2026, 9, 1), To = new(2027, 7, 2), RegieId = 1 };
        var custody = new Custody { ChildId = 1, From = new(2025, 11, 23), FirstFamilyId = 1, SecondFamilyId = 2, Weeks = default, Holidays = default, ProposedAt = default };

        Assert.Contains("le mercredi 25 novembre 2026", Refusals.Sentence(DatedVersion.WhyNotNext([], Today, null, Today)!), StringComparison.Ordinal);
        Assert.Contains("le mardi 24 novembre 2026", Refusals.Sentence(EnrolmentEligibility.JudgeDates(activity, Today.AddDays(-1), activity.To, hasDays: true, Today)[0]), StringComparison.Ordinal);
        Assert.Contains("le lundi 24 novembre 2025", Refusals.Sentence(CustodyCheck.Of(custody, [], Today.AddYears(-1))!), StringComparison.Ordinal);
    }
}
