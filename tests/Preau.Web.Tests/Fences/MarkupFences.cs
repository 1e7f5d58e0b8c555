using System.Text.RegularExpressions;
using Preau.Domain.Tests.Rules;

namespace Preau.Web.Tests.Fences;

/// <summary>What a view may not write: markup that is not encoded, styles and scripts of its own.</summary>
public sealed partial class MarkupFences
{
    /// <summary>Views that write something as it is, and why that is safe.</summary>
    private static readonly Dictionary<string, string> Unencoded = new(StringComparer.Ordinal)
    {
        ["Home/Public/Accessibility.cshtml"] = "the town's own text, through PlainMarkup, which encodes",
        ["Home/Public/Help.cshtml"] = "the same",
        ["Home/Public/LegalNotice.cshtml"] = "the same",
        ["Home/Public/PersonalData.cshtml"] = "the same",
        ["Accounts/Staff/AddFactor.cshtml"] = "the drawing of a code, made by the product",
    };

    private static readonly string Root = Path.Combine(RulePage.Root, "src", "Preau.Web", "Features");

    private static readonly IReadOnlyList<(string Path, string Text)> Views = [.. Directory.EnumerateFiles(Root, "*.cshtml", SearchOption.AllDirectories)
        .Select(file => (Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText(file)))];

    [Fact]
    public void Only_listed_views_write_what_is_not_encoded() => Assert.Equal(
        Unencoded.Keys.Order(StringComparer.Ordinal), Views.Where(view => AsItIs().IsMatch(view.Text)).Select(view => view.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void No_view_has_a_style_or_a_script_of_its_own() => Assert.DoesNotContain(Views, view => OfItsOwn().IsMatch(view.Text));

    [Theory]
    [InlineData("<p>@Html.Raw(typed)</p>", true)]
    [InlineData("<p>@(new HtmlString(typed))</p>", true)]
    [InlineData("<p>@typed</p>", false)]
    public void A_view_that_encodes_nothing_is_seen(string view, bool seen) => Assert.Equal(seen, AsItIs().IsMatch(view));

    [Theory]
    [InlineData("<p style=\"color:red\">", true)]
    [InlineData("<style>", true)]
    [InlineData("<button onclick=\"go()\">", true)]
    [InlineData("<script>go()</script>", true)]
    [InlineData("<script src=\"@Assets.Address(x)\" defer></script>", false)]
    [InlineData("<p class=\"style\">on = off</p>", false)]
    public void A_style_or_a_script_is_seen(string view, bool seen) => Assert.Equal(seen, OfItsOwn().IsMatch(view));

    [GeneratedRegex(@"\bHtml\.Raw\(|\bHtmlString\(|\bWriteLiteral\(", RegexOptions.None, 1000)]
    private static partial Regex AsItIs();

    [GeneratedRegex(@"<style\b|<[a-z][^>]*\s(?:style|on[a-z]+)=|<script(?![^>]*\ssrc=)", RegexOptions.None, 1000)]
    private static partial Regex OfItsOwn();
}
