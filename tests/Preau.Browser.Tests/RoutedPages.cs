using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Preau.Domain.Billing;
using Preau.Domain.Campaigns;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Testing;
using Preau.Web.Features.Enrolments;
using Preau.Web.Storage;

namespace Preau.Browser.Tests;

/// <summary>The pages that the product routes, and where to find one of each. The classes that look at them are several, so that they look at once.</summary>
internal static class RoutedPages
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    // Addresses that answer no page of their own: files, forms that only post, and what an open link or payment alone reaches.
    private static readonly string[] NotSeenHere =
        ["/deconnexion", "/agenda/{key:maxlength(100)}.ics", "/gestion/deconnexion", "/activation/lien/{handler:regex(^again$)?}", "/gestion/mot-de-passe/{handler:regex(^again$)?}", "/nouveau-dossier/enfants/{place:int:min(1)}", "/nouveau-dossier/lien", "/inscriptions/{id:long}/attestation", "/mon-compte/paiements/{id:long}/{handler:regex(^pdf$)?}",
        "/pieces/{id:long}", "/gestion/pieces/{id:long}", "/gestion/familles/{familyId:long}/factures/{id:long}", "/gestion/familles/{familyId:long}/inscriptions/{id:long}/attestation",
        // Walked with rows of their own by WholeStory.
        "/gestion/facturation/{regie:regex(^[a-z]{{2,4}}$)}/{month:regex(^[0-9]{{4}}-[0-9]{{2}}$)}/emettre", "/gestion/inscriptions/verifier", "/gestion/inscriptions/resultat"];

    /// <summary>The addresses of an audience's pages. One that holds an identifier needs a sample, or is named above: a new one without either fails the test.</summary>
    public static List<string> For(PreauHost host, string audience, IReadOnlyDictionary<string, string> samples) => host.Services.GetServices<EndpointDataSource>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.Contains(audience, StringComparison.Ordinal) == true)
        .Select(e => e.RoutePattern)
        .DistinctBy(p => p.RawText)
        .Where(p => !NotSeenHere.Contains("/" + p.RawText!.TrimStart('/')))
        .Select(p => p.Parameters.All(a => a.IsOptional)
            ? "/" + string.Join('/', p.PathSegments.TakeWhile(s => s.IsSimple && !s.Parts[0].IsParameter).Select(s => ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)s.Parts[0]).Content))
            : samples.GetValueOrDefault("/" + p.RawText!.TrimStart('/')) ?? throw new InvalidOperationException($"{p.RawText} has no sample: nobody looks at this page."))
        .ToList();

    /// <summary>The addresses of the staff's pages, the plainest first: "nouveau" is no identifier. What answers no page of its own is left out.</summary>
    public static IEnumerable<Regex> OfStaff(PreauHost host) => host.Services.GetServices<EndpointDataSource>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.Contains("/Staff/", StringComparison.Ordinal) == true)
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
        .Distinct(StringComparer.Ordinal)
        .Where(route => !NotSeenHere.Contains(route))
        .OrderBy(route => route.Count(c => c == '{'))
        .Select(route => new Regex("^" + Regex.Replace(Regex.Replace(route, @"/\{[^/]*\?\}$", "", RegexOptions.None, Soon), @"\{[^/]*\}", "[^/?#]+", RegexOptions.None, Soon) + @"(\?[^#]*)?(#.*)?$", RegexOptions.ExplicitCapture, Soon));

    public static async Task<IReadOnlyDictionary<string, string>> Samples(PortalDb db)
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
        var waiting = await db.WaitingEntries.Where(w => w.FamilyId == family).Select(w => w.Id).FirstAsync();
        await db.SaveChangesAsync();
        var campaign = await Campaign(db);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/demandes/{id:long}/accuse"] = $"/demandes/{request}/accuse",
            ["/demandes/{id:long}/{handler?}"] = $"/demandes/{request}",
            ["/inscriptions/brouillons/{id:long}"] = $"/inscriptions/brouillons/{draft.Id}",
            ["/inscriptions/brouillons/{id:long}/verifier"] = $"/inscriptions/brouillons/{draft.Id}/verifier",
            ["/reservations/liste-d-attente/{id:long}/{handler?}"] = $"/reservations/liste-d-attente/{waiting}",
            ["/campagnes/{id:long}"] = $"/campagnes/{campaign}",
            ["/reservations/campagnes/{id:long}/{handler?}"] = $"/reservations/campagnes/{campaign}",
            ["/reservations/semaine-type/annuler/{run:long}"] = $"/reservations/semaine-type/annuler/{await db.PatternRuns.Where(r => r.FamilyId == family).Select(r => r.Id).FirstAsync()}",
            ["/inscriptions/{id:long}/modifier/{handler?}"] = $"/inscriptions/{validated.Id}/modifier",
            ["/inscriptions/{id:long}/place/{handler?}"] = $"/inscriptions/{nursery}/place",
            ["/ma-famille/enfants/{id:long}/garde/{handler?}"] = $"/ma-famille/enfants/{validated.ChildId}/garde",
            ["/ma-famille/enfants/{id:long}"] = $"/ma-famille/enfants/{validated.ChildId}",
            ["/mon-compte/factures/{id:long}/payer/{handler:regex(^renoncer$)?}"] = $"/mon-compte/factures/{invoice}/payer",
            ["/mon-compte/factures/{id:long}/{handler:regex(^pdf$)?}"] = $"/mon-compte/factures/{invoice}",
        };
    }

    /// <summary>The demo's campaign, with a dry run of before: a link leads from the staff's list to it, and to its periods without one.</summary>
    private static async Task<long> Campaign(PortalDb db)
    {
        var campaign = await db.Campaigns.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync();
        if (await db.CampaignRuns.AnyAsync(r => r.CampaignId == campaign)) return campaign;
        db.CampaignRuns.Add(new CampaignRun { CampaignId = campaign, At = new(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc), By = "Agathe Morvan", Fingerprint = "", Lines = "[]" });
        await db.SaveChangesAsync();
        return campaign;
    }
}
