using System.Globalization;
using Preau.Domain.Activities;
using Preau.Domain.Places;
using Preau.Domain.Tests.Rules;

namespace Preau.Domain.Tests.Places;

public sealed class StaffRatioTests
{
    public static TheoryData<string, string, string, int, int, string> Examples()
    {
        var data = new TheoryData<string, string, string, int, int, string>();
        foreach (var row in RulePage.Read("encadrement.md").Table("Exemples"))
            data.Add(row["Nature"], row["Heures"], row["PEDT"], int.Parse(row["Moins de 6 ans"], CultureInfo.InvariantCulture), int.Parse(row["6 ans et plus"], CultureInfo.InvariantCulture), row["Animateurs"]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_of_the_page_asks_for_its_animators(string nature, string hours, string pedt, int under6, int from6, string animators)
    {
        var ratio = StaffRatio.Of(RulePage.Code<ActivityNature>(nature), int.TryParse(hours, CultureInfo.InvariantCulture, out var h) ? TimeSpan.FromHours(h) : null, pedt == "oui");

        Assert.Equal(animators, ratio?.Animators(under6, from6).ToString(CultureInfo.InvariantCulture) ?? "aucun taux");
    }
}
