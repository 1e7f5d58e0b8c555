using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Web.Components;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Home;

/// <summary>What families asked: the oldest that wait, the numbers of the inbox, the latest decisions; and the enrolments.</summary>
public sealed class DeskRequests(InboxQueries inbox, PortalDb db, TownClock clock)
{
    private const int Shown = 6;
    private const string Pending = "/gestion/inscriptions";

    public async Task<DeskSubject> Requests()
    {
        var counts = await inbox.Counts();
        var oldest = await inbox.Open(null, null, null, InboxView.ToDo, counts.ToDo == Shown + 1 ? Shown + 1 : Shown);
        var decided = await (
            from request in db.Requests.AsNoTracking()
            where request.State == RequestState.Accepted || request.State == RequestState.Refused
            join family in db.Families on request.FamilyId equals family.Id
            orderby request.DecidedAt descending, request.Id descending
            select new { request.Id, request.Title, request.State, request.DecidedAt, request.DecidedBy, Family = family.Name }).Take(4).ToListAsync();
        var tasks = oldest.Select(Task).ToList();
        var late = counts.Late - tasks.Count(t => t.Urgency == DeskUrgency.Late);
        if (late > 0) tasks.Add(Others(DeskUrgency.Late, late, InboxView.Late));
        if (counts.ToDo - oldest.Count - late is > 0 and var others) tasks.Add(Others(DeskUrgency.ToDo, others, InboxView.ToDo));
        if (counts.PastDate > 0)
        {
            tasks.Add(new(DeskUrgency.Wrong, French.Count(counts.PastDate, "demande"), "date passée", "Compléments attendus des familles",
                "La date pour répondre est passée. Relancez la famille, ou décidez sans elle.", "Voir", InboxLinks.Address(InboxView.WithFamily)));
        }

        return new("Demandes", InboxLinks.Inbox, "Toutes les demandes", tasks,
            [
                new("À traiter", French.Number(counts.ToDo), "", counts.Answered == 0 ? "Aucune ne vient d’être complétée" : $"Dont {French.Count(counts.Answered, "complétée par la famille", "complétées par les familles")}", InboxLinks.Address(InboxView.ToDo)),
                new("En retard", French.Number(counts.Late), "", $"Depuis {inbox.LateAfterDays} jours ou plus", InboxLinks.Address(InboxView.Late)),
                new("À compléter", French.Number(counts.WithFamily), "", "Attendent la famille", InboxLinks.Address(InboxView.WithFamily)),
                new("Attente", counts.MedianDays is { } days ? French.Number(days) : "–", counts.MedianDays is 0 or 1 ? "jour" : counts.MedianDays is null ? "" : "jours", "Médiane de ce qui est à traiter", InboxLinks.Address(InboxView.ToDo)),
            ],
            "Dernières décisions", decided.ConvertAll(d => new DeskLine(
                $"{d.Title}, famille {d.Family}", $"{(d.DecidedAt is { } at ? French.Capital(French.DateAndTime(clock.ToLocal(at))) : "")}{(d.DecidedBy is { } by ? $", {by}" : "")}", RequestLinks.Desk(d.Id), Marks.Of(d.State))));
    }

    public async Task<DeskSubject> Enrolments()
    {
        var states = await db.Enrolments.AsNoTracking()
            .Where(e => e.State == EnrolmentState.Sent || e.State == EnrolmentState.PreRegistered || e.State == EnrolmentState.PreValidated || e.State == EnrolmentState.PlaceOffered)
            .GroupBy(e => e.State).Select(g => new { State = g.Key, Count = g.Count(), FirstEnd = g.Min(e => e.OfferEndsAt) }).ToListAsync();
        int Count(EnrolmentState state) => states.Find(s => s.State == state)?.Count ?? 0;
        var tasks = new List<DeskTask>();
        if (Count(EnrolmentState.PreValidated) is > 0 and var waiting)
        {
            tasks.Add(new(DeskUrgency.ToDo, French.Count(waiting, "enfant"), "petite enfance", "Places à proposer", "La préinscription est validée, la famille attend une place.", "Proposer", Pending));
        }

        if (states.Find(s => s.State == EnrolmentState.PlaceOffered) is { FirstEnd: { } end } offered)
        {
            tasks.Add(new(DeskUrgency.ToDo, French.Count(offered.Count, "place"), "petite enfance", offered.Count == 1 ? "Place proposée" : "Places proposées",
                $"{(offered.Count == 1 ? "Réponse attendue" : "Première réponse attendue")} avant le {French.Limit(clock.ToLocal(end))}. Sans réponse, la place est libre.", "Voir", Pending));
        }

        var all = states.Sum(s => s.Count);
        var toValidate = Count(EnrolmentState.Sent) + Count(EnrolmentState.PreRegistered);
        return new("Inscriptions", Pending, "Toutes les inscriptions", tasks,
            [new("En attente", French.Number(all), "", all == 0 ? "Rien à valider" : $"Dont {toValidate} à valider", Pending)], "", []);
    }

    private static DeskTask Others(DeskUrgency urgency, int count, InboxView view) => new(
        urgency, $"+ {French.Number(count)}", count == 1 ? "autre" : "autres", count == 1 ? "Une autre demande" : $"{French.Number(count)} autres demandes", "Reçues plus récemment.", "Voir", InboxLinks.Address(view));

    private DeskTask Task(InboxRow row) => new(
        row.AgeDays >= inbox.LateAfterDays ? DeskUrgency.Late : DeskUrgency.ToDo, row.AgeDays == 0 ? "Aujourd’hui" : French.Count(row.AgeDays, "jour"),
        row.WasAnswered ? "complétée" : row.AgeDays >= inbox.LateAfterDays ? $"repère\u00A0: {inbox.LateAfterDays}" : RequestWords.Of(row.Kind).ToLowerInvariant(),
        row.Title, $"Famille {row.Family}{(row.Child is null ? "" : $", {row.Child}")}", "Ouvrir", RequestLinks.Desk(row.Id));
}
