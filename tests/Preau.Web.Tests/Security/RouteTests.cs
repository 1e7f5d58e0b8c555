using System.Net;
using Preau.Web.Features.Shared;
using Preau.Web.Security;

namespace Preau.Web.Tests.Security;

/// <summary>Fence 4: every endpoint, every method and handler of it, tried by everybody. The list is the product's own routing.</summary>
public sealed class RouteTests(RouteTown town) : IClassFixture<RouteTown>
{
    /// <summary>Endpoints without a page that everyone reaches, and why.</summary>
    private static readonly Dictionary<string, string> OpenEndpoints = new(StringComparer.Ordinal)
    {
        [""] = "the entrance, which leads to the sign-in",
        ["sante"] = "a probe",
        ["sante/pret"] = "a probe",
        ["paiements/payfip/notification"] = "PayFiP",
        ["paiements/payfip/retour"] = "PayFiP",
    };

    [Fact]
    public void Every_endpoint_is_for_an_audience_or_is_on_the_public_list()
    {
        Assert.True(town.Doors.Count > 80, $"Only {town.Doors.Count} doors were found.");
        None(town.Doors.Where(d => d.Audience is null && !(d.Page is { } page ? PublicPages.Contains(page) : d.IsOpen && OpenEndpoints.ContainsKey(d.Route.Trim('/')))).Select(d => $"{d} has neither an audience nor a line in the public list."));
        None(town.Doors.Where(d => d.Audience is not null && d.IsOpen).Select(d => $"{d} has an audience and lets everyone in."));
    }

    [Fact]
    public async Task A_visitor_is_sent_to_sign_in_and_opens_public_pages_only()
    {
        None(await Problems(town.Doors, async (door, values) =>
        {
            var (status, to) = await town.Anonymous.Try(door, values);
            if (door.Audience is { } audience) return status == HttpStatusCode.SeeOther && to.Split('?')[0] == Schemes.SignInPath(audience) ? null : $"a visitor got {(int)status} {to}";
            return (int)status < 500 && status is not HttpStatusCode.Forbidden ? null : $"a visitor got {(int)status}";
        }));
    }

    [Fact]
    public async Task A_parent_of_another_family_finds_nothing_behind_any_parameter()
    {
        var doors = town.Doors.Where(d => d.Audience == Audience.Family && d.Parameters.Any()).ToList();
        Assert.True(doors.Count > 10);
        None(await Problems(doors, async (door, values) =>
        {
            var (status, to) = await town.OtherParent.Try(door, values);
            return status == HttpStatusCode.NotFound ? null : $"another family got {(int)status} {to}";
        }));
    }

    [Fact]
    public async Task The_family_itself_finds_what_the_samples_name()
    {
        // Without this, an address that answers nobody would pass as well guarded.
        var doors = town.Doors.Where(d => d is { Audience: Audience.Family, Method: "GET" } && !d.Route.Contains("/place", StringComparison.Ordinal)).ToList();
        None(await Problems(doors, async (door, values) =>
        {
            var (status, to) = await town.Parent.Try(door, values);
            return status is HttpStatusCode.OK || (status == HttpStatusCode.SeeOther && !to.StartsWith("/connexion", StringComparison.Ordinal)) ? null : $"its own family got {(int)status} {to}";
        }));
    }

    [Fact]
    public async Task A_parent_opens_no_page_of_the_staff_and_an_agent_none_of_the_families()
    {
        None(await Problems(town.Doors.Where(d => d.Audience == Audience.Staff), async (door, values) =>
        {
            var (status, to) = await town.Parent.Try(door, values);
            return status == HttpStatusCode.SeeOther && to.StartsWith("/gestion/connexion", StringComparison.Ordinal) ? null : $"a parent got {(int)status} {to}";
        }));
        None(await Problems(town.Doors.Where(d => d.Audience == Audience.Family), async (door, values) =>
        {
            var (status, to) = await town.Agents["gestion"].Person.Try(door, values);
            return status == HttpStatusCode.SeeOther && to.StartsWith("/connexion", StringComparison.Ordinal) ? null : $"an agent got {(int)status} {to}";
        }));
    }

    [Theory]
    [InlineData("direction")]
    [InlineData("gestion")]
    [InlineData("regie")]
    [InlineData("admin")]
    public async Task An_agent_reads_what_the_rights_open_and_nothing_else(string agent)
    {
        var (person, rights) = town.Agents[agent];
        None(await Problems(town.Doors.Where(d => d is { Audience: Audience.Staff, Method: "GET" }), async (door, values) => Judge(agent, door, rights, await person.Try(door, values))));
    }

    [Fact]
    public void A_rubric_of_the_staff_is_shown_to_exactly_those_who_may_open_its_page() => Assert.All(Rubric.Desk, rubric =>
    {
        var door = Assert.Single(town.Doors, d => d.Method == "GET" && "/" + d.Route.Trim('/') == rubric.Address);
        Assert.Equal(door.AnyOf, rubric.Rights.Aggregate(StaffRight.None, (all, right) => all | Enum.Parse<StaffRight>(right)));
    });

    [Fact]
    public async Task A_post_without_its_token_or_with_somebody_else_s_is_refused()
    {
        var other = town.OtherParent.Token;
        None(await Problems(town.Doors.Where(d => d is { Method: "POST", NeedsToken: true }), async (door, values) =>
        {
            var person = door.Audience switch { null => town.Anonymous, Audience.Family => town.Parent, _ => town.Agents.Values.Select(a => a).FirstOrDefault(a => door.IsFor(a.Rights)).Person };
            if (person is null) return "no account of the demo has the right: give one a sample";
            var (without, _) = await person.Try(door, values, token: null);
            var (foreign, _) = await person.Try(door, values, other);
            return (without, foreign) == (HttpStatusCode.BadRequest, HttpStatusCode.BadRequest) ? null : $"without a token {(int)without}, with another person's {(int)foreign}";
        }));
    }

    internal static string? Judge(string agent, Door door, StaffRight rights, (HttpStatusCode Status, string To) got)
    {
        if (!door.IsFor(rights)) return got.Status == HttpStatusCode.Forbidden ? null : $"{agent} lacks the right and got {(int)got.Status} {got.To}";
        var isFine = (int)got.Status < 500 && got.Status != HttpStatusCode.Forbidden && !got.To.StartsWith("/gestion/connexion", StringComparison.Ordinal);
        return isFine ? null : $"{agent} has the right and got {(int)got.Status} {got.To}";
    }

    /// <summary>Says every problem, not the first words of one.</summary>
    internal static void None(IEnumerable<string> problems) => Assert.True(!problems.Any(), string.Join('\n', problems));

    private Task<List<string>> Problems(IEnumerable<Door> doors, Func<Door, Dictionary<string, string>, Task<string?>> judge) => Problems(town, doors, judge);

    internal static async Task<List<string>> Problems(RouteTown town, IEnumerable<Door> doors, Func<Door, Dictionary<string, string>, Task<string?>> judge)
    {
        var problems = new List<string>();
        foreach (var door in doors)
        {
            var (values, missing) = await Samples.For(town.Host, door, town.Family);
            if (missing is not null) problems.Add(missing);
            else if (await judge(door, values) is { } problem) problems.Add($"{door}: {problem}");
        }

        return problems;
    }
}

/// <summary>What is posted changes things, so it has a town of its own.</summary>
public sealed class PostRouteTests(RouteTown town) : IClassFixture<RouteTown>
{
    [Fact]
    public async Task An_agent_posts_with_a_valid_token_where_the_rights_allow_it_and_nowhere_else()
    {
        var problems = new List<string>();
        foreach (var agent in RouteTown.Staff)
        {
            var (person, rights) = town.Agents[agent];
            problems.AddRange(await RouteTests.Problems(town, town.Doors.Where(d => d is { Audience: Audience.Staff, Method: "POST" } && !d.IsFor(rights)), async (door, values) => RouteTests.Judge(agent, door, rights, await person.Try(door, values))));
        }

        foreach (var agent in RouteTown.Staff)
        {
            var (person, rights) = town.Agents[agent];
            problems.AddRange(await RouteTests.Problems(town, town.Doors.Where(d => d is { Audience: Audience.Staff, Method: "POST" } && d.IsFor(rights)), async (door, values) => RouteTests.Judge(agent, door, rights, await person.Try(door, values))));
        }

        RouteTests.None(problems);
    }

    [Fact]
    public async Task A_parent_s_empty_post_is_answered_and_never_fails()
    {
        RouteTests.None(await RouteTests.Problems(town, town.Doors.Where(d => d is { Audience: Audience.Family, Method: "POST" }), async (door, values) =>
        {
            var (status, to) = await town.Parent.Try(door, values);
            return (int)status < 500 && status is not (HttpStatusCode.BadRequest or HttpStatusCode.Forbidden) ? null : $"an empty form got {(int)status} {to}";
        }));
    }
}
