using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Preau.Web.Tests.Manual;

/// <summary>Every sentence of the parents' manual is on a page that exists, and shown by a test that exists.</summary>
public sealed class ManualTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private static readonly IReadOnlyList<string> Manual = ManualTable.Manual();
    private static readonly IReadOnlyList<ManualLine> Lines = ManualTable.Lines();

    [Fact]
    public void Every_sentence_of_the_manual_has_its_line()
    {
        Assert.Null(ManualTable.FirstGap(Manual, Lines.Select(line => line.Sentence)));
        Assert.All(Lines, line => Assert.True(ManualTable.IsOneSentence(line.Sentence), line.Sentence));
    }

    [Fact]
    public void A_sentence_without_a_line_is_seen_wherever_it_stands() =>
        Assert.All(Enumerable.Range(0, Lines.Count), left => Assert.NotNull(ManualTable.FirstGap(Manual, Lines.Where((_, i) => i != left).Select(line => line.Sentence))));

    [Fact]
    public void Every_line_names_a_page_and_a_test() => Assert.All(Lines, line =>
    {
        Assert.True(line.Pages.Count > 0, $"No page: {line.Sentence}");
        Assert.True(line.Tests.Count > 0, $"No test: {line.Sentence}");
    });

    [Fact]
    public void Every_page_of_the_table_exists()
    {
        var routes = demo.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).ToHashSet(StringComparer.Ordinal);

        Assert.All(Lines.SelectMany(line => line.Pages), page => Assert.Contains(page, routes));
        Assert.DoesNotContain("/nulle-part", routes);
    }

    [Fact]
    public void Every_test_of_the_table_exists_and_is_one()
    {
        Assert.All(Lines.SelectMany(line => line.Tests).Distinct(StringComparer.Ordinal), test =>
            Assert.True(WrittenTests.All.Count(name => WrittenTests.IsMeant(name, test)) == 1, $"{test} names {WrittenTests.All.Count(name => WrittenTests.IsMeant(name, test))} tests."));
        Assert.DoesNotContain(WrittenTests.All, name => WrittenTests.IsMeant(name, "ManualTests.Nobody_wrote_this"));
    }

    [Theory]
    [InlineData("communiquée par votre gestionnaire")]
    [InlineData("nouvelle fenêtre")]
    [InlineData("pop up")]
    public void Where_the_portal_does_otherwise_the_line_says_why(string words) =>
        Assert.All(Lines.Where(line => line.Sentence.Contains(words, StringComparison.Ordinal)), line => Assert.NotEmpty(line.Difference));
}
