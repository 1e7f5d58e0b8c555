using System.Text.RegularExpressions;
using Preau.Domain.Tests.Rules;
using Preau.Web.Features.Campaigns;

namespace Preau.Web.Tests.Campaigns;

public sealed partial class DrawTests
{
    private static readonly RulePage Page = RulePage.Read("campagnes.md");

    [Fact]
    public void A_family_that_follows_the_page_finds_the_print_of_the_seed_and_its_own_number()
    {
        var example = Example().Match(Page.Text);
        var seed = example.Groups["seed"].Value;

        Assert.Equal(example.Groups["print"].Value, CampaignDraw.PrintOf(seed));
        Assert.All(Page.Table("Refaire un tirage"), row => Assert.Equal(RulePage.Code(row["Tirage"]), CampaignDraw.NumberOf(seed, row["Numéro"])));
    }

    [Fact]
    public void A_seed_is_drawn_once_and_never_the_same()
    {
        Assert.Matches("^[0-9a-f]{64}$", CampaignDraw.NewSeed());
        Assert.NotEqual(CampaignDraw.NewSeed(), CampaignDraw.NewSeed());
    }

    [GeneratedRegex("Graine de l’exemple : `(?<seed>[0-9a-f]{64})` ; son empreinte : `(?<print>[0-9a-f]{64})`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
