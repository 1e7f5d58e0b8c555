using Preau.Domain.Activities;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Enrolments;

public sealed class EnrolmentEligibilityTests
{
    public static TheoryData<string, string, string, string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string, string, string, string>();
        foreach (var row in RulePage.Read("conditions-d-inscription.md").Table("Exemples"))
            data.Add(row["Activité"], row["Naissance"], row["Classe"], row["Premier jour"], row["Habitant"], row["Motifs"]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_of_the_page_gives_its_reasons(string activity, string birth, string schoolClass, string firstDay, string resident, string reasons)
    {
        var day = RulePage.Day(firstDay);
        var isExpected = birth == "à naître";
        var child = NewChild(isExpected ? day.AddMonths(2) : RulePage.Day(birth), schoolClass == "CE1" ? SchoolClass.CoursElementaire1 : null, isExpected);

        var refusals = EnrolmentEligibility.Judge(ActivityOf(activity), new Candidate(child, resident == "oui", day, []));

        Assert.Equal(reasons == "aucun" ? [] : reasons.Split(", "), refusals.Select(r => r.Code.ToString()));
    }

    [Fact]
    public void An_occasional_place_at_the_nursery_does_not_stand_in_the_way_of_a_regular_one()
    {
        var nursery = ActivityOf("crèche, habitants");
        var child = NewChild(new DateOnly(2025, 5, 20), null, isExpected: false);
        var standing = new Enrolment { ChildId = 1, FamilyId = 1, ActivityId = nursery.Id, SiteId = 1, From = new(2026, 9, 1), To = new(2027, 7, 30), State = EnrolmentState.Validated, Rhythm = EnrolmentRhythm.Occasional, SentAt = DateTime.UnixEpoch };
        var candidate = new Candidate(child, IsResident: true, new DateOnly(2027, 1, 4), [standing]);

        Assert.False(EnrolmentEligibility.Overlaps(nursery, candidate, new DateRange(new(2027, 1, 4), new(2027, 7, 30)), EnrolmentRhythm.Regular));
        Assert.True(EnrolmentEligibility.Overlaps(nursery, candidate, new DateRange(new(2027, 1, 4), new(2027, 7, 30)), EnrolmentRhythm.Occasional));
    }

    private static Child NewChild(DateOnly birth, SchoolClass? schoolClass, bool isExpected) =>
        new() { FirstName = "Léa", LastName = "Essai", SearchKey = "", SortKey = "", BirthDate = birth, Class = schoolClass, IsExpected = isExpected };

    private static Activity ActivityOf(string words) => new()
    {
        Code = "essai",
        Name = "Essai",
        Nature = words.StartsWith("crèche", StringComparison.Ordinal) ? ActivityNature.EarlyChildhood : ActivityNature.Periscolaire,
        From = new(2026, 9, 1),
        To = new(2027, 7, 2),
        RegieId = 1,
        IsOpen = words != "fermée",
        ResidentsOnly = words.Contains("habitants", StringComparison.Ordinal),
        MinClass = words.StartsWith("classes", StringComparison.Ordinal) ? SchoolClass.PetiteSection : null,
        MaxClass = words.StartsWith("classes", StringComparison.Ordinal) ? SchoolClass.CoursMoyen2 : null,
        MinAgeMonths = words.StartsWith("de 36", StringComparison.Ordinal) ? 36 : null,
        MaxAgeMonths = words.StartsWith("de 36", StringComparison.Ordinal) ? 144 : null,
    };
}
