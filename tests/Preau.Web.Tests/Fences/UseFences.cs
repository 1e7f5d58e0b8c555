namespace Preau.Web.Tests.Fences;

/// <summary>
/// What of the platform is used in listed places only: the clock, markup that is not encoded, SQL as text, other programs.
/// Each ban is seen to bite on <see cref="Offenders"/>.
/// </summary>
[Trait("Store", "its own")]
public sealed class UseFences
{
    /// <summary>A member ("*" for any type), and who may use it: a type, or a namespace with its dot.</summary>
    private static readonly (string Member, string[] Allowed)[] Bans =
    [
        ("System.DateTime.get_Now", []),
        ("System.DateTime.get_UtcNow", []),
        ("System.DateTime.get_Today", []),
        ("System.DateTimeOffset.get_Now", []),
        ("System.DateTimeOffset.get_UtcNow", []),
        ("System.Environment.get_TickCount64", []),
        // How long a request took: no time of day.
        ("System.Diagnostics.Stopwatch.GetTimestamp", ["Preau.Web.Hosting.RequestLog"]),
        // Where the clock is registered, and where no services are there yet.
        ("System.TimeProvider.get_System", ["Preau.Web.Hosting.HostingSetup", "Preau.Web.Hosting.Commands.BackupVerbs", "Preau.Web.Storage.StoreUpgrade"]),
        // The real clock: sign-in, tokens, sessions, limits, ages of payments and mails. Everything else asks TownClock.
        ("System.TimeProvider.GetUtcNow",
        [
            "Preau.Web.Security.", "Preau.Web.Hosting.", "Preau.Web.Integrations.", "Preau.Web.Features.Accounts.", "Preau.Web.Features.Families.NewFamily.", "Preau.Web.Features.Payments.",
            "Preau.Web.Features.Settings.Demo.", "Preau.Web.Storage.StoreUpgrade", "Preau.Web.Storage.Backups.Backup",
        ]),
        // Drawings and icons, made by the product. What views write as it is stands in MarkupFences.
        ("*.Raw", []),
        ("Microsoft.AspNetCore.Html.HtmlString..ctor", ["Preau.Web.Components.Icons", "Preau.Web.Components.BoxSample"]),
        ("*.AppendHtml", ["Preau.Web.Components."]),
        ("*.SetHtmlContent", ["Preau.Web.Components."]),
        // Statements that LINQ cannot say; what they hold is a number of ours, never a text of somebody's.
        ("Microsoft.EntityFrameworkCore.RelationalQueryableExtensions.FromSqlRaw", []),
        ("Preau.Web.Storage.RawReads.ReadRaw", ["Preau.Web.Storage.PlaceStatements", "Preau.Web.Storage.ManyRows"]),
        ("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRaw", []),
        ("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync",
        [
            "Preau.Web.Storage.BillingStatements", "Preau.Web.Storage.ManyRows", "Preau.Web.Storage.SqliteUpgrade", "Preau.Web.Storage.Backups.PostgresRestore", "Preau.Web.Hosting.Health",
            "Preau.Web.Features.Settings.Demo.DemoBookings",
        ]),
        ("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.SqlQueryRaw", []),
        // Itself, with the verb that makes a demo.
        ("System.Diagnostics.Process.Start", ["Preau.Web.Hosting.Commands.ServeVerb"]),
    ];

    private static readonly IReadOnlyList<CodeUse> Offending = [.. CodeScan.Of(typeof(Offenders).Assembly.GetTypes().Where(type => type.Namespace == Offenders.Root))];

    public static TheoryData<string> EachMember => [.. Bans.Select(ban => ban.Member)];

    [Theory]
    [MemberData(nameof(EachMember))]
    public void It_is_used_in_listed_places_only(string member) => Assert.All(
        Users(CodeScan.Product, member), user => Assert.True(Allowed(member).Any(place => IsIn(user, place)), user));

    [Theory]
    [MemberData(nameof(EachMember))]
    public void A_ban_bites(string member) => Assert.Equal([Offenders.Root + ".Uses"], Users(Offending, member));

    [Fact]
    public void No_place_is_listed_that_does_not_use_it() => Assert.All(Bans, ban =>
        Assert.All(ban.Allowed, place => Assert.Contains(Users(CodeScan.Product, ban.Member), user => IsIn(user, place))));

    private static string[] Allowed(string member) => Bans.Single(ban => ban.Member == member).Allowed;

    // Razor writes Raw and HtmlString of its own for literal attributes: views are read as they are written.
    private static List<string> Users(IEnumerable<CodeUse> uses, string member) =>
        [.. uses.Where(use => !use.User.EndsWith(".cshtml", StringComparison.Ordinal)).Where(use => member[0] == '*' ? use.Name.EndsWith(member[1..], StringComparison.Ordinal) : use.Name == member).Select(use => use.FullUser).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static bool IsIn(string user, string place) => user == place || (place.EndsWith('.') && user.StartsWith(place, StringComparison.Ordinal));
}
