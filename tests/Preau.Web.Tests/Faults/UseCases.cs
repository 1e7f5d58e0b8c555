using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Testing;
using Preau.Web.Features.Campaigns;
using Preau.Web.Storage;
using Preau.Web.Tests.Campaigns;

namespace Preau.Web.Tests.Faults;

/// <summary>One thing that somebody does through a page.</summary>
/// <param name="Fill">Leads to the page whose form does it, everything chosen but the last fields.</param>
/// <param name="Button">What does it.</param>
/// <param name="Fields">Typed last.</param>
public sealed record UseCase(string Name, Func<FaultyTown, Task<Visitor>> Fill, string Button, params (string Field, string Value)[] Fields);

/// <summary>
/// Every act of a parent or an agent that changes something, each on its own rows of the demo town: driven once here, used by the
/// tests of faults and of the history.
/// </summary>
public static partial class UseCases
{
    private const string Parent = "parent@valbrune.example";
    private const string Other = "autre.parent@valbrune.example";
    private const string Mother = "mere2@valbrune.example";
    private const string Agent = "gestion@valbrune.example";
    private const string Father = "pere2@valbrune.example";
    private const string Admin = "admin@valbrune.example";
    private const string Treasurer = "regie@valbrune.example";

    public static readonly IReadOnlyList<UseCase> All =
    [
        new("book and cancel", BookAndCancel, "Confirmer"),
        new("apply a week pattern", Pattern, "Réserver ces jours"),
        new("hold places until they are paid", HoldPlaces, "Confirmer"),
        new("give held places up", GiveHeldUp, "Renoncer et rendre les places"),
        new("tell an absence", Absence, "Enregistrer"),
        new("send an enrolment", Enrolment, "Envoyer ma demande"),
        new("save my details", t => t.At("/mes-coordonnees", Mother), "Enregistrer mes coordonnées",
            ("Téléphone portable", "06 12 34 99 88"), ("Numéro et voie", "4 rue Neuve"), ("Les nouvelles du service par courriel", "oui")),
        new("save a child", t => Child(t, "Zoé", Mother), "Enregistrer",
            ("Prénom", "Zoé-Marie"), ("Repas", "WithoutPork"), ("Allergies", "Arachide"), ("Nom (personne 1)", "Odile Roussel"), ("Téléphone (personne 1)", "06 12 34 77 66")),
        new("ask for a child", t => t.At("/ma-famille/enfants/nouveau", Mother), "Demander l’ajout", ("Prénom", "Anouk"), ("Date de naissance", "2024-02-03")),
        new("ask to change an enrolment", t => Change(t, "Zoé", Mother), "Demander ce changement", ("Dernier jour", "2027-06-30")),
        new("ask to end an enrolment", t => Change(t, "Hugo", Other), "Demander la fin", ("Dernier jour de présence", "2027-01-29")),
        new("take a certificate", t => t.At("/inscriptions", Mother), "Attestation (PDF)"),
        new("answer what was missing", t => At(t, r => r.State == RequestState.Incomplete, Parent), "Envoyer ma réponse", ("Votre réponse", "Voici le certificat.")),
        new("withdraw a request", t => At(t, r => r.Kind == RequestKind.Child && r.FamilyId == 1 && (r.State == RequestState.Sent || r.State == RequestState.Incomplete), Parent), "Retirer ma demande"),
        new("accept an enrolment", t => AtDesk(t, r => r.Kind == RequestKind.Enrolment && r.FamilyId == 2), "Accepter"),
        new("accept an address", t => AtDesk(t, r => r.Kind == RequestKind.Details && r.FamilyId == 1), "Accepter"),
        new("accept a child's data", AcceptChild, "Accepter"),
        new("refuse a request", t => AtDesk(t, r => r.Kind == RequestKind.Enrolment && r.FamilyId == 9), "Refuser avec ce motif", ("Motif, que la famille lira", "Plus de place ces jours-là.")),
        new("ask for what is missing", t => AtDesk(t, r => r.Kind == RequestKind.Enrolment && r.FamilyId == 16), "Demander à la famille", ("Ce qui manque", "Une attestation d’assurance.")),
        new("accept an end", AcceptEnd, "Accepter"),
        new("offer a place", t => Desk(t, EnrolmentState.PreValidated), "Confirmer"),
        new("validate in bulk", t => Desk(t, EnrolmentState.Sent), "Confirmer"),
        new("accept a place", AcceptPlace, "Accepter la place"),
        new("give a place up", GiveUp, "Renoncer à la place"),
        new("book for a family", BookForFamily, "Enregistrer"),
        new("take a child over the limit", OverTheLimit, "Réserver au-delà des places", ("Motif", "Une fratrie.")),
        new("join a waiting list", JoinList, "S’inscrire sur la liste d’attente"),
        new("accept a place of a waiting list", TakeOffer, "Accepter la place"),
        new("put a waiting list's rule in force", t => t.At("/gestion/regles/etudes/attente", Admin), "Mettre en vigueur", ("Heures pour répondre à une proposition", "8"), ("Date d’effet", "2027-02-01")),
        new("set a rule of stays", t => t.At("/gestion/activites/etudes/sejours", Admin), "Mettre en vigueur", ("Règle", "AtMost"), ("Nombre de jours", "4"), ("Date d’effet", "2027-02-01")),
        new("publish a period", t => t.At("/gestion/activites/etudes/periodes", Admin), "Publier la période", ("Nom", "Mars"), ("Premier jour", "2027-03-01"), ("Dernier jour", "2027-03-31"), ("Public, ouverture 1", "Everyone"), ("Jour, ouverture 1", "2027-01-15"), ("Heure, ouverture 1", "08:30")),
        new("rank a wish", t => Campaign(t, CampaignStage.Open, new(2027, 2, 15)), "Ajouter ce vœu"),
        new("rank a wish for a family", WishForFamily, "Ajouter ce vœu"),
        new("publish a campaign", Publishing, "Publier cet essai"),
        new("confirm a place of a campaign", ConfirmPlace, "Confirmer la place"),
        new("put a rule in force", t => t.At("/gestion/regles/etudes/annuler", Admin), "Mettre en vigueur", ("Heure du palier 1", "10:30"), ("Date d’effet", "2027-02-01")),
        new("put an absence rule in force", t => t.At("/gestion/regles/cantine/absence", Admin), "Mettre en vigueur", ("Jours de carence", "1"), ("Date d’effet", "2027-02-01")),
        new("set places", SetPlaces, "Mettre en vigueur", ("Places par jour", "40"), ("Date d’effet", "2027-02-01")),
        new("change the groups", t => t.At("/gestion/activites/mercredi/groupes", Admin), "Mettre en vigueur", ("Date d’effet", "2027-02-03"), ("Input.Rows[1].Name", "Petits"), ("Input.Rows[1].MaxAge", "6 ans"), ("Input.Rows[2].Name", "Grands"), ("Input.Rows[2].MinAge", "6 ans")),
        new("send an activation link", t => t.At("/gestion/familles/5", Agent), "Envoyer le lien"),
        new("change an e-mail", t => t.At("/gestion/familles/6", Agent), "Changer l’adresse", ("Nouvelle adresse de Camille Benali", "camille@valbrune.example")),
        new("compute drafts", t => t.At("/gestion/facturation/cs/2026-11", Treasurer), "Calculer les projets"),
        new("close a day", t => Preview(t, "fermeture", ("Premier jour", "2026-12-18"), ("Motif", "Grève")), "Enregistrer"),
        new("move holidays", Holidays, "Enregistrer"),
        new("add a day of class", t => Preview(t, "classe", ("Jour", "2027-03-17"), ("Input.Like", "Friday"), ("Motif", "Rattrapage")), "Enregistrer"),
        new("import the calendar", Import, "Appliquer au calendrier"),
        new("propose a calendar of days", t => Propose(t, Mother, "2026-12-03"), "Proposer à l’autre parent"),
        new("agree to a calendar of days", Agree, "Je suis d’accord"),
        new("enter a calendar of days", Decision, "Mettre en vigueur"),
        new("issue invoices", Issue, "Émettre"),
    ];

    /// <summary>The rows of a theory over all of them.</summary>
    public static TheoryData<string> Names => new(All.Select(u => u.Name));

    private static Task<T> Store<T>(FaultyTown town, Func<PortalDb, Task<T>> use) => town.Host.InStore(use);

    private static async Task<Visitor> Campaign(FaultyTown town, CampaignStage stage, DateOnly from) =>
        await town.At(CampaignLinks.Wishes(await CampaignScene.Make(town.Host, stage, [Parent], from, new(2026, 12, 2))), Parent);

    private static async Task<Visitor> WishForFamily(FaultyTown town)
    {
        var id = await CampaignScene.Make(town.Host, CampaignStage.Open, [Parent], new(2027, 7, 19), new(2026, 12, 2));
        return await town.At($"/gestion/familles/{await Store(town, db => db.Guardians.Where(g => g.Email == Parent).Select(g => g.FamilyId).SingleAsync())}{CampaignLinks.Wishes(id)}", Agent);
    }

    private static async Task<Visitor> Publishing(FaultyTown town)
    {
        var id = await CampaignScene.Make(town.Host, CampaignStage.Deciding, [Parent], new(2027, 4, 12), new(2026, 12, 2));
        await CampaignScene.Wish(town.Host, id, "Jeanne", new DateOnly(2027, 4, 12), new DateOnly(2027, 4, 19));
        var visitor = await town.At(CampaignLinks.Staff(id), Agent);
        await visitor.Send("Faire un essai");
        return visitor;
    }

    private static async Task<Visitor> ConfirmPlace(FaultyTown town)
    {
        var id = await CampaignScene.Make(town.Host, CampaignStage.Deciding, [Parent], new(2027, 7, 5), new(2026, 12, 2));
        await CampaignScene.Wish(town.Host, id, "Jeanne", new DateOnly(2027, 7, 5));
        var visitor = await town.At(CampaignLinks.Staff(id), Agent);
        await visitor.Send("Faire un essai");
        await visitor.Send("Publier cet essai");
        return await town.At(CampaignLinks.Wishes(id), Parent);
    }

    private static async Task<Visitor> BookAndCancel(FaultyTown town)
    {
        var visitor = await town.At("/reservations?mois=2027-01", Parent);
        var boxes = visitor.Page.Document.QuerySelectorAll("input[name=jour]:not([disabled])").ToList();
        var ticked = boxes.Where(b => b.HasAttribute("checked")).Select(b => b.GetAttribute("value")!).ToList();
        var free = boxes.Where(b => !b.HasAttribute("checked")).Select(b => b.GetAttribute("value")!).Take(3).ToList();
        await visitor.Send("Vérifier", [.. ticked.Take(2).Select(b => ("jour", "-" + b)), .. free.Select(b => ("jour", b))]);
        return visitor;
    }

    /// <summary>Two Wednesdays of an activity that is paid at booking.</summary>
    private static async Task<Visitor> HoldPlaces(FaultyTown town)
    {
        await Store(town, db => db.Activities.Where(a => a.Code == "mercredi").ExecuteUpdateAsync(a => a.SetProperty(x => x.HoldMinutes, 60)));
        var visitor = await town.At("/reservations?mois=2027-05", Parent);
        var slot = await Store(town, db => db.Slots.Where(s => s.Code == "journee" && db.Activities.Any(a => a.Id == s.ActivityId && a.Code == "mercredi")).Select(s => s.Id).SingleAsync());
        var free = visitor.Page.Document.QuerySelectorAll("input[name=jour]:not([checked])").Select(b => b.GetAttribute("value")!).Where(v => v.Split('-')[1] == $"{slot}").Take(2);
        await visitor.Send("Vérifier", [.. free.Select(b => ("jour", b))]);
        return visitor;
    }

    private static async Task<Visitor> GiveHeldUp(FaultyTown town)
    {
        var visitor = await HoldPlaces(town);
        await visitor.Send("Confirmer");
        return visitor;
    }

    private static async Task<Visitor> BookForFamily(FaultyTown town)
    {
        var visitor = await town.At("/gestion/familles/2/reservations?mois=2027-01", Agent);
        foreach (var box in visitor.Page.Document.QuerySelectorAll("input[name=jour]:not([disabled]):not([checked])").Take(3)) box.SetAttribute("checked", "");
        return visitor;
    }

    private static async Task<Visitor> OverTheLimit(FaultyTown town)
    {
        await Store(town, db => db.PoolDays.Where(d => d.Day == new DateOnly(2027, 1, 7)).ExecuteUpdateAsync(d => d.SetProperty(x => x.Capacity, x => x.Taken)));
        var visitor = await town.At("/gestion/familles/2/reservations/au-dela", Agent);
        visitor.Page.Document.QuerySelectorAll("select[name=Box] option").Last(o => o.GetAttribute("value")?.EndsWith("20270107", StringComparison.Ordinal) == true).SetAttribute("selected", "");
        return visitor;
    }

    private static async Task<Visitor> JoinList(FaultyTown town)
    {
        await Store(town, db => db.PoolDays.Where(d => d.Day == new DateOnly(2027, 1, 8)).ExecuteUpdateAsync(d => d.SetProperty(x => x.Capacity, x => x.Taken).SetProperty(x => x.Margin, 0)));
        var visitor = await town.At("/reservations?mois=2027-01", Parent);
        return await town.At(visitor.Page.Document.QuerySelector("a[href*='inscrire'][href*='20270108']")!.GetAttribute("href")!, Parent);
    }

    private static async Task<Visitor> TakeOffer(FaultyTown town)
    {
        var visitor = await JoinList(town);
        await visitor.Send("S’inscrire sur la liste d’attente");
        var id = await Store(town, async db =>
        {
            var entry = await db.WaitingEntries.OrderByDescending(e => e.Id).FirstAsync(e => e.ClosedAt == null);
            (entry.State, entry.OfferEndsAt, entry.Offers) = (Domain.Places.WaitingState.Offered, new DateTime(2027, 1, 7, 0, 0, 0, DateTimeKind.Utc), 1);
            await db.PoolDays.Where(d => db.WaitingPlaces.Any(p => p.EntryId == entry.Id && p.PoolDayId == d.Id)).ExecuteUpdateAsync(d => d.SetProperty(x => x.Taken, x => x.Taken + 1).SetProperty(x => x.Capacity, x => x.Capacity + 1));
            await db.SaveChangesAsync();
            return entry.Id;
        });
        return await town.At($"/reservations/liste-d-attente/{id}", Parent);
    }

    private static async Task<Visitor> SetPlaces(FaultyTown town) =>
        await town.At($"/gestion/activites/mercredi/places?vivier={await Store(town, db => db.Pools.Where(p => p.Name == "Mercredi").Select(p => p.Id).FirstAsync())}", Admin);

    private static async Task<Visitor> Pattern(FaultyTown town)
    {
        var visitor = await town.At("/reservations/semaine-type", Other);
        var boxes = visitor.Page.Document.QuerySelectorAll("input[name='Input.Ticked']").Take(4).Select(b => ("Input.Ticked", b.GetAttribute("value")!));
        await visitor.Send("Voir l’aperçu", [.. boxes, ("Du", "2027-01-11"), ("Au", "2027-02-05")]);
        return visitor;
    }

    private static async Task<Visitor> Absence(FaultyTown town)
    {
        var visitor = await town.At("/reservations/absence?jour=2026-12-03", Parent);
        visitor.Page.Document.QuerySelector("input[name=absent]")!.SetAttribute("checked", "");
        return visitor;
    }

    private static async Task<Visitor> Enrolment(FaultyTown town)
    {
        var child = await Store(town, db => db.Children.Where(c => c.FirstName == "Tom" && c.LastName == "Marchetti").Select(c => c.Id).SingleAsync());
        var visitor = await town.At($"/inscriptions/nouvelle?enfant={child}", Mother);
        await visitor.Send("Continuer", ("Accueil du matin", "oui"));
        var box = visitor.Page.Document.QuerySelector("input[name=case]")!.GetAttribute("value")!;
        await visitor.Send("Vérifier ma demande", ("case", box));
        if (!visitor.Page.HasButton("Envoyer ma demande")) throw new InvalidOperationException(visitor.Page.Text);
        return visitor;
    }

    private static async Task<Visitor> Child(FaultyTown town, string name, string email)
    {
        var child = await Store(town, db => db.Children.Where(c => c.FirstName == name).Select(c => c.Id).FirstAsync());
        return await town.At($"/ma-famille/enfants/{child}", email);
    }

    private static async Task<Visitor> Change(FaultyTown town, string name, string email)
    {
        var enrolment = await Store(town, db => db.Enrolments.Where(e => e.State == EnrolmentState.Validated && db.Children.Any(c => c.Id == e.ChildId && c.FirstName == name)).OrderBy(e => e.Id).Select(e => e.Id).FirstAsync());
        return await town.At($"/inscriptions/{enrolment}/modifier", email);
    }

    private static async Task<Visitor> At(FaultyTown town, System.Linq.Expressions.Expression<Func<FamilyRequest, bool>> which, string email) =>
        await town.At($"/demandes/{await Store(town, db => db.Requests.Where(which).Select(r => r.Id).FirstAsync())}", email);

    private static async Task<Visitor> AtDesk(FaultyTown town, System.Linq.Expressions.Expression<Func<FamilyRequest, bool>> which) =>
        await town.At($"/gestion/demandes/{await Store(town, db => db.Requests.Where(which).Where(r => r.State == RequestState.Sent).Select(r => r.Id).FirstAsync())}", Agent);

    private static async Task<Visitor> AcceptChild(FaultyTown town)
    {
        var parent = await Child(town, "Emma", Other);
        await parent.Send("Enregistrer", ("Prénom", "Emma-Lou"));
        return await AtDesk(town, r => r.Kind == RequestKind.Child && r.FamilyId == 2);
    }

    private static async Task<Visitor> AcceptEnd(FaultyTown town)
    {
        var parent = await Change(town, "Emma-Lou", Other);
        await parent.Send("Demander la fin", ("Dernier jour de présence", "2026-12-10"));
        return await AtDesk(town, r => r.Kind == RequestKind.EnrolmentEnd && r.FamilyId == 2 && r.After.Contains("2026-12-10"));
    }

    private static async Task<Visitor> Desk(FaultyTown town, EnrolmentState state)
    {
        var chosen = await Store(town, db => db.Enrolments.Where(e => e.State == state).OrderByDescending(e => e.Id).Take(2).Select(e => e.Id).ToListAsync());
        var visitor = await town.At("/gestion/inscriptions", Agent);
        foreach (var id in chosen) visitor.Page.Document.QuerySelector($"input[name=inscription][value='{id}']")!.SetAttribute("checked", "");
        await visitor.Send("Vérifier les lignes cochées");
        return visitor;
    }

    private static async Task<Visitor> Offered(FaultyTown town)
    {
        var enrolment = await Store(town, async db =>
        {
            var found = await db.Enrolments.FirstAsync(e => e.FamilyId == 1 && e.Rhythm == EnrolmentRhythm.Regular && db.Children.Any(c => c.Id == e.ChildId && c.FirstName == "Lila"));
            (found.State, found.OfferEndsAt) = (EnrolmentState.PlaceOffered, new DateTime(2026, 12, 20, 0, 0, 0, DateTimeKind.Utc));
            await db.SaveChangesAsync();
            return found.Id;
        });
        return await town.At($"/inscriptions/{enrolment}/place", Parent);
    }

    private static Task<Visitor> AcceptPlace(FaultyTown town) => Offered(town);

    private static Task<Visitor> GiveUp(FaultyTown town) => Offered(town);
}
