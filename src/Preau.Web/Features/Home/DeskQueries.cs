using Microsoft.EntityFrameworkCore;
using Preau.Domain.CutOffs;
using Preau.Web.Components;
using Preau.Web.Features.Accounts;
using Preau.Web.Features.CutOffs;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Home;

/// <summary>An agent's first page: for each right what waits, and nothing of another right. The number of queries depends on the rights only.</summary>
public sealed class DeskQueries(DeskRequests requests, DeskMoney money, AgentQueries agents, PortalDb db, TownClock clock)
{
    public async Task<IReadOnlyList<DeskSubject>> Of(CurrentStaff staff)
    {
        var subjects = new List<DeskSubject>();
        if (staff.May(StaffRight.Requests)) subjects.AddRange([await requests.Requests(), await requests.Enrolments()]);
        if (staff.May(StaffRight.Money)) subjects.Add(await money.Invoicing());
        if (staff.May(StaffRight.Settings)) subjects.Add(await Activities());
        if (staff.May(StaffRight.Administration)) subjects.Add(await Agents());
        return subjects;
    }

    private async Task<DeskSubject> Activities()
    {
        var today = clock.Today;
        var activities = await db.Activities.AsNoTracking().OrderBy(a => a.Order).Select(a => new { a.Code, a.Name, a.IsOpen }).ToListAsync();
        var coming = await (
            from rule in db.CutOffRules.AsNoTracking()
            where rule.EffectiveFrom > today
            join activity in db.Activities on rule.ActivityId equals activity.Id
            orderby rule.EffectiveFrom, activity.Order
            select new { Rule = rule, activity.Name, activity.Code }).Take(5).ToListAsync();
        var open = activities.Count(a => a.IsOpen);
        return new("Activités", "/gestion/activites", "Toutes les activités", [],
            [new("Ouvertes aux inscriptions", French.Number(open), $"sur {activities.Count}", open == activities.Count ? "Aucune n’est fermée" : $"Fermées\u00A0: {French.And(activities.Where(a => !a.IsOpen).Select(a => a.Name))}", "/gestion/activites")],
            "Délais qui changent bientôt", coming.ConvertAll(c => new DeskLine(
                $"{c.Name}, délai pour {CutOffWords.Of(c.Rule.Action)}", $"Change le {French.Date(c.Rule.EffectiveFrom)}", RuleLinks.Edit(c.Code, c.Rule.Action), Marks.Waiting with { Word = "À venir" })));
    }

    private async Task<DeskSubject> Agents()
    {
        var rows = (await agents.All()).Where(r => !r.Agent.IsBlocked).ToList();
        var invited = rows.Where(r => r.IsInvited).ToList();
        var expired = invited.Where(r => r.LinkEnds is null).Select(r => new DeskTask(
            DeskUrgency.Wrong, "Invitation", "périmée", r.Agent.Name, "Le lien n’a pas servi à temps\u00A0: l’agent ne peut pas entrer.", "Renvoyer", $"/gestion/agents/{r.Agent.Id}"));
        var withFactor = rows.Count(r => r.HasSecondFactor);
        return new("Agents", "/gestion/agents", "Tous les agents", [.. expired],
            [
                new("Comptes", French.Number(rows.Count), "", invited.Count == 0 ? "Aucune invitation en cours" : French.Count(invited.Count, "invitation en cours", "invitations en cours"), "/gestion/agents"),
                new("Double authentification", French.Number(withFactor), $"sur {rows.Count}", withFactor == rows.Count ? "En place partout" : "Les autres entrent avec un mot de passe seul", "/gestion/agents"),
            ], "", []);
    }
}
