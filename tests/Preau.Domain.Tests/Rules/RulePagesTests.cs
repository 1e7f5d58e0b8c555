using System.Text.RegularExpressions;

namespace Preau.Domain.Tests.Rules;

public sealed partial class RulePagesTests
{
    private static readonly string Folder = Path.Combine(RulePage.Root, "docs", "rules");

    private static readonly string[] Rooms = ["Preau.Domain", "Preau.Web"];

    [Fact]
    public void Every_page_of_rules_is_in_the_list_of_rules()
    {
        var listed = RulePage.Read("README.md").Table("Les règles").Select(row => Link().Match(row["Page"]).Groups["file"].Value).Order(StringComparer.Ordinal);
        var pages = Directory.GetFiles(Folder, "*.md").Select(file => Path.GetFileName(file)!).Where(name => name != "README.md").Order(StringComparer.Ordinal);

        Assert.Equal(pages, listed);
    }

    [Fact]
    public void A_file_that_the_list_names_exists()
    {
        var named = RulePage.Read("README.md").Table("Les règles").SelectMany(row => File().Matches(row["Dans le code"])).Select(match => match.Value).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, file => Assert.True(Rooms.Any(room => System.IO.File.Exists(Path.Combine(RulePage.Root, "src", room, file))), file));
    }

    [Fact]
    public void Every_page_is_read_by_a_test()
    {
        var tests = Sources("tests");
        Assert.All(Directory.GetFiles(Folder, "*.md").Select(file => Path.GetFileName(file)!).Where(name => name != "README.md"),
            page => Assert.Contains(tests, source => source.Contains(page + "\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_page_that_the_code_names_exists()
    {
        var named = Sources("src").SelectMany(source => Named().Matches(source)).Select(match => match.Groups["file"].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains("reservations.md", named);
        Assert.All(named, page => Assert.True(System.IO.File.Exists(Path.Combine(Folder, page)), page));
    }

    private static List<string> Sources(string folder) => [.. Directory.EnumerateFiles(Path.Combine(RulePage.Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")).Select(System.IO.File.ReadAllText)];

    [GeneratedRegex(@"docs/rules/(?<file>[\w-]+\.md)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"\((?<file>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"[\w/]+/\w+\.cs", RegexOptions.None, 1000)]
    private static partial Regex File();
}
