using Preau.Domain.Tests.Rules;

namespace Preau.Web.Tests.Fences;

/// <summary>The rooms of docs/architecture.md: who may use whom. Each fence is seen to bite on <see cref="Offenders"/>.</summary>
[Trait("Store", "its own")]
public sealed class RoomFences
{
    private static readonly string[] Audiences = ["Parents", "Staff", "Public"];

    /// <summary>Domain folders without a feature of the same name, and why.</summary>
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal)
    {
        ["Values"] = "amounts, dates, refusals: used by all",
    };

    private static readonly IReadOnlyList<CodeUse> Offending = [.. CodeScan.Of(typeof(Offenders).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith(Offenders.Root, StringComparison.Ordinal) == true))];

    [Fact]
    public void Storage_integrations_and_components_never_use_a_feature() => Assert.Empty(LowRoomsThatUseFeatures(CodeScan.Product, "Preau.Web"));

    [Fact]
    public void A_store_that_uses_a_feature_is_seen() => Assert.Equal(["Storage.Store -> Features.Meals"], LowRoomsThatUseFeatures(Offending, Offenders.Root));

    [Fact]
    public void A_feature_uses_anothers_operations_and_queries_and_never_its_pages() => Assert.Empty(PagesUsedByOthers(CodeScan.Product, "Preau.Web"));

    [Fact]
    public void An_operation_that_uses_a_page_and_a_view_that_uses_anothers_are_seen() => Assert.Equal(
        ["Features.Meals.Serve -> Features.Meals.Parents", "Features.Trips.Staff.Bus -> Features.Meals.Parents"], PagesUsedByOthers(Offending, Offenders.Root));

    [Fact]
    public void Each_folder_of_the_domain_has_a_feature_of_its_name()
    {
        var domain = Folders("Preau.Domain");
        Assert.Equal(Exempt.Keys.Order(StringComparer.Ordinal), domain.Except(Folders("Preau.Web/Features"), StringComparer.Ordinal));
        Assert.NotEqual(Exempt.Count, domain.Count);
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var astray = Directory.EnumerateFiles(Path.Combine(RulePage.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(file => (Folder: Path.GetRelativePath(Path.Combine(RulePage.Root, "src"), Path.GetDirectoryName(file)!).Replace('/', '.'), Said: Namespace(file), File: Path.GetFileName(file)))
            .Where(file => file.Said is not null && file.Said != file.Folder);
        Assert.Empty(astray);
    }

    private static List<string> LowRoomsThatUseFeatures(IEnumerable<CodeUse> uses, string root) => Arrows(uses, root, (user, used) =>
        user.Room is "Storage" or "Integrations" or "Components" && used.Room == "Features");

    private static List<string> PagesUsedByOthers(IEnumerable<CodeUse> uses, string root) => Arrows(uses, root, (user, used) =>
        used.Room == "Features" && Audiences.Contains(used.Audience, StringComparer.Ordinal)
        && (user.Feature != used.Feature || user.Audience.Length == 0));

    private static List<string> Arrows(IEnumerable<CodeUse> uses, string root, Func<Where, Where, bool> isWrong) => [.. uses
        .Where(use => Under(use.Place, root) && Under(use.Type.Namespace, root) && use.Type.Name[0] != '<')
        .Select(use => (User: new Where(use.FullUser[(root.Length + 1)..]), Used: new Where(use.Type.Namespace![(root.Length + 1)..] + ".")))
        .Where(arrow => isWrong(arrow.User, arrow.Used))
        .Select(arrow => $"{arrow.User.Path} -> {arrow.Used.Path.TrimEnd('.')}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static bool Under(string? place, string root) => place?.StartsWith(root + ".", StringComparison.Ordinal) == true;

    private static List<string> Folders(string project) => [.. Directory.GetDirectories(Path.Combine(RulePage.Root, "src", project))
        .Select(folder => Path.GetFileName(folder)!).Where(name => name is not ("bin" or "obj")).Order(StringComparer.Ordinal)];

    private static string? Namespace(string file) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';', ' ', '{');

    /// <param name="Path">"Features.Bookings.Parents.Calendar": from the root of the program on, the type last.</param>
    private sealed record Where(string Path)
    {
        private readonly string[] parts = Path.Split('.');

        public string Room => parts[0];

        public string Feature => parts.Length > 2 ? parts[1] : "";

        public string Audience => parts.Length > 3 && Audiences.Contains(parts[2], StringComparer.Ordinal) ? parts[2] : "";
    }
}
