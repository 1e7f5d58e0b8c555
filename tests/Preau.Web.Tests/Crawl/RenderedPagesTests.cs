using System.Net;
using Preau.Testing;
using Preau.Web.Tests.Security;

namespace Preau.Web.Tests.Crawl;

[CollectionDefinition(nameof(CrawledTown))]
public sealed class CrawledTownTests : ICollectionFixture<CrawledTown>;

/// <summary>Fence 5, on every page as it is rendered for whoever may see it.</summary>
[Collection(nameof(CrawledTown))]
public sealed class RenderedPagesTests(CrawledTown town)
{
    /// <summary>Pages that only a state of the town shows which the demo is not in, and where they are looked at instead.</summary>
    private static readonly Dictionary<string, string> NotSeenHere = new(StringComparer.Ordinal)
    {
        ["/Features/Accounts/Parents/Devices.cshtml"] = "only posts: leads to the details",
        ["/Features/Accounts/Public/SignOut.cshtml"] = "only posts: leads to the sign-in",
        ["/Features/Accounts/Public/StaffSignOut.cshtml"] = "the same",
        ["/Features/Bookings/Public/Feed.cshtml"] = "a calendar, and a page once it is closed: CalendarFeedTests",
    };

    /// <summary>Forms that take a filling which would be none elsewhere, and why.</summary>
    private static readonly Dictionary<string, string> Taken = new(StringComparer.Ordinal)
    {
        ["/nouveau-dossier/inscriptions « Continuer » empty"] = "without an activity nothing is asked for, and the day counts for nothing",
        ["/nouveau-dossier/inscriptions/1 « Continuer » empty"] = "the same",
    };

    /// <summary>Where no field may be named, because it would tell whether an address is known.</summary>
    private static readonly string[] Discreet = ["/connexion", "/gestion/connexion"];

    [Fact]
    public void Every_page_with_a_get_was_seen_as_a_page_by_somebody()
    {
        var seen = town.Answers.Where(a => a.Status == HttpStatusCode.OK).Select(a => a.Address.AbsolutePath).ToHashSet(StringComparer.Ordinal);
        RouteTests.None(town.Doors.Where(d => d is { Method: "GET", Page: not null } && !seen.Any(d.Takes) && !NotSeenHere.ContainsKey(d.Page)).Select(d => $"{d} ({d.Page}) was not seen"));
    }

    [Fact]
    public void What_changes_something_posts_with_its_token_and_key_and_no_name_stands_in_an_address() => NoFault(page => PageRules.OfForms(page, town.Doors));

    [Fact]
    public void Every_field_link_and_button_has_a_name_that_reads_well() => NoFault(PageRules.OfNames);

    [Fact]
    public void No_line_begins_with_a_double_sign() => NoFault(PageRules.OfSpaces);

    [Fact]
    public void Identifiers_are_unique_and_whatever_is_referred_to_is_there() => NoFault(PageRules.OfReferences);

    [Fact]
    public void No_form_sent_without_answers_or_with_endless_ones_fails()
    {
        Assert.True(town.Sent.Count > 60, $"Only {town.Sent.Count} forms were sent.");
        RouteTests.None(town.Sent.Where(s => s.Answer.Status is not (HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity)).Select(s => s.ToString()));
    }

    [Fact]
    public void A_form_that_cannot_be_taken_is_shown_again_with_422() =>
        RouteTests.None(town.Sent.Where(s => s.MustRefuse && s.Answer.Status != HttpStatusCode.UnprocessableEntity && !Taken.ContainsKey($"{s.Path} « {s.Button} » {(s.Endless ? "endless" : "empty")}")).Select(s => s.ToString()));

    [Fact]
    public void Each_error_is_said_at_its_field_and_in_the_summary_and_what_was_typed_stays() => RouteTests.None(town.Sent
        .Where(s => s.Answer is { Status: HttpStatusCode.UnprocessableEntity, Html: not null })
        .SelectMany(s => PageRules.OfRefusal(s.Answer, s.Endless ? Walker.Endless : null).Concat(PageRules.OfReferences(s.Answer)).Concat(PageRules.OfForms(s.Answer, town.Doors)).Select(fault => $"{s}: {fault}")));

    [Fact]
    public void A_refused_answer_has_its_field_named() => RouteTests.None(town.Sent
        .Where(s => s.MustRefuse && s.Answer is { Status: HttpStatusCode.UnprocessableEntity, Html: not null } && !Discreet.Contains(s.Path.Split('?')[0]) && s.Answer.Document.QuerySelector("#erreurs a") is null)
        .Select(s => $"{s}: {string.Join(" | ", s.Answer.All("#erreurs li"))}"));

    // A half-filled enrolment is kept as it is: that is what its page promises.
    [Fact]
    public void What_cannot_be_taken_saves_nothing() => Assert.DoesNotContain(town.Saved, row => row.Table != "Drafts" && !(row.Table == "History" && town.Reads.Contains(row.Key)));

    /// <summary>Each fault once, with the first page that has it.</summary>
    private void NoFault(Func<Seen, IEnumerable<string>> faults) => RouteTests.None(town.Pages
        .SelectMany(answer => faults(answer.Page).Select(fault => (answer, fault))).DistinctBy(f => f.fault).Take(40).Select(f => $"{f.answer}: {f.fault}"));
}
