using System.Net;
using System.Text.RegularExpressions;
using Preau.Testing;
using Preau.Web.Security;
using Preau.Web.Tests.Security;

namespace Preau.Web.Tests.Crawl;

/// <summary>What every answer carries, whoever asks and whatever it is: pages, files, redirects, refusals, documents.</summary>
[Collection(nameof(CrawledTown))]
public sealed partial class AnswersTests(CrawledTown town)
{
    private static readonly string[] Rules =
        ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "style-src 'self'", "script-src 'self' 'nonce-"];

    /// <summary>A mail is somebody else's document: it stands alone in a frame of its page, and runs nothing.</summary>
    private static bool IsLetter(Answer answer) => answer.Address.AbsolutePath.EndsWith("/html", StringComparison.Ordinal);

    private IEnumerable<Answer> Ours => town.Answers.Where(a => !IsLetter(a));

    [Fact]
    public void Every_kind_of_answer_was_seen()
    {
        Assert.True(town.Answers.Count > 300, $"Only {town.Answers.Count} answers.");
        Assert.Superset(
            new HashSet<string?>(["text/html", "text/css", "text/javascript", "image/svg+xml", "application/pdf", null], StringComparer.Ordinal),
            town.Answers.Select(a => a.Page.MediaType).ToHashSet(StringComparer.Ordinal));
        Assert.Superset(new HashSet<HttpStatusCode>([HttpStatusCode.OK, HttpStatusCode.SeeOther, HttpStatusCode.NotFound]), town.Answers.Select(a => a.Status).ToHashSet());
        Assert.Contains(town.Answers, IsLetter);
    }

    [Fact]
    public void A_page_may_run_and_load_what_is_ours_only() => RouteTests.None(Ours
        .SelectMany(a => Rules.Where(rule => !a.Header("Content-Security-Policy").Contains(rule, StringComparison.Ordinal)).Select(rule => $"{a}: no « {rule} »"))
        .Concat(Ours.Where(a => a.Header("Content-Security-Policy").Contains("unsafe", StringComparison.Ordinal)).Select(a => $"{a}: unsafe")));

    [Fact]
    public void A_nonce_serves_once()
    {
        var nonces = Ours.Select(a => Nonce().Match(a.Header("Content-Security-Policy")).Groups["nonce"].Value).ToList();
        Assert.All(nonces, nonce => Assert.True(nonce.Length >= 22, nonce));
        Assert.Equal(nonces.Count, nonces.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_mail_s_own_document_runs_loads_and_sends_nothing() => RouteTests.None(town.Answers.Where(IsLetter)
        .Where(a => a.Status == HttpStatusCode.OK && !(a.Header("Content-Security-Policy") is var policy && policy.Contains("default-src 'none'", StringComparison.Ordinal)
            && policy.Contains("form-action 'none'", StringComparison.Ordinal) && policy.Contains("frame-ancestors 'self'", StringComparison.Ordinal)
            && policy.Contains("sandbox", StringComparison.Ordinal) && !policy.Contains("allow-scripts", StringComparison.Ordinal) && !policy.Contains("script-src", StringComparison.Ordinal)))
        .Select(a => $"{a}: {a.Header("Content-Security-Policy")}"));

    [Fact]
    public void Nothing_is_guessed_framed_or_told_elsewhere() => RouteTests.None(town.Answers
        .Where(a => (a.Header("X-Content-Type-Options"), a.Header("Referrer-Policy"), a.Header("Cross-Origin-Opener-Policy"), a.Header("Cross-Origin-Resource-Policy")) != ("nosniff", "same-origin", "same-origin", "same-origin")
            || a.Header("X-Frame-Options") != (IsLetter(a) ? "SAMEORIGIN" : "DENY") || a.Header("Server").Length > 0 || a.Header("Strict-Transport-Security").Length > 0)
        .Select(a => $"{a}: {string.Join(" | ", a.Headers.Select(h => $"{h.Key}={string.Join(',', h)}"))}"));

    [Fact]
    public void What_somebody_signed_in_sees_is_kept_nowhere() => RouteTests.None(town.Answers
        .Where(a => IsKnown(a) && !IsFile(a) && a.Header("Cache-Control") != "no-store").Select(a => $"{a}: « {a.Header("Cache-Control")} »"));

    // A new family's file is read with a cookie, before there is an account.
    [Fact]
    public void What_a_cookie_opens_before_there_is_an_account_is_kept_nowhere() => RouteTests.None(town.Answers
        .Where(a => a.Who == "newcomer" && a.Address.AbsolutePath.StartsWith("/nouveau-dossier", StringComparison.Ordinal) && !a.Header("Cache-Control").Contains("no-store", StringComparison.Ordinal))
        .Select(a => $"{a}: « {a.Header("Cache-Control")} »"));

    [Fact]
    public void A_file_of_the_product_is_kept_for_ever_and_sets_no_cookie() => RouteTests.None(town.Answers
        .Where(a => IsFile(a) && a.Status == HttpStatusCode.OK && (!a.Header("Cache-Control").Contains("immutable", StringComparison.Ordinal) || a.Headers["Set-Cookie"].Any())).Select(a => $"{a}: {a.Header("Cache-Control")}"));

    [Fact]
    public void A_page_has_no_style_script_or_handler_in_it_and_loads_nothing_from_elsewhere() => RouteTests.None(town.Pages.Where(a => !IsLetter(a)).SelectMany(answer =>
        answer.Page.Document.QuerySelectorAll("style, [style], script:not([src]), iframe[srcdoc], object, embed, base").Select(e => e.OuterHtml)
            .Concat(answer.Page.Document.All.Where(e => e.Attributes.Any(x => x.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))).Select(e => e.OuterHtml))
            .Concat(answer.Page.Document.QuerySelectorAll("[href], [action], [formaction]").SelectMany(e => new[] { "href", "action", "formaction" }.Select(e.GetAttribute)).OfType<string>().Where(to => !IsPlain(to)))
            .Concat(answer.Page.Document.QuerySelectorAll("[src], [srcset], link[href], use[href], [poster], [data]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href") ?? e.OuterHtml).Where(to => !to.StartsWith('/') || to.StartsWith("//", StringComparison.Ordinal)))
            .Select(fault => $"{answer}: {fault}")).Take(20));

    [Fact]
    public void Style_sheets_and_scripts_load_nothing_from_elsewhere() => RouteTests.None(town.Answers.Where(a => a.Page.MediaType is "text/css" or "text/javascript")
        .Where(a => Elsewhere().IsMatch(System.Text.Encoding.UTF8.GetString(a.Page.Body))).Select(a => a.ToString()));

    [Fact]
    public void A_form_leads_to_this_portal_or_to_the_payment_page()
    {
        var policies = Ours.Select(a => Forms().Match(a.Header("Content-Security-Policy")).Groups["to"].Value.Trim()).Distinct(StringComparer.Ordinal).ToList();
        // The demo's simulator stands on another name of the same machine.
        Assert.Equal([$"'self' http://localhost:{town.Host.Address.Port} http://127.0.0.1:{town.Host.Address.Port}"], policies);
    }

    [Fact]
    public async Task A_payment_page_elsewhere_is_the_only_other_address_that_a_form_may_lead_to()
    {
        await using var simulator = await PayFipSimulatorHost.Start();
        await using var host = await PreauHost.Demo(simulator.Settings);
        using var visitor = host.Visitor();
        var answer = await Answer.Get("visitor", visitor, "/connexion");
        Assert.Equal($"'self' {simulator.Address.GetLeftPart(UriPartial.Authority)}", Forms().Match(answer.Header("Content-Security-Policy")).Groups["to"].Value.Trim());
    }

    [Fact]
    public void Cookies_are_read_by_no_script_and_sent_by_no_other_site()
    {
        var cookies = town.Answers.SelectMany(a => a.Headers["Set-Cookie"]).ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("preau-", cookie, StringComparison.Ordinal);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("path=/;", cookie + ";", StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Refusals_and_faults_carry_the_same_headers_as_a_page()
    {
        using var agent = town.Host.Visitor();
        await agent.SignIn("regie@valbrune.example", page: "/gestion/connexion");
        using var trace = new HttpRequestMessage(HttpMethod.Trace, "/connexion");
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/connexion") { Headers = { Host = "ailleurs.example" } };
        using var bare = new HttpRequestMessage(HttpMethod.Post, "/connexion") { Content = new FormUrlEncodedContent([]) };
        using var forbidden = new HttpRequestMessage(HttpMethod.Get, "/gestion/agents");
        foreach (var (request, status) in new[] { (trace, 405), (elsewhere, 400), (bare, 400), (forbidden, 403) })
        {
            using var response = await agent.Raw(request);
            var answer = await Answer.Of("agent", new Uri(agent.Address, request.RequestUri!.ToString()), response);
            Assert.Equal(status, (int)answer.Status);
            Assert.All(Rules, rule => Assert.Contains(rule, answer.Header("Content-Security-Policy"), StringComparison.Ordinal));
            Assert.Equal(("nosniff", "same-origin", "DENY"), (answer.Header("X-Content-Type-Options"), answer.Header("Referrer-Policy"), answer.Header("X-Frame-Options")));
        }
    }

    [Fact]
    public void Health_is_on_no_page_of_an_agent_without_the_right()
    {
        var seen = town.Pages.Where(a => a.Page.Document.QuerySelector(".allergy") is not null).Select(a => a.Who).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("direction", seen);
        Assert.DoesNotContain("regie", seen);
        Assert.DoesNotContain("gestion", seen);
        Assert.DoesNotContain("admin", seen);
    }

    [Fact]
    public void Looking_changes_nothing() => RouteTests.None(town.Changed.Where(row => !MayChange(row)).Select(row => $"{row.Table} {row.Key}"));

    private bool MayChange((string Table, string Key) row) => row.Table == "History" && town.Reads.Contains(row.Key);

    /// <summary>Asked by somebody who is signed in where the address belongs.</summary>
    private static bool IsKnown(Answer answer) => answer.Who is not ("visitor" or "newcomer") && RouteTown.Staff.Contains(answer.Who) == (Schemes.AudienceOf(answer.Address.AbsolutePath) == Audience.Staff);

    private static bool IsFile(Answer answer) => answer.Page.MediaType is "text/css" or "text/javascript" or "image/svg+xml" or "font/woff2" or "image/png";

    private static bool IsPlain(string to) =>
        to.Length == 0 || to[0] is '/' or '#' or '?' || new[] { "https://", "http://localhost:", "http://127.0.0.1:", "mailto:", "tel:" }.Any(begin => to.StartsWith(begin, StringComparison.Ordinal));

    [GeneratedRegex("'nonce-(?<nonce>[^']+)'", RegexOptions.None, 1000)]
    private static partial Regex Nonce();

    [GeneratedRegex("form-action (?<to>[^;]+)", RegexOptions.None, 1000)]
    private static partial Regex Forms();

    [GeneratedRegex(@"(?:url\(|@import|from|import\()\s*[""']?(?:https?:)?//", RegexOptions.None, 1000)]
    private static partial Regex Elsewhere();
}
