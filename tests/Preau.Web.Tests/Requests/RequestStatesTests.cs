using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Storage;
using Preau.Web.Tests.Enrolments;
using Preau.Web.Tests.Families;

namespace Preau.Web.Tests.Requests;

/// <summary>
/// Every state and every move of a request, and every kind of request decided in each way, from the domain's own tables, by the pages of
/// those who make it. A new state, move or kind without its line here fails.
/// </summary>
public sealed class RequestStatesTests(WalkedTown town) : IClassFixture<WalkedTown>
{
    /// <summary>The button that makes each act, and what is typed with it.</summary>
    private static readonly Dictionary<RequestAct, (string Button, (string Field, string Value)[] Fields)> Buttons = new()
    {
        [RequestAct.AskForMissing] = ("Demander à la famille", [("Ce qui manque", "Une attestation.")]),
        [RequestAct.Answer] = ("Envoyer ma réponse", [("Votre réponse", "La voici.")]),
        [RequestAct.Accept] = ("Accepter", []),
        [RequestAct.Refuse] = ("Refuser avec ce motif", [("Motif, que la famille lira", "Ce n’est pas possible.")]),
        [RequestAct.Withdraw] = ("Retirer ma demande", []),
    };

    /// <summary>What leads a request that was just sent to each state.</summary>
    private static readonly Dictionary<RequestState, RequestAct[]> Ways = new()
    {
        [RequestState.Sent] = [],
        [RequestState.Incomplete] = [RequestAct.AskForMissing],
        [RequestState.Accepted] = [RequestAct.Accept],
        [RequestState.Refused] = [RequestAct.Refuse],
        [RequestState.Withdrawn] = [RequestAct.Withdraw],
    };

    /// <summary>How a request of each kind is sent; answers the visitor who sent it.</summary>
    private static readonly Dictionary<RequestKind, Func<WalkedTown, Task<Visitor>>> Sendings = new()
    {
        [RequestKind.Enrolment] = async t => await (await t.Draft(nursery: false)).SendOn("Envoyer ma demande"),
        [RequestKind.EnrolmentChange] = async t => await (await t.Parent($"/inscriptions/{await t.Validated()}/modifier")).SendOn("Demander ce changement", ("Dernier jour", "2027-06-30")),
        [RequestKind.EnrolmentEnd] = async t => await (await t.Parent($"/inscriptions/{await t.Validated()}/modifier")).SendOn("Demander la fin", ("Dernier jour de présence", "2027-06-29")),
        [RequestKind.Booking] = Booking,
        [RequestKind.Details] = async t => await (await t.Parent("/mes-coordonnees")).SendOn("Enregistrer mes coordonnées", ("Numéro et voie", $"{Random.Shared.Next(1, 9999)} rue Neuve")),
        [RequestKind.Child] = async t => await (await t.Parent($"/ma-famille/enfants/{await t.Child("2018-03-02")}")).SendOn("Enregistrer", ("Prénom", "Autrement")),
        [RequestKind.NewChild] = async t => await (await t.Parent("/ma-famille/enfants/nouveau")).SendOn("Demander l’ajout", ("Prénom", "Nouveau"), ("Date de naissance", "2022-01-02")),
        [RequestKind.NewFamily] = async t =>
        {
            var visitor = t.Host.Visitor();
            await NewFile.Sent(t.Host, visitor, $"{Guid.NewGuid():N}@courriel.example");
            return visitor;
        },
    };

    private static readonly Dictionary<RequestMail, string> Mails = new()
    {
        [RequestMail.Receipt] = "recu-",
        [RequestMail.Missing] = "demande-a-completer",
        [RequestMail.Accepted] = "decision-",
        [RequestMail.Refused] = "decision-",
        [RequestMail.Withdrawn] = "demande-retiree",
    };

    public static TheoryData<RequestState, RequestAct> Moves
    {
        get
        {
            var rows = new TheoryData<RequestState, RequestAct>();
            foreach (var move in RequestMoves.All) rows.Add(move.From, move.Act);
            return rows;
        }
    }

    public static TheoryData<RequestState> States => new(Enum.GetValues<RequestState>());

    public static TheoryData<RequestKind, RequestAct> Decisions
    {
        get
        {
            var rows = new TheoryData<RequestKind, RequestAct>();
            foreach (var kind in Enum.GetValues<RequestKind>())
            {
                foreach (var act in RequestMoves.All.Where(m => m.From == RequestState.Sent && !m.To.IsOpen()).Select(m => m.Act)) rows.Add(kind, act);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task Each_move_is_made_by_a_page_and_its_mail_leaves(RequestState from, RequestAct act)
    {
        var move = RequestMoves.All.Single(m => m.From == from && m.Act == act);
        var (id, person) = await Reached(RequestKind.NewChild, from);
        var sentAt = await Sent(id);

        if (act != RequestAct.Send) await Make(id, person, act);

        Assert.Equal(move.To, await State(id));
        Assert.Equal(sentAt, await Sent(id));
        var mail = await town.Host.InStore(db => db.OutboxMails.AsNoTracking().Where(m => m.FamilyId != null && m.EffectKey!.Contains($":{id}")).OrderByDescending(m => m.Id).Select(m => m.EffectKey!).FirstAsync());
        Assert.StartsWith(Mails[move.Mail], mail, StringComparison.Ordinal);
        var actor = await town.Host.InStore(db => db.History.Where(h => h.Subject == nameof(FamilyRequest) && h.SubjectId == id).OrderByDescending(h => h.Id).Select(h => h.ActorKind).FirstAsync());
        Assert.Equal(move.By == MadeBy.Staff ? ActorKind.Staff : ActorKind.Guardian, actor);
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task A_request_of_each_kind_is_accepted_refused_and_withdrawn(RequestKind kind, RequestAct act)
    {
        var (id, person) = await Reached(kind, RequestState.Sent);

        await Make(id, person, act);

        Assert.Equal(RequestMoves.Find(RequestState.Sent, act, MadeBy.Staff)!.To, await State(id));
        await person.Open(kind == RequestKind.NewFamily ? "/tableau-de-bord" : $"/demandes/{id}");
        Assert.Equal(HttpStatusCode.OK, person.Page.Status);
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task From_each_state_every_other_act_is_refused_with_a_sentence_and_changes_nothing(RequestState state)
    {
        // A draft is not a request yet: it has no number and nobody sees it but who fills it.
        if (state == RequestState.Draft) return;
        Assert.True(Ways.ContainsKey(state), $"Nothing leads to {state}: give it a way in this table.");
        // Forms that were opened while the request waited: another tab, another agent, the other parent.
        var (id, person) = await Reached(RequestKind.NewChild, RequestState.Sent);
        var (atDesk, atHome) = ((await town.Agent($"/gestion/demandes/{id}")).Page, await person.Open($"/demandes/{id}"));
        Seen? toAnswer = null;
        if (state != RequestState.Incomplete)
        {
            await Make(id, person, RequestAct.AskForMissing);
            toAnswer = await person.Open($"/demandes/{id}");
            await Make(id, person, RequestAct.Answer);
        }
        foreach (var act in Ways[state]) await Make(id, person, act);
        Assert.Equal(state, await State(id));
        var version = await Version(id);

        foreach (var act in Enum.GetValues<RequestAct>().Where(a => a != RequestAct.Send && RequestMoves.Find(state, a, MadeBy.Staff) is null))
        {
            var form = act switch { RequestAct.Answer => toAnswer, RequestAct.Withdraw => atHome, _ => atDesk };
            if (form is null) continue;
            var who = act is RequestAct.Answer or RequestAct.Withdraw ? person : await town.Agent("/gestion");
            var (button, fields) = Buttons[act];
            var seen = await who.SendFrom(form, button, [.. fields, ("__cle", Guid.NewGuid().ToString("N"))]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
            Assert.NotEmpty(seen.All(".alert.bad li, .alert.bad p, .errors li"));
        }
        Assert.Equal((state, version), (await State(id), await Version(id)));
    }

    [Fact]
    public async Task A_day_that_passes_without_the_missing_paper_brings_the_request_back_to_the_staff_and_the_family_may_still_answer()
    {
        var (id, person) = await Reached(RequestKind.NewChild, RequestState.Incomplete);
        await town.Pass(17);

        var inbox = (await town.Agent("/gestion/demandes")).Page;
        Assert.Contains("Sans réponse au", inbox.Document.QuerySelector($"tr:has(a[href='/gestion/demandes/{id}'])")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("le service peut décider sans votre réponse", (await town.Parent($"/demandes/{id}")).Page.Text, StringComparison.Ordinal);
        Assert.Equal(RequestState.Incomplete, await State(id));

        await Make(id, person, RequestAct.Answer);
        Assert.Equal(RequestState.Sent, await State(id));
    }

    [Theory]
    [InlineData("Refuser avec ce motif", "Motif, que la famille lira")]
    [InlineData("Demander à la famille", "Ce qui manque")]
    public async Task A_text_that_is_too_long_is_said_at_its_field_and_stays(string button, string field)
    {
        var (id, _) = await Reached(RequestKind.NewChild, RequestState.Sent);
        var agent = await town.Agent($"/gestion/demandes/{id}");

        var seen = await agent.Send(button, (field, new string('a', 2001)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("dépasse 2 000 caractères", seen.Text, StringComparison.Ordinal);
        Assert.Contains(new string('a', 2001), seen.Text, StringComparison.Ordinal);
        Assert.Equal(RequestState.Sent, await State(id));
    }

    private async Task<(long Id, Visitor Person)> Reached(RequestKind kind, RequestState state)
    {
        // Draft: the form is not sent yet. Sending it is the move.
        Assert.True(Sendings.TryGetValue(kind, out var send), $"Nothing sends a request of the kind {kind}: give it a line in this table.");
        var person = await send(town);
        var id = await town.Host.InStore(db => db.Requests.Where(r => r.Kind == kind).MaxAsync(r => r.Id));
        Assert.Equal(RequestState.Sent, await State(id));
        if (state != RequestState.Draft)
        {
            foreach (var act in Ways[state]) await Make(id, person, act);
        }
        return (id, person);
    }

    private async Task Make(long id, Visitor person, RequestAct act)
    {
        Assert.True(Buttons.TryGetValue(act, out var made), $"No button makes {act}: give it a line in this table.");
        var isStaff = act is RequestAct.Accept or RequestAct.Refuse or RequestAct.AskForMissing;
        var visitor = isStaff ? await town.Agent($"/gestion/demandes/{id}") : person;
        if (!isStaff) await visitor.Open($"/demandes/{id}");
        var seen = await visitor.Send(made.Button, made.Fields);
        Assert.True(seen.Status == HttpStatusCode.OK, seen.Text);
    }

    private Task<RequestState> State(long id) => town.Host.InStore(db => db.Requests.Where(r => r.Id == id).Select(r => r.State).SingleAsync());

    private Task<int> Version(long id) => town.Host.InStore(db => db.Requests.Where(r => r.Id == id).Select(r => r.Version).SingleAsync());

    private Task<DateTime> Sent(long id) => town.Host.InStore(db => db.Requests.Where(r => r.Id == id).Select(r => r.SentAt).SingleAsync());

    /// <summary>A day of the holidays' centre, which books on request.</summary>
    private static async Task<Visitor> Booking(WalkedTown town)
    {
        var child = await town.Child("2018-03-02");
        var parent = await town.Parent($"/inscriptions/nouvelle?enfant={child}");
        await parent.Send("Continuer", ("Centre de loisirs des vacances", "oui"));
        await parent.Send("Vérifier ma demande", ("Attestation d’assurance", "assurance.png|\u0089PNG\r\n\u001a\n assurance"));
        await parent.Send("Envoyer ma demande");
        var enrolment = await town.Host.InStore(db => db.Enrolments.MaxAsync(e => e.Id));
        await town.Decide(enrolment, "Accepter");
        await parent.Open("/reservations?mois=2027-04");
        var box = parent.Page.Document.QuerySelectorAll("input[name=jour]:not([disabled])").Select(b => b.GetAttribute("value")!).First(b => b.StartsWith($"{child}-", StringComparison.Ordinal));
        await parent.Send("Vérifier", ("jour", box));
        await parent.Send("Confirmer");
        return parent;
    }
}

internal static class Sending
{
    /// <summary>Sends the form, and stays the one who goes on.</summary>
    public static async Task<Visitor> SendOn(this Visitor visitor, string button, params (string Field, string Value)[] fields)
    {
        var seen = await visitor.Send(button, fields);
        Assert.True(seen.Status == HttpStatusCode.OK, seen.Text);
        return visitor;
    }
}
