using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Domain.Requests;
using Preau.Testing;
using Preau.Web.Security;
using Preau.Web.Tests.Security;

namespace Preau.Web.Tests.Families;

/// <summary>
/// Two separated families of one child, compared field by field on every page of theirs: what is one family's alone is nowhere in the
/// other's pages, not even in what is not shown, and what is the child's is in both (docs/rules/enfant-de-deux-familles.md).
/// </summary>
public sealed class TwoFamiliesTests(TwoFamilies families) : IClassFixture<TwoFamilies>
{
    public static TheoryData<string, bool> Private
    {
        get
        {
            var rows = new TheoryData<string, bool>();
            foreach (var thing in TwoFamilies.PrivateThings)
            {
                rows.Add(thing, true);
                rows.Add(thing, false);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Private))]
    public void What_is_one_familys_alone_is_on_its_pages_and_on_none_of_the_others(string thing, bool ofTheMother)
    {
        var (owner, other) = ofTheMother ? (families.Mother, families.Father) : (families.Father, families.Mother);
        var words = owner.Private[thing];

        Assert.True(owner.Pages.Exists(p => p.Html.Contains(words, StringComparison.Ordinal)), $"{thing} « {words} » is on no page of its own family: nothing is proved of it.");
        Assert.Empty(other.Pages.Where(p => p.Html.Contains(words, StringComparison.Ordinal)).Select(p => p.Path));
    }

    [Fact]
    public void Each_private_line_of_the_table_has_its_words_here()
    {
        // A new thing that the other family may not see needs a line in PrivateThings.
        var hidden = Enum.GetValues<FamilyThing>().Where(t => !VisibilityMatrix.MaySee(t, Viewer.OtherFamily)).Order();
        Assert.Equal(hidden, TwoFamilies.PrivateThings.Select(TwoFamilies.ThingOf).Distinct().Order());
    }

    [Theory]
    [InlineData("Tom", "the child")]
    [InlineData("École élémentaire des Tilleuls", "its school")]
    [InlineData("Kiwi", "its health")]
    [InlineData("Restauration scolaire", "the enrolment that the mother asked for")]
    [InlineData("Accueil du soir", "the enrolment that the father asked for")]
    [InlineData("Accueil du matin", "the mother's pending enrolment: its state")]
    [InlineData("Étude surveillée", "the father's pending enrolment: its state")]
    public void What_is_the_childs_is_in_both(string words, string what)
    {
        Assert.True(families.Mother.Pages.Exists(p => p.Html.Contains(words, StringComparison.Ordinal)), $"the mother does not see {what}");
        Assert.True(families.Father.Pages.Exists(p => p.Html.Contains(words, StringComparison.Ordinal)), $"the father does not see {what}");
    }

    [Fact]
    public void A_day_that_one_booked_is_shown_to_the_other_as_the_other_parents_and_cannot_be_unticked()
    {
        var december = families.Father.Pages.Single(p => p.Path == "/reservations?mois=2026-12");
        Assert.Contains("autre parent", december.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain($"value=\"{families.MothersBox}\"", december.Html, StringComparison.Ordinal);
        var own = families.Mother.Pages.Single(p => p.Path == "/reservations?mois=2026-12");
        Assert.Contains($"value=\"{families.MothersBox}\"", own.Html, StringComparison.Ordinal);
    }
}

/// <summary>The demo's separated parents, each with something private of every kind, and every page that each of them can open.</summary>
public sealed class TwoFamilies : IAsyncLifetime
{
    public static readonly string[] PrivateThings = ["address", "complement", "mobile", "home phone", "work phone", "e-mail", "quotient", "source of income", "invoice", "other child", "collector", "collector's phone", "request number", "answer to the staff", "question of the staff", "paper", "waiting list"];

    private PreauHost host = null!;

    public Side Mother { get; private set; } = null!;

    public Side Father { get; private set; } = null!;

    /// <summary>A box that the mother booked.</summary>
    public string MothersBox { get; private set; } = "";

    public static FamilyThing ThingOf(string thing) => thing switch
    {
        "quotient" or "source of income" => FamilyThing.Income,
        "invoice" => FamilyThing.Invoices,
        "collector" or "collector's phone" => FamilyThing.Collectors,
        "paper" => FamilyThing.PendingEnrolmentContent,
        "waiting list" => FamilyThing.WaitingList,
        "request number" or "answer to the staff" or "question of the staff" or "other child" => FamilyThing.Requests,
        _ => FamilyThing.ContactDetails,
    };

    public async ValueTask InitializeAsync()
    {
        host = await PreauHost.Demo();
        Mother = await Prepare("mere2@valbrune.example", "Accueil du matin", 1);
        Father = await Prepare("pere2@valbrune.example", "Étude surveillée", 2);
        await host.InStore(async db =>
        {
            db.HealthRecords.Add(new HealthRecord { ChildId = Mother.Child, Allergies = "Kiwi" });
            var booking = await db.Bookings.Where(b => b.ChildId == Mother.Child && b.FamilyId == Mother.Family && b.Day >= new DateOnly(2026, 12, 2)).OrderBy(b => b.Day).FirstAsync();
            MothersBox = $"{booking.ChildId}-{booking.SlotId}-{booking.Day:yyyyMMdd}";
            return await db.SaveChangesAsync();
        });
        await Walk(Mother);
        await Walk(Father);
    }

    public async ValueTask DisposeAsync()
    {
        Mother.Person.Dispose();
        Father.Person.Dispose();
        await host.DisposeAsync();
    }

    private async Task<Side> Prepare(string email, string activity, int mark)
    {
        var (family, child, own, waiting) = await host.InStore(async db =>
        {
            var guardian = await db.Guardians.SingleAsync(g => g.Email == email);
            var file = await db.Families.SingleAsync(f => f.Id == guardian.FamilyId);
            (guardian.MobilePhone, guardian.HomePhone, guardian.WorkPhone) = ($"+3361111110{mark}", $"+3347511110{mark}", $"+3347522220{mark}");
            file.Address = file.Address with { Street = $"{mark} impasse du Secret-{mark}", Complement = $"Escalier-caché-{mark}" };
            db.IncomeRecords.Add(new IncomeRecord { FamilyId = file.Id, ValidFrom = new(2026, 11, 1), QuotientCents = 876_50 + mark, YearlyIncomeCents = 2_345_600 + mark, Source = $"Avis-discret-{mark}", RecordedAt = new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc) });
            var tom = await db.FamilyChildren.Where(m => m.FamilyId == file.Id && m.Child.FirstName == "Tom").Select(m => m.ChildId).SingleAsync();
            db.Collectors.Add(new Collector { ChildId = tom, FamilyId = file.Id, Name = $"Voisine-{mark}", Phone = $"+3361333330{mark}" });
            var (slot, site) = await db.Bookings.Where(b => b.ChildId == tom).Select(b => new ValueTuple<long, long>(b.SlotId, b.SiteId)).FirstAsync();
            var entry = new WaitingEntry { ChildId = tom, FamilyId = file.Id, SlotId = slot, SiteId = site, Day = new(2027, 3, 3 + mark), EnteredAt = new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc), ConfirmedAt = new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc) };
            db.WaitingEntries.Add(entry);
            await db.SaveChangesAsync();
            return (file.Id, tom, await db.Invoices.Where(i => i.FamilyId == file.Id && i.Number != null).Select(i => i.Number!).FirstOrDefaultAsync(), entry.Id);
        });
        var person = host.Visitor();
        await person.SignIn(email);
        await person.Open("/ma-famille/enfants/nouveau");
        await person.Send("Demander l’ajout", ("Prénom", $"Inconnu-{mark}"), ("Date de naissance", "2022-01-02"));
        await person.Open($"/inscriptions/nouvelle?enfant={child}");
        await person.Send("Continuer", (activity, "oui"));
        await person.Send("Vérifier ma demande", ("case", person.Page.Document.QuerySelector("input[name=case]")!.GetAttribute("value")!));
        await person.Send("Envoyer ma demande");
        var request = await host.InStore(db => db.Requests.AsNoTracking().OrderByDescending(r => r.Id).FirstAsync());
        using (var agent = host.Visitor())
        {
            await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
            await agent.Open($"/gestion/demandes/{request.Id}");
            await agent.Send("Demander à la famille", ("Ce qui manque", $"Jugement-réservé-{mark}"));
        }
        await person.Open($"/demandes/{request.Id}");
        await person.Send("Envoyer ma réponse", ("Votre réponse", $"Voici-entre-nous-{mark}"), ("Joindre des documents", $"jugement-{mark}.pdf|%PDF-1.4 jugement"));
        var values = new[]
        {
            $"impasse du Secret-{mark}", $"Escalier-caché-{mark}", $"06 11 11 11 0{mark}", $"04 75 11 11 0{mark}", $"04 75 22 22 0{mark}", email, $"876,5{mark}", $"Avis-discret-{mark}",
            own ?? "", $"Inconnu-{mark}", $"Voisine-{mark}", $"06 13 33 33 0{mark}", request.Number, $"Voici-entre-nous-{mark}", $"Jugement-réservé-{mark}", $"jugement-{mark}.pdf", $"/reservations/liste-d-attente/{waiting}\"",
        };
        Assert.Equal(RequestState.Sent, await host.InStore(db => db.Requests.Where(r => r.Id == request.Id).Select(r => r.State).SingleAsync()));
        return new(family, child, person, PrivateThings.Zip(values).ToDictionary(p => p.First, p => p.Second));
    }

    /// <summary>Every page for families, at everything of the family's own, and some of them in other months and for the child alone.</summary>
    private async Task Walk(Side side)
    {
        var doors = (await Door.All(host)).Where(d => d is { Audience: Audience.Family, Method: "GET" }).ToList();
        var paths = new List<string> { "/reservations?mois=2026-12", "/reservations?mois=2026-10", $"/inscriptions?enfant={side.Child}", "/reservations/absence?jour=2026-11-26", "/tableau-de-bord?etat=en-cours" };
        foreach (var door in doors)
        {
            var (values, missing) = await Samples.For(host, door, side.Family);
            if (missing is null) paths.Add(door.Address(values));
        }
        paths.AddRange(await host.InStore(async db => (await db.Requests.Where(r => r.FamilyId == side.Family).Select(r => r.Id).ToListAsync()).SelectMany(id => new[] { $"/demandes/{id}", $"/demandes/{id}/accuse" })));
        paths.AddRange(await host.InStore(async db => (await db.FamilyChildren.Where(m => m.FamilyId == side.Family).Select(m => m.ChildId).ToListAsync()).ConvertAll(id => $"/ma-famille/enfants/{id}")));
        foreach (var path in paths.Distinct())
        {
            var seen = await side.Person.Open(path);
            if (seen.Html is not null && seen.Status == HttpStatusCode.OK) side.Pages.Add((path, seen.Html.DocumentElement.OuterHtml.Replace('\u00A0', ' ').Replace("&nbsp;", " ", StringComparison.Ordinal).Replace('\u202F', ' ')));
        }
        Assert.True(side.Pages.Count > 20, $"Only {side.Pages.Count} pages were seen.");
    }

    /// <param name="Private">What is this family's alone, by thing, as it is written on screens.</param>
    public sealed record Side(long Family, long Child, Visitor Person, Dictionary<string, string> Private)
    {
        public List<(string Path, string Html)> Pages { get; } = [];
    }
}
