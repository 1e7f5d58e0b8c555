using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Preau.Domain.Billing;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Web.Features.Enrolments;
using Preau.Web.Storage;

namespace Preau.Browser.Tests;

/// <summary>Every page is accessible and fits, narrow and wide, light and dark. The pages are those that the product routes.</summary>
public sealed class PagesTests(PreauBrowser browser) : IClassFixture<PreauBrowser>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    // Addresses that answer no page of their own: files, forms that only post, and what an open link or payment alone reaches.
    private static readonly string[] NotSeenHere =
        ["/deconnexion", "/agenda/{key:maxlength(100)}.ics", "/gestion/deconnexion", "/activation/lien/{handler:regex(^again$)?}", "/gestion/mot-de-passe/{handler:regex(^again$)?}", "/nouveau-dossier/enfants/{place:int:min(1)}", "/nouveau-dossier/lien", "/inscriptions/{id:long}/attestation", "/mon-compte/paiements/{id:long}/{handler:regex(^pdf$)?}",
        "/pieces/{id:long}", "/gestion/pieces/{id:long}", "/gestion/familles/{familyId:long}/factures/{id:long}", "/gestion/familles/{familyId:long}/inscriptions/{id:long}/attestation",
        // Walked with rows of their own by WholeStory.
        "/gestion/facturation/{regie:regex(^[a-z]{{2,4}}$)}/{month:regex(^[0-9]{{4}}-[0-9]{{2}}$)}/emettre", "/gestion/inscriptions/verifier", "/gestion/inscriptions/resultat"];

    // The same page in other states.
    private static readonly string[] AlsoForFamilies =
        ["/inscriptions/nouvelle?enfant=1", "/reservations?mois=2026-12", "/reservations?mois=2026-10", "/reservations?passes=true", "/reservations/absence?jour=2026-11-26", "/tableau-de-bord?etat=Refused"];

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Pages_for_visitors_are_accessible_and_fit(int width, ColorScheme scheme)
    {
        await using var person = await browser.Person(width: width, scheme: scheme);
        foreach (var path in Pages("/Public/", new Dictionary<string, string>(StringComparer.Ordinal))) await person.Open(path);
    }

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Pages_for_families_are_accessible_and_fit(int width, ColorScheme scheme)
    {
        await using var person = await browser.Person(width: width, scheme: scheme);
        await person.SignIn("parent@valbrune.example");
        var samples = await browser.Host.InStore(Samples);
        foreach (var path in Pages("/Parents/", samples).Concat(AlsoForFamilies)) await person.Open(path);
    }

    [Theory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task The_days_of_a_child_of_two_families_are_accessible_and_fit(int width, ColorScheme scheme)
    {
        await using var person = await browser.Person(width: width, scheme: scheme);
        await person.SignIn("mere2@valbrune.example");
        await person.Open("/ma-famille");
        await person.Page.GetByText("Ses jours chez chaque parent").First.ClickAsync();
        await person.Page.GetByLabel("Semaines paires ou impaires").CheckAsync();
        await person.Press("Voir ce que cela change");
        await person.Look();
    }

    /// <summary>Each agent follows every link of the pages that it may open; together they come to every page that the staff have.</summary>
    [Fact]
    public async Task Pages_for_agents_are_accessible_and_fit()
    {
        var pages = StaffPages().ToList();
        var draft = (await browser.Host.InStore(Samples))["/inscriptions/brouillons/{id:long}/verifier"];
        var shared = await browser.Host.InStore(db => db.Custodies.Select(c => $"/gestion/familles/{c.FirstFamilyId}/enfants/{c.ChildId}/garde").FirstAsync());
        var unseen = pages.ToHashSet();
        foreach (var agent in new[] { "gestion", "regie", "direction", "admin" })
        {
            await using var person = await browser.Person();
            await person.SignIn($"{agent}@valbrune.example", "/gestion/connexion");
            var ahead = pages.ToList();
            for (var links = new Queue<string>(["/gestion", "/gestion/composants", "/gestion/mon-acces", "/gestion/familles/1", shared, $"/gestion/familles/1{draft}", $"/gestion/familles/1{draft[..^"/verifier".Length]}"]); links.TryDequeue(out var link);)
            {
                if (ahead.FirstOrDefault(page => page.IsMatch(link)) is not { } found || !await person.OpenPage(link)) continue;
                ahead.Remove(found);
                if (unseen.Remove(found)) await person.LookEverywhere();
                foreach (var next in await person.Links("/gestion")) links.Enqueue(next);
            }
        }
        Assert.True(unseen.Count == 0, $"No link leads any agent to {string.Join(", ", unseen)}.");
    }

    [Theory]
    [InlineData("/nimporte", 404)]
    [InlineData("/demandes/999999", 404)]
    public async Task A_page_that_is_not_there_is_accessible_too(string path, int status)
    {
        await using var person = await browser.Person(width: 320);
        await person.SignIn("parent@valbrune.example");
        await person.OpenRefused(path, status);
    }

    // A page whose address holds an identifier needs a sample, or is named above: a new one without either fails the test.
    private List<string> Pages(string audience, IReadOnlyDictionary<string, string> samples) => browser.Host.Services.GetServices<EndpointDataSource>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.Contains(audience, StringComparison.Ordinal) == true)
        .Select(e => e.RoutePattern)
        .DistinctBy(p => p.RawText)
        .Where(p => !NotSeenHere.Contains("/" + p.RawText!.TrimStart('/')))
        .Select(p => p.Parameters.All(a => a.IsOptional)
            ? "/" + string.Join('/', p.PathSegments.TakeWhile(s => s.IsSimple && !s.Parts[0].IsParameter).Select(s => ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)s.Parts[0]).Content))
            : samples.GetValueOrDefault("/" + p.RawText!.TrimStart('/')) ?? throw new InvalidOperationException($"{p.RawText} has no sample: nobody looks at this page."))
        .ToList();

    // The addresses of the staff's pages, the plainest first: "nouveau" is no identifier. What answers no page of its own is left out.
    private IEnumerable<Regex> StaffPages() => browser.Host.Services.GetServices<EndpointDataSource>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.Contains("/Staff/", StringComparison.Ordinal) == true)
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
        .Distinct(StringComparer.Ordinal)
        .Where(route => !NotSeenHere.Contains(route))
        .OrderBy(route => route.Count(c => c == '{'))
        .Select(route => new Regex("^" + Regex.Replace(Regex.Replace(route, @"/\{[^/]*\?\}$", "", RegexOptions.None, Soon), @"\{[^/]*\}", "[^/?#]+", RegexOptions.None, Soon) + @"(\?[^#]*)?(#.*)?$", RegexOptions.ExplicitCapture, Soon));

    private static async Task<IReadOnlyDictionary<string, string>> Samples(PortalDb db)
    {
        var family = await db.Guardians.Where(g => g.Email == "parent@valbrune.example").Select(g => g.FamilyId).SingleAsync();
        var request = await db.Requests.Where(r => r.FamilyId == family && r.State == RequestState.Incomplete).Select(r => r.Id).FirstAsync();
        var validated = await db.Enrolments.Where(e => e.FamilyId == family && e.State == EnrolmentState.Validated).OrderBy(e => e.Id).FirstAsync();
        var nursery = await db.Enrolments.Where(e => e.FamilyId == family && e.State != EnrolmentState.Validated).OrderBy(e => e.Id).Select(e => e.Id).FirstAsync();
        await db.Enrolments.Where(e => e.Id == nursery).ExecuteUpdateAsync(e => e.SetProperty(x => x.State, EnrolmentState.PlaceOffered));
        var invoice = await db.Invoices.Where(i => i.FamilyId == family && i.State == InvoiceState.Issued).Select(i => i.Id).FirstAsync();
        var wednesdays = await db.Activities.Where(a => a.Name == "Mercredis").SingleAsync();
        var draft = new Domain.Requests.Draft
        {
            Kind = DraftKind.Enrolment,
            FamilyId = family,
            Content = SendEnrolment.Write(new EnrolmentDraft { ChildId = validated.ChildId, ActivityId = wednesdays.Id, SiteId = validated.SiteId, From = wednesdays.From, To = wednesdays.To }),
            UpdatedAt = new DateTime(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc),
            ExpiresAt = new DateTime(2027, 1, 24, 7, 0, 0, DateTimeKind.Utc),
        };
        db.Drafts.Add(draft);
        await db.SaveChangesAsync();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/demandes/{id:long}/accuse"] = $"/demandes/{request}/accuse",
            ["/demandes/{id:long}/{handler?}"] = $"/demandes/{request}",
            ["/inscriptions/brouillons/{id:long}"] = $"/inscriptions/brouillons/{draft.Id}",
            ["/inscriptions/brouillons/{id:long}/verifier"] = $"/inscriptions/brouillons/{draft.Id}/verifier",
            ["/reservations/semaine-type/annuler/{run:long}"] = $"/reservations/semaine-type/annuler/{await db.PatternRuns.Where(r => r.FamilyId == family).Select(r => r.Id).FirstAsync()}",
            ["/inscriptions/{id:long}/modifier/{handler?}"] = $"/inscriptions/{validated.Id}/modifier",
            ["/inscriptions/{id:long}/place/{handler?}"] = $"/inscriptions/{nursery}/place",
            ["/ma-famille/enfants/{id:long}/garde/{handler?}"] = $"/ma-famille/enfants/{validated.ChildId}/garde",
            ["/ma-famille/enfants/{id:long}"] = $"/ma-famille/enfants/{validated.ChildId}",
            ["/mon-compte/factures/{id:long}/payer"] = $"/mon-compte/factures/{invoice}/payer",
            ["/mon-compte/factures/{id:long}/{handler:regex(^pdf$)?}"] = $"/mon-compte/factures/{invoice}",
        };
    }
}
