using System.Reflection;
using System.Text.RegularExpressions;
using Preau.Domain;
using Preau.Domain.Tests.Rules;

namespace Preau.Web.Tests.Fences;

/// <summary>docs/glossary.md and the code have the same words.</summary>
public sealed partial class GlossaryTests
{
    private static readonly RulePage Page = RulePage.Read("../glossary.md");

    private static readonly IReadOnlyList<Type> Domain = [.. typeof(GlossaryExemptAttribute).Assembly.GetExportedTypes()];

    private static readonly ILookup<string, Type> Known = Domain.Concat(typeof(Program).Assembly.GetExportedTypes()).ToLookup(type => type.Name);

    [Fact]
    public void Every_word_of_the_trade_in_the_domain_is_in_the_glossary() => Assert.Empty(WithoutALine(Domain, [.. Identifiers("Words")]));

    [Fact]
    public void A_word_without_a_line_is_seen() => Assert.Equal(["Guardian"], WithoutALine(Domain, [.. Identifiers("Words").Where(word => word != "Guardian")]));

    [Fact]
    public void Every_identifier_of_the_glossary_exists() => Assert.All(Identifiers("Words"), word => Assert.True(Exists(word), word));

    [Fact]
    public void A_word_that_waits_for_its_code_does_not_exist_yet() => Assert.All(Identifiers("Words that wait for their code"), word => Assert.False(Exists(word), word));

    [Fact]
    public void No_type_has_a_name_that_is_not_to_be_used()
    {
        var banned = Page.Table("Words").SelectMany(row => Code().Matches(row["Words not to use"])).Select(match => match.Groups["word"].Value).ToList();
        Assert.NotEmpty(banned);
        Assert.All(banned, word => Assert.False(Domain.Any(type => type.Name == word), word));
        Assert.True(Exists("Booking") && !Exists("Reservation"));
    }

    [Fact]
    public void No_page_says_a_word_that_is_not_to_be_used()
    {
        var banned = Page.Table("Words").SelectMany(row => Said().Matches(row["Words not to use"])).Select(match => match.Groups["word"].Value).ToList();
        var views = Directory.EnumerateFiles(Path.Combine(RulePage.Root, "src", "Preau.Web"), "*.cshtml", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.NotEmpty(banned);
        Assert.All(banned, word => Assert.DoesNotContain(views, view => Says(view, word)));
        Assert.Contains(views, view => Says(view, "inscription"));
    }

    private static List<string> WithoutALine(IEnumerable<Type> types, HashSet<string> words) => [.. types
        .Where(type => type.GetCustomAttribute<GlossaryExemptAttribute>() is null && !typeof(Attribute).IsAssignableFrom(type) && !words.Contains(type.Name))
        .Select(type => type.Name).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Identifiers(string heading) =>
        Page.Table(heading).SelectMany(row => Code().Matches(row["Identifier"])).Select(match => match.Groups["word"].Value);

    /// <summary>"Booking", or "Booking.AbsenceToldAt".</summary>
    private static bool Exists(string word)
    {
        var parts = word.Split('.');
        return Known[parts[0]].Any(type => parts.Length == 1 || type.GetMember(parts[1]).Length > 0);
    }

    private static bool Says(string view, string word) => Regex.IsMatch(view, $@"(?<![\w/.""]){Regex.Escape(word)}(?![\w/""])", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("« (?<word>[^»]+) »", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();
}
