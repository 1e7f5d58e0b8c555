using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Testing;
using Preau.Web.Security;
using Preau.Web.Tests.Accounts;
using Preau.Web.Tests.Families;
using Preau.Web.Tests.Faults;
using Preau.Web.Tests.Security;

namespace Preau.Web.Tests.Crawl;

/// <summary>The demo town, walked through once by everybody: every page that the route test has samples for, and every link from there.</summary>
public sealed class CrawledTown : IAsyncLifetime
{
    private readonly RouteTown town = new();

    internal IReadOnlyList<Door> Doors => town.Doors;

    internal PreauHost Host => town.Host;

    internal List<Answer> Answers { get; } = [];

    internal IEnumerable<Answer> Pages => Answers.Where(a => a.Page.Html is not null);

    /// <summary>Rows that the walk has changed.</summary>
    internal IReadOnlyList<(string Table, string Key)> Changed { get; private set; } = [];

    /// <summary>The readings of health records that the history tells, by key.</summary>
    internal IReadOnlySet<string> Reads { get; private set; } = new HashSet<string>();

    /// <summary>Rows that the endless forms have changed, sent before the empty ones.</summary>
    internal IReadOnlyList<(string Table, string Key)> Saved { get; private set; } = [];

    internal List<Sent> Sent { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await town.InitializeAsync();
        using var newcomer = Host.Visitor();
        var walkers = await Walkers(newcomer);
        var before = await Snapshot.OfEverything(Host);
        foreach (var walker in walkers) Answers.AddRange(await walker.Walk());
        var walked = await Snapshot.OfEverything(Host);
        Changed = walked.Since(before);
        foreach (var walker in walkers) Sent.AddRange(await walker.SendAll(Answers.Where(a => a.Who == walker.Name), endless: true));
        Reads = (await Host.InStore(db => db.History.Where(h => h.Action == "read").Select(h => h.Id).ToListAsync())).Select(id => id.ToString(CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal);
        Saved = (await Snapshot.Of(Host)).Since(walked);
        foreach (var walker in walkers) Sent.AddRange(await walker.SendAll(Answers.Where(a => a.Who == walker.Name), endless: false));
    }

    public ValueTask DisposeAsync() => town.DisposeAsync();

    private async Task<List<Walker>> Walkers(Visitor newcomer)
    {
        await NewFile.UpToCheck(Host, newcomer, "nouvelle.famille@exemple.fr");
        await town.Anonymous.Visitor.Open("/activation");
        await town.Anonymous.Visitor.Send("Recevoir le lien", ("Adresse électronique", "abadie.105@valbrune.example"));
        var activation = await Host.LastLink("abadie.105@valbrune.example");
        await town.Anonymous.Visitor.Open("/gestion/mot-de-passe-oublie");
        await town.Anonymous.Visitor.Send("Recevoir le lien", ("Adresse électronique", "regie@valbrune.example"));
        var forgotten = await Host.LastLink("regie@valbrune.example");
        await town.Anonymous.Visitor.Open("/nouveau-dossier");
        await town.Anonymous.Visitor.Send("Recevoir le lien", ("Adresse électronique", "encore.une@exemple.fr"));
        var proof = await NewFile.Link(Host, "encore.une@exemple.fr");
        foreach (var draft in await Host.InStore(db => db.Drafts.Where(d => d.FamilyId == town.Family).Select(d => d.Id).ToListAsync()))
        {
            var page = await town.Parent.Visitor.Open($"/inscriptions/brouillons/{draft}");
            var day = page.Document.QuerySelector("input[name=case]")?.GetAttribute("value");
            var site = page.Document.QuerySelector("input[name=SiteId]")!.GetAttribute("value")!;
            await town.Parent.Visitor.Send("Vérifier ma demande", [("SiteId", site), .. day is null ? [] : new[] { ("case", day) }]);
        }

        await Host.InStore(db => db.Enrolments.Where(e => e.FamilyId == town.Family && e.State == EnrolmentState.PreRegistered).ExecuteUpdateAsync(e => e
            .SetProperty(x => x.State, EnrolmentState.PlaceOffered).SetProperty(x => x.OfferEndsAt, new DateTime(2026, 12, 1, 11, 0, 0, DateTimeKind.Utc))));
        await Host.Run<Integrations.Mail.DeliverMails, int>(mails => mails.Run(default));
        return
        [
            new("visitor", town.Anonymous.Visitor, [.. await Addresses(d => d.Audience is null), activation, forgotten, proof, "/rien-ici", "/gestion/rien-ici"]),
            new("newcomer", newcomer, await Addresses(d => d.Route.TrimStart('/').StartsWith("nouveau-dossier", StringComparison.Ordinal))),
            new("parent", town.Parent.Visitor, await Addresses(d => d.Audience == Audience.Family)),
            new("other", town.OtherParent.Visitor, await Addresses(d => d.Audience == Audience.Family && !d.Parameters.Any())),
            .. await Task.WhenAll(town.Agents.Select(async a => new Walker(a.Key, a.Value.Person.Visitor, await Addresses(d => d.Audience == Audience.Staff && d.IsFor(a.Value.Rights))))),
        ];
    }

    private async Task<List<string>> Addresses(Func<Door, bool> which)
    {
        var addresses = new List<string>();
        foreach (var door in Doors.Where(d => d.Method == "GET" && which(d)))
        {
            var (values, missing) = await Samples.For(Host, door, town.Family);
            addresses.Add(missing is null ? door.Address(values) : throw new InvalidOperationException(missing));
        }

        return addresses;
    }
}
