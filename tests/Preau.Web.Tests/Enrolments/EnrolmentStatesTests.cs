using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Enrolments;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Tests.Enrolments;

/// <summary>
/// Every state and every move of an enrolment, from the domain's own tables, made by the pages of those who make it. A new state
/// without a way to it, or a new move without a hand that makes it, fails.
/// </summary>
public sealed class EnrolmentStatesTests(WalkedTown town) : IClassFixture<WalkedTown>
{
    /// <summary>How an enrolment comes to stand there.</summary>
    private static readonly Dictionary<EnrolmentState, Func<WalkedTown, Task<long>>> Ways = new()
    {
        [EnrolmentState.Sent] = t => t.Sent(),
        [EnrolmentState.PreRegistered] = t => t.PreRegistered(),
        [EnrolmentState.PreValidated] = t => t.PreValidated(),
        [EnrolmentState.PlaceOffered] = t => t.PlaceOffered(),
        [EnrolmentState.Validated] = t => t.Validated(),
        [EnrolmentState.Ended] = t => t.Ended(),
        [EnrolmentState.Refused] = t => t.Refused(),
        [EnrolmentState.Withdrawn] = t => t.Withdrawn(),
        [EnrolmentState.OfferLapsed] = t => t.OfferLapsed(),
    };

    /// <summary>Who makes the move, and by which page; answers the enrolment.</summary>
    private static readonly Dictionary<(EnrolmentState From, EnrolmentAct Act, MadeBy By), Func<WalkedTown, Task<long>>> Hands = new()
    {
        [(EnrolmentState.Draft, EnrolmentAct.Send, MadeBy.Family)] = t => t.Sent(),
        [(EnrolmentState.Sent, EnrolmentAct.Validate, MadeBy.Staff)] = async t => await t.Decide(await t.Sent(), "Accepter"),
        [(EnrolmentState.Validated, EnrolmentAct.End, MadeBy.Staff)] = StaffEnds,
        [(EnrolmentState.Validated, EnrolmentAct.End, MadeBy.Clock)] = t => t.Ended(),
        [(EnrolmentState.Draft, EnrolmentAct.PreRegister, MadeBy.Family)] = t => t.PreRegistered(),
        [(EnrolmentState.PreRegistered, EnrolmentAct.PreValidate, MadeBy.Staff)] = t => t.PreValidated(),
        [(EnrolmentState.PreValidated, EnrolmentAct.OfferPlace, MadeBy.Staff)] = t => t.PlaceOffered(),
        [(EnrolmentState.PlaceOffered, EnrolmentAct.AcceptPlace, MadeBy.Family)] = t => Place(t, t.PlaceOffered(), "Accepter la place"),
        [(EnrolmentState.PlaceOffered, EnrolmentAct.LetOfferLapse, MadeBy.Clock)] = t => t.OfferLapsed(),
        [(EnrolmentState.Sent, EnrolmentAct.Refuse, MadeBy.Staff)] = t => t.Refused(),
        [(EnrolmentState.PreRegistered, EnrolmentAct.Refuse, MadeBy.Staff)] = async t => await t.Decide(await t.PreRegistered(), "Refuser avec ce motif", Why),
        [(EnrolmentState.PreValidated, EnrolmentAct.Refuse, MadeBy.Staff)] = t => Desk(t, t.PreValidated()),
        [(EnrolmentState.PlaceOffered, EnrolmentAct.Refuse, MadeBy.Staff)] = t => Desk(t, t.PlaceOffered()),
        [(EnrolmentState.Sent, EnrolmentAct.Withdraw, MadeBy.Family)] = t => t.Withdrawn(),
        [(EnrolmentState.PreRegistered, EnrolmentAct.Withdraw, MadeBy.Family)] = Withdraw,
        [(EnrolmentState.PreValidated, EnrolmentAct.Withdraw, MadeBy.Family)] = t => Place(t, t.PreValidated(), "Retirer ma préinscription"),
        [(EnrolmentState.PlaceOffered, EnrolmentAct.Withdraw, MadeBy.Family)] = t => Place(t, t.PlaceOffered(), "Renoncer à la place"),
    };

    private static readonly Dictionary<EnrolmentMail, string> Mails = new()
    {
        [EnrolmentMail.Receipt] = "recu-inscription",
        [EnrolmentMail.PreValidated] = "preinscription-validee",
        [EnrolmentMail.PlaceOffered] = "place-proposee",
        [EnrolmentMail.Validated] = "inscription-validee",
        [EnrolmentMail.OfferLapsed] = "place-sans-reponse",
        [EnrolmentMail.Ended] = "inscription-terminee",
        [EnrolmentMail.Refused] = "decision-inscription",
        [EnrolmentMail.Withdrawn] = "demande-retiree",
    };

    private static readonly (string, string) Why = ("Motif, que la famille lira", "Il n’y a pas de place cette année.");

    public static TheoryData<EnrolmentState, EnrolmentAct, MadeBy> Moves
    {
        get
        {
            var rows = new TheoryData<EnrolmentState, EnrolmentAct, MadeBy>();
            foreach (var move in EnrolmentMoves.All) rows.Add(move.From, move.Act, move.By);
            return rows;
        }
    }

    public static TheoryData<EnrolmentState> States => new(Enum.GetValues<EnrolmentState>());

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task Each_move_is_made_by_a_page_and_does_what_its_line_says(EnrolmentState from, EnrolmentAct act, MadeBy by)
    {
        var move = EnrolmentMoves.All.Single(m => (m.From, m.Act, m.By) == (from, act, by));
        Assert.True(Hands.TryGetValue((from, act, by), out var hand), $"Nobody makes the move {from}, {act}, {by}: give it a hand in this table.");

        var id = await hand(town);

        var enrolment = await town.Enrolment(id);
        Assert.Equal(move.To, enrolment.State);
        var (told, mails) = await town.Host.InStore(async db => (
            await db.History.AsNoTracking().Where(h => h.Subject == nameof(Enrolment) && h.SubjectId == id && (h.Action == "moved" || h.Action == "sent")).OrderByDescending(h => h.Id).FirstAsync(),
            await db.OutboxMails.AsNoTracking().Where(m => m.To == WalkedTown.ParentEmail).OrderByDescending(m => m.Id).Take(4).Select(m => m.EffectKey!).ToListAsync()));
        Assert.Equal(by switch { MadeBy.Family => ActorKind.Guardian, MadeBy.Staff => ActorKind.Staff, _ => ActorKind.Product }, told.ActorKind);
        // The mail of this very move: of the enrolment as it stands now, or of the request that carried it and moved with it.
        var request = await town.RequestOf(id);
        string[] keys = [.. mails.Where(m => m.Contains($":{id}:{enrolment.Version}:", StringComparison.Ordinal)
            || (from is EnrolmentState.Draft or EnrolmentState.Sent or EnrolmentState.PreRegistered && m.Contains($":{request}:", StringComparison.Ordinal)))];
        if (move.Mail != EnrolmentMail.None) Assert.Contains(keys, m => m.StartsWith(Mails[move.Mail] + ":", StringComparison.Ordinal));
        else Assert.Empty(keys);
        var booked = await town.Host.InStore(db => db.Bookings.Where(b => b.EnrolmentId == id).Select(b => b.Day).ToListAsync());
        if (move.Effect == EnrolmentEffect.BooksWantedDays) Assert.NotEmpty(booked);
        else if (act == EnrolmentAct.End) Assert.DoesNotContain(booked, day => day > enrolment.To);
        else Assert.Empty(booked);
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task From_each_state_every_other_act_is_refused_with_its_sentence_and_changes_nothing(EnrolmentState state)
    {
        // A draft is no enrolment yet: there is nothing that one could refuse or validate.
        if (state == EnrolmentState.Draft)
        {
            Assert.False(await town.Host.InStore(db => db.Enrolments.AnyAsync(e => e.State == EnrolmentState.Draft)));
            return;
        }
        Assert.True(Ways.TryGetValue(state, out var way), $"Nothing leads to {state}: give it a way in this table.");
        var id = await way(town);
        var before = await town.Enrolment(id);
        Assert.Equal(state, before.State);

        foreach (var act in Enum.GetValues<EnrolmentAct>())
        {
            foreach (var by in Enum.GetValues<MadeBy>().Where(by => EnrolmentMoves.Find(state, act, by) is null))
            {
                var refusal = await town.Host.InOneTransaction<EnrolmentLife, Refusal?>(async life =>
                    await life.Move(await town.Enrolment(id), act, by, Actor.Product));
                Assert.Equal("Cette action n’est plus possible : la situation a changé. Relisez la page.", Seen.Fold(Refusals.Sentence(refusal!)));
            }
        }
        Assert.Equal(before.Version, (await town.Enrolment(id)).Version);
    }

    [Fact]
    public async Task A_place_answered_after_the_staff_refused_it_is_told_so()
    {
        var id = await town.PlaceOffered();
        var stale = (await town.Parent($"/inscriptions/{id}/place")).Page;
        await Desk(town, Task.FromResult(id));

        var parent = await town.Parent("/inscriptions");
        var seen = await parent.SendFrom(stale, "Accepter la place");

        Refused(seen, "Cette action n’est plus possible");
        Assert.Equal(EnrolmentState.Refused, (await town.Enrolment(id)).State);
    }

    [Fact]
    public async Task A_place_answered_after_its_limit_is_told_the_limit_even_before_the_portal_let_it_lapse()
    {
        var id = await town.PlaceOffered();
        var stale = (await town.Parent($"/inscriptions/{id}/place")).Page;
        await town.Host.InStore(db => db.Enrolments.Where(e => e.Id == id).ExecuteUpdateAsync(e => e.SetProperty(x => x.OfferEndsAt, new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc))));

        var parent = await town.Parent("/inscriptions");
        Refused(await parent.SendFrom(stale, "Accepter la place"), "il fallait répondre avant lundi 23 novembre");
    }

    [Fact]
    public async Task The_staff_cannot_offer_a_place_to_a_family_that_gave_up_meanwhile()
    {
        var id = await town.PreValidated();
        var stale = (await town.Agent($"/gestion/inscriptions/{id}")).Page;
        await Place(town, Task.FromResult(id), "Retirer ma préinscription");

        var agent = await town.Agent("/gestion/inscriptions");
        Refused(await agent.SendFrom(stale, "Proposer une place"), "Cette action n’est plus possible");
        Assert.Equal(EnrolmentState.Withdrawn, (await town.Enrolment(id)).State);
    }

    [Fact]
    public async Task A_refusal_of_a_waiting_family_wants_a_reason_and_the_family_reads_it()
    {
        var id = await town.PreValidated();
        var agent = await town.Agent($"/gestion/inscriptions/{id}");
        Refused(await agent.Send("Refuser avec ce motif"), "Indiquez le motif");
        Refused(await agent.Send("Refuser avec ce motif", ("Motif, que la famille lira", new string('a', 2001))), "dépasse 2 000 caractères");

        await agent.Send("Refuser avec ce motif", Why);

        Assert.Contains(Why.Item2, (await town.Parent("/inscriptions")).Page.Text, StringComparison.Ordinal);
        Assert.Contains(Why.Item2, await town.Host.InStore(db => db.OutboxMails.Where(m => m.To == WalkedTown.ParentEmail).OrderByDescending(m => m.Id).Select(m => m.Text).FirstAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_answers_for_the_family_and_the_history_names_the_agent()
    {
        var (accepted, withdrawn) = (await town.PlaceOffered(), await town.PreValidated());
        var family = await town.Family();

        await (await town.Agent($"/gestion/familles/{family}/inscriptions/{accepted}/place")).Send("Accepter pour la famille");
        await (await town.Agent($"/gestion/familles/{family}/inscriptions/{withdrawn}/place")).Send("Retirer pour la famille");

        Assert.Equal((EnrolmentState.Validated, EnrolmentState.Withdrawn), ((await town.Enrolment(accepted)).State, (await town.Enrolment(withdrawn)).State));
        var names = await town.Host.InStore(db => db.History.Where(h => h.Subject == nameof(Enrolment) && h.Action == "moved" && (h.SubjectId == accepted || h.SubjectId == withdrawn)).GroupBy(h => h.SubjectId).Select(g => g.OrderByDescending(h => h.Id).First().ActorName).ToListAsync());
        Assert.Equal(["Agathe Morvan", "Agathe Morvan"], names);
    }

    private static void Refused(Seen seen, string sentence)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(sentence, seen.Text, StringComparison.Ordinal);
    }

    private static async Task<long> Place(WalkedTown town, Task<long> reached, string button)
    {
        var id = await reached;
        await (await town.Parent($"/inscriptions/{id}/place")).Send(button);
        return id;
    }

    private static async Task<long> Desk(WalkedTown town, Task<long> reached)
    {
        var id = await reached;
        await (await town.Agent($"/gestion/inscriptions/{id}")).Send("Refuser avec ce motif", Why);
        return id;
    }

    private static async Task<long> Withdraw(WalkedTown town)
    {
        var id = await town.PreRegistered();
        await (await town.Parent($"/demandes/{await town.RequestOf(id)}")).Send("Retirer ma demande");
        return id;
    }

    /// <summary>The family asks to stop tomorrow, the staff agree when that day is past: it ends at once.</summary>
    private static async Task<long> StaffEnds(WalkedTown town)
    {
        var id = await town.Validated();
        await (await town.Parent($"/inscriptions/{id}/modifier")).Send("Demander la fin", ("Dernier jour de présence", town.Day(1)));
        var request = await town.Host.InStore(db => db.Requests.MaxAsync(r => r.Id));
        await town.Pass(3);
        await (await town.Agent($"/gestion/demandes/{request}")).Send("Accepter");
        return id;
    }
}
