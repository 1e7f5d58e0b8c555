using System.Xml.Linq;

namespace Preau.Web.Tests.Manual;

/// <summary>
/// At the end of <c>./test</c>: the tests that the table of the manual names have run and passed, in every suite that holds them.
/// Reads the reports of the run from the folder <c>PREAU_TEST_REPORTS</c>; hence explicit.
/// </summary>
public sealed class ManualReportTests
{
    private static readonly string[] Reports = ["domain.xml", "web-sqlite.xml", "web-postgres.xml", "browser.xml"];

    [Fact(Explicit = true)]
    public void Every_test_of_the_manual_ran_and_passed_in_this_run()
    {
        var folder = Environment.GetEnvironmentVariable("PREAU_TEST_REPORTS");
        Assert.False(string.IsNullOrEmpty(folder), "PREAU_TEST_REPORTS names no folder of reports: run ./test.");

        var wrong = Wrong(ManualTable.Lines().SelectMany(line => line.Tests).Distinct(StringComparer.Ordinal), Reports.Select(name => Read(folder, name)).ToList());

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("<test type='A.BTests' method='Passes' result='Pass'/>", true)]
    [InlineData("<test type='A.BTests' method='Passes' result='Fail'/>", false)]
    [InlineData("<test type='A.BTests' method='Passes' result='Skip'/>", false)]
    [InlineData("<test type='A.BTests' method='Passes' result='Pass'/><test type='A.BTests' method='Passes' result='Fail'/>", false)]
    [InlineData("<test type='A.BTests' method='Other' result='Pass'/>", false)]
    public void A_test_counts_when_all_its_results_are_passes(string results, bool counts) => Assert.Equal(counts, Wrong(["BTests.Passes"],
        [new Suite("one.xml", "A", Results(results)), new Suite("other.xml", "Z", Results("<test type='Z.YTests' method='Elsewhere' result='Pass'/>"))]).Count == 0);

    [Fact]
    public void A_test_that_ran_on_one_database_only_is_named() => Assert.Equal(["BTests.Passes: did not run in two.xml"], Wrong(["BTests.Passes"],
        [new Suite("one.xml", "A", Results("<test type='A.BTests' method='Passes' result='Pass'/>")), new Suite("two.xml", "A", [])]));

    /// <summary>A sentence for each test that did not run, or did not pass.</summary>
    private static List<string> Wrong(IEnumerable<string> tests, IReadOnlyList<Suite> suites) => [.. tests.SelectMany(test =>
    {
        var programs = suites.Where(suite => suite.Of(test).Any()).Select(suite => suite.Program).ToHashSet(StringComparer.Ordinal);
        return programs.Count == 0 ? [$"{test}: did not run"] : suites.Where(suite => programs.Contains(suite.Program)).SelectMany(suite => suite.Wrong(test));
    })];

    private static Suite Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        Assert.True(File.Exists(path), $"There is no report {path}.");
        var assemblies = XDocument.Load(path).Descendants("assembly").ToList();
        return new(name, Path.GetFileNameWithoutExtension(assemblies.Select(a => (string?)a.Attribute("name")).FirstOrDefault() ?? name), Results(assemblies));
    }

    private static List<Result> Results(string xml) => Results([XElement.Parse($"<assembly>{xml}</assembly>")]);

    private static List<Result> Results(IEnumerable<XElement> assemblies) =>
        [.. assemblies.Descendants("test").Select(t => new Result($"{(string?)t.Attribute("type")}.{(string?)t.Attribute("method")}", (string?)t.Attribute("result") ?? ""))];

    private sealed record Result(string Test, string Ended);

    /// <param name="Program">The test program that wrote the report; the two databases have one program.</param>
    private sealed record Suite(string Report, string Program, IReadOnlyList<Result> Results)
    {
        public IEnumerable<Result> Of(string test) => Results.Where(result => WrittenTests.IsMeant(result.Test, test));

        public IEnumerable<string> Wrong(string test)
        {
            var results = Of(test).ToList();
            if (results.Count == 0) return [$"{test}: did not run in {Report}"];
            return results.Exists(result => result.Ended != "Pass") ? [$"{test}: did not pass in {Report}"] : [];
        }
    }
}
