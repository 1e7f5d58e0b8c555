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

    [GeneratedRegex(@"\((?<file>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"[\w/]+/\w+\.cs", RegexOptions.None, 1000)]
    private static partial Regex File();
}
