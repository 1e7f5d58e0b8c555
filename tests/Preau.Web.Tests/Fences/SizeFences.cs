using Preau.Domain.Tests.Rules;

namespace Preau.Web.Tests.Fences;

/// <summary>No file is too long to be read at one sitting; blank and comment lines count.</summary>
public sealed class SizeFences
{
    private static readonly IReadOnlyList<(string Path, int Lines)> Files = [.. new[] { "src", "tests", "eng" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RulePage.Root, folder), "*", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(RulePage.Root, file).Replace(Path.DirectorySeparatorChar, '/'))
        .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
        // Written by the tools of the framework.
        .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))
        .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".js")
        .Select(file => (file, File.ReadLines(Path.Combine(RulePage.Root, file)).Count()))];

    [Fact]
    public void No_file_is_longer_than_its_kind_may_be() => Assert.Empty(TooLong(Files));

    [Theory]
    [InlineData("src/Preau.Domain/Billing/Ledger.cs", 300)]
    [InlineData("src/Preau.Web/Features/Bookings/Parents/Calendar.cshtml.cs", 150)]
    [InlineData("src/Preau.Web/Features/Bookings/ChangeBookings.cs", 120)]
    [InlineData("src/Preau.Web/Features/Bookings/Parents/Calendar.cshtml", 150)]
    [InlineData("src/Preau.Web/wwwroot/js/calendar.js", 150)]
    [InlineData("src/Preau.Web/Program.cs", 80)]
    public void One_line_more_is_seen(string path, int lines)
    {
        Assert.Empty(TooLong([(path, lines)]));
        Assert.Single(TooLong([(path, lines + 1)]));
    }

    [Fact]
    public void Most_files_are_short()
    {
        var lines = Files.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)).Select(file => file.Lines).Order().ToList();
        Assert.InRange(lines[lines.Count / 2], 1, 60);
        Assert.InRange(lines[lines.Count * 9 / 10], 1, 120);
    }

    private static IEnumerable<string> TooLong(IEnumerable<(string Path, int Lines)> files) =>
        files.Where(file => file.Lines > Most(file.Path)).Select(file => $"{file.Path}: {file.Lines} lines, at most {Most(file.Path)}");

    private static int Most(string path) => path switch
    {
        "src/Preau.Web/Program.cs" => 80,
        _ when path.EndsWith(".cshtml.cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal) || path.EndsWith(".js", StringComparison.Ordinal) => 150,
        _ when path.StartsWith("src/Preau.Web/Features/", StringComparison.Ordinal) => 120,
        _ => 300,
    };
}
