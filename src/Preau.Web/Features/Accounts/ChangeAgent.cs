using Microsoft.EntityFrameworkCore;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Accounts;

/// <summary>
/// Changes an agent's name, rights and sites, blocks and unblocks; each holds from the next request on. Nobody lowers or blocks
/// themselves, and whoever changes somebody is an administrator at that very moment: so one always remains. Call it in a
/// transaction; the caller saves.
/// </summary>
public sealed class ChangeAgent(PortalDb db, TownClock clock)
{
    /// <param name="id">An agent who exists.</param>
    /// <param name="version">Of the page that the change was made on.</param>
    public async Task<AgentProblem?> Save(long id, int version, AgentWork work, CurrentStaff by)
    {
        var (agent, problem) = await Take(id, version, by);
        if (problem is not null) return problem;
        if (id == by.StaffMemberId && !work.Rights.HasFlag(StaffRight.Administration))
            return new("Rights", "Vous ne pouvez pas retirer votre propre droit d’administration\u00A0: un autre administrateur peut le faire.");

        var before = new AgentWork(agent.Name, agent.Rights, [.. agent.Sites.Select(s => s.SiteId).Order()]);
        (agent.Name, agent.Rights) = (work.Name, work.Rights);
        db.RemoveRange(agent.Sites.Where(s => !work.Sites.Contains(s.SiteId)));
        agent.Sites.AddRange(work.Sites.Except(before.Sites).Select(s => new StaffSite { SiteId = s }));
        agent.Version++;
        db.Record(by.Actor, clock.UtcNow, "changed", (nameof(StaffMember), id), $"Compte de {agent.Name} changé\u00A0: {RightWords.List(agent.Rights)}", change: (before, work));
        return null;
    }

    /// <summary>Out at once: every session and every link ends; what they did keeps their name.</summary>
    public async Task<AgentProblem?> Block(long id, int version, CurrentStaff by)
    {
        if (id == by.StaffMemberId) return new("", "Vous ne pouvez pas bloquer votre propre compte.");
        var (agent, problem) = await Take(id, version, by);
        if (problem is not null) return problem;
        var account = await SetBlocked(agent, true);
        await Sessions.EndAll(db, account.Id);
        db.Record(by.Actor, clock.UtcNow, "blocked", (nameof(StaffMember), id), $"Compte de {agent.Name} bloqué");
        return null;
    }

    /// <summary>The password and the second factor are what they were.</summary>
    public async Task<AgentProblem?> Unblock(long id, int version, CurrentStaff by)
    {
        var (agent, problem) = await Take(id, version, by);
        if (problem is not null) return problem;
        await SetBlocked(agent, false);
        db.Record(by.Actor, clock.UtcNow, "unblocked", (nameof(StaffMember), id), $"Compte de {agent.Name} débloqué");
        return null;
    }

    private async Task<(StaffMember Agent, AgentProblem? Problem)> Take(long id, int version, CurrentStaff by)
    {
        // One change of agents at a time, or two administrators could block each other in the same instant: the row that every
        // installation has is the lock, until the end of the transaction.
        await db.Installations.ExecuteUpdateAsync(set => set.SetProperty(i => i.IsDemo, i => i.IsDemo));
        var me = await db.Staff.AsNoTracking().SingleAsync(s => s.Id == by.StaffMemberId);
        var agent = await db.Staff.Include(s => s.Sites).SingleAsync(s => s.Id == id);
        if (me.IsBlocked || !me.Rights.HasFlag(StaffRight.Administration)) return (agent, new("", "Vous n’avez plus le droit d’administration."));
        return (agent, agent.Version == version ? null : new("", Refusals.Sentence(new Refusal(RefusalCode.Stale))));
    }

    private async Task<Account> SetBlocked(StaffMember agent, bool isBlocked)
    {
        var account = await db.Accounts.SingleAsync(a => a.StaffMemberId == agent.Id);
        agent.IsBlocked = account.IsBlocked = isBlocked;
        agent.Version++;
        return account;
    }
}
