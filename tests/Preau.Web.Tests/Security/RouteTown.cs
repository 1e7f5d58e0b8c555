using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Domain.Requests;
using Preau.Testing;
using Preau.Web.Features.Campaigns;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Tests.Campaigns;

namespace Preau.Web.Tests.Security;

/// <summary>A demo town with everybody signed in, and its doors.</summary>
public sealed class RouteTown : IAsyncLifetime
{
    /// <summary>The most harmless first: what an administrator posts may block the others.</summary>
    internal static readonly string[] Staff = ["direction", "gestion", "regie", "admin"];

    internal PreauHost Host { get; private set; } = null!;

    internal IReadOnlyList<Door> Doors { get; private set; } = [];

    internal long Family { get; private set; }

    /// <summary>Owner of the samples.</summary>
    internal Person Parent { get; private set; } = null!;

    internal Person OtherParent { get; private set; } = null!;

    internal Person Anonymous { get; private set; } = null!;

    internal Dictionary<string, (Person Person, StaffRight Rights)> Agents { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Host = await PreauHost.Demo();
        Doors = await Door.All(Host);
        Family = await Host.InStore(db => db.Guardians.Where(g => g.Email == "parent@valbrune.example").Select(g => g.FamilyId).SingleAsync());
        Anonymous = await Person.Of(Host, null, "/connexion");
        Parent = await Person.Of(Host, "parent@valbrune.example", "/connexion");
        OtherParent = await Person.Of(Host, "autre.parent@valbrune.example", "/connexion");
        foreach (var name in Staff)
        {
            var email = $"{name}@valbrune.example";
            Agents[name] = (await Person.Of(Host, email, "/gestion/connexion"), await Host.InStore(db => db.Staff.Where(s => s.Email == email).Select(s => s.Rights).SingleAsync()));
        }

        // Nor a paper: the first family answers what was missing with one.
        var incomplete = await Host.InStore(db => db.Requests.Where(r => r.FamilyId == Family && r.State == RequestState.Incomplete).Select(r => r.Id).FirstAsync());
        await Parent.Visitor.Open($"/demandes/{incomplete}");
        await Parent.Visitor.Send("Envoyer ma réponse", ("Joindre des documents", "certificat.pdf|%PDF-1.4 certificat"));

        // The demo holds no half-filled enrolment and no certificate yet: the first family begins one and takes the other.
        await Parent.Visitor.Open("/inscriptions/nouvelle");
        foreach (var child in Parent.Visitor.Page.Document.QuerySelectorAll("a[href*='enfant=']").Select(a => a.GetAttribute("href")!).Distinct().ToList())
        {
            await Parent.Visitor.Open(child);
            if (Parent.Visitor.Page.Document.QuerySelector("input[name=ActivityId]") is { } activity) await Parent.Visitor.Send("Continuer", ("ActivityId", activity.GetAttribute("value")!));
        }

        // One campaign takes wishes, another one is to be decided and has a dry run.
        await CampaignScene.Make(Host, CampaignStage.Open, ["parent@valbrune.example"]);
        var deciding = await CampaignScene.Make(Host, CampaignStage.Deciding, ["parent@valbrune.example"], new(2027, 4, 12));
        await CampaignScene.Wish(Host, deciding, "Jeanne", new DateOnly(2027, 4, 12));
        await Host.InOneTransaction<TryCampaign, CampaignRun?>(async attempt => (await attempt.Run(deciding, new(ActorKind.Staff, null, "Agathe Morvan"))).Run);

        // A mail can be read once it left.
        await Host.Run<Integrations.Mail.DeliverMails, int>(mails => mails.Run(default));
        for (var index = 0; Certificates(await Parent.Visitor.Open("/inscriptions")).ElementAtOrDefault(index) is { } button; index++) await Parent.Visitor.Press(button);
    }

    private static IEnumerable<IElement> Certificates(Seen page) => page.Document.QuerySelectorAll("form[action$='/attestation'] button");

    public async ValueTask DisposeAsync()
    {
        foreach (var person in Agents.Values.Select(a => a.Person).Concat([Anonymous, Parent, OtherParent])) person.Visitor.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>Somebody, with the token of a page of theirs.</summary>
    internal sealed record Person(Visitor Visitor, string Token)
    {
        public static async Task<Person> Of(PreauHost host, string? email, string door)
        {
            var visitor = host.Visitor();
            if (email is not null) await visitor.SignIn(email, page: door);
            else await visitor.Open(door);
            return new(visitor, visitor.Page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        }

        public async Task<(HttpStatusCode Status, string To)> Try(Door door, IReadOnlyDictionary<string, string> values, string? token)
        {
            using var request = new HttpRequestMessage(new(door.Method), door.Address(values));
            if (door.Method == "POST") request.Content = new FormUrlEncodedContent(token is null ? [] : [new("__RequestVerificationToken", token)]);
            using var answer = await Visitor.Raw(request);
            return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "");
        }

        public Task<(HttpStatusCode Status, string To)> Try(Door door, IReadOnlyDictionary<string, string> values) => Try(door, values, Token);
    }
}
