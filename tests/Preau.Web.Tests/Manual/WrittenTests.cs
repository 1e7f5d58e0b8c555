using System.Text.RegularExpressions;
using Preau.Domain.Tests.Rules;

namespace Preau.Web.Tests.Manual;

/// <summary>The tests of the repository by name, read from its source: those of other test programs too.</summary>
public static partial class WrittenTests
{
    private static readonly Lazy<IReadOnlyList<string>> Names = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(RulePage.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .SelectMany(file => In(File.ReadAllText(file)))]);

    /// <summary>"Preau.Web.Tests.Components.LayoutTests.A_parent_sees…"</summary>
    public static IReadOnlyList<string> All => Names.Value;

    /// <summary>Whether a full name is the one meant by "Class.Method", or by one with more of the namespace.</summary>
    public static bool IsMeant(string fullName, string meant) => fullName.EndsWith("." + meant, StringComparison.Ordinal);

    /// <summary>The tests of one file: the methods that carry Fact or Theory.</summary>
    public static IEnumerable<string> In(string source)
    {
        var place = Place().Match(source).Groups["name"].Value;
        var classes = Class().Matches(source);
        return Method().Matches(source).Select(method =>
            $"{place}.{classes.LastOrDefault(c => c.Index < method.Index)?.Groups["name"].Value}.{method.Groups["name"].Value}");
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"^public (sealed |partial |static )*class (?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Class();

    // From the attribute to the name of the method; other attributes (InlineData and its texts) may stand between.
    [GeneratedRegex(@"^    \[(Fact|Theory|Property)\b(?:(?!^    public ).*\n)+?    public (async )?(static )?[\w<>]+ (?<name>\w+)\(", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Method();
}
