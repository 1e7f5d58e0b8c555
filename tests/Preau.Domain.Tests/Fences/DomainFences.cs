using System.Reflection;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Fences;

/// <summary>What the domain may not use (docs/architecture.md). Each ban is seen to bite on <see cref="Offender"/>.</summary>
public sealed class DomainFences
{
    /// <summary>Members, types, and namespaces (ending with a dot).</summary>
    private static readonly string[] Banned =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider", "System.TimeZoneInfo.get_Local", "System.Diagnostics.Stopwatch",
        "System.Environment.get_TickCount64", "System.Environment.get_MachineName", "System.Environment.GetEnvironmentVariable", "System.Threading.Tasks.", "System.Timers.",
        "System.Globalization.CultureInfo.get_CurrentCulture", "System.Globalization.CultureInfo.get_CurrentUICulture",
        "System.Globalization.CultureInfo.GetCultureInfo", "System.Globalization.CultureInfo..ctor",
        "System.Random", "System.Guid.NewGuid", "System.Security.Cryptography.",
        "System.IO.", "System.Net.", "System.Console",
        "System.Double", "System.Single", "System.Half",
    ];

    private static readonly AssemblyScan Domain = AssemblyScan.Of(typeof(Money).Assembly);
    private static readonly AssemblyScan Here = AssemblyScan.Of(typeof(Offender).Assembly);

    public static TheoryData<string> EachBan => [.. Banned];

    [Fact]
    public void The_domain_uses_no_clock_culture_chance_task_file_network_or_floating_point() =>
        Assert.Empty(Domain.Uses(Banned));

    [Theory]
    [MemberData(nameof(EachBan))]
    public void A_ban_bites(string banned) => Assert.NotEmpty(Here.Uses([banned]));

    [Fact]
    public void The_domain_references_the_base_library_only()
    {
        Assert.NotEmpty(Domain.Assemblies);
        Assert.All(Domain.Assemblies, name => Assert.True(IsOfTheBaseLibrary(name), $"{name} is not of the base library."));
    }

    [Fact]
    public void A_reference_outside_the_base_library_is_seen() =>
        Assert.Contains(Here.Assemblies, name => !IsOfTheBaseLibrary(name));

    [Fact]
    public void The_domain_project_asks_for_no_package_project_or_framework()
    {
        var project = XDocument.Load(Path.Combine(RulePage.Root, "src", "Preau.Domain", "Preau.Domain.csproj"));
        var here = XDocument.Load(Path.Combine(RulePage.Root, "tests", "Preau.Domain.Tests", "Preau.Domain.Tests.csproj"));

        Assert.Empty(References(project));
        Assert.NotEmpty(References(here));
    }

    private static IEnumerable<XElement> References(XDocument project) => project.Descendants()
        .Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference" or "Reference");

    private static bool IsOfTheBaseLibrary(string assembly) =>
        File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), assembly + ".dll"));
}
