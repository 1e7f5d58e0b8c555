using Microsoft.EntityFrameworkCore;
using Preau.Web.Components;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Accounts;

/// <summary>One agent as the screens show it.</summary>
/// <param name="Sites">Names; empty: all sites.</param>
/// <param name="IsInvited">No password chosen yet.</param>
/// <param name="LinkEnds">Civil end of the last link that may still be used; null: none may.</param>
public sealed record AgentRow(StaffMember Agent, IReadOnlyList<string> Sites, bool IsInvited, DateTime? LinkEnds, bool HasSecondFactor)
{
    public Mark Mark => Agent.IsBlocked ? new("no", "×", "Bloqué")
        : !IsInvited ? new("ok", "", "Actif")
        : LinkEnds is null ? new("ask", "!", "Invitation périmée")
        : new("wait", "?", "Invité");
}

/// <summary>The agents for the administrator's pages: few rows, always the same number of queries.</summary>
public sealed class AgentQueries(PortalDb db, TownClock clock, TimeProvider time)
{
    /// <summary>All, by name.</summary>
    public async Task<IReadOnlyList<AgentRow>> All() => [.. (await Rows(db.Staff)).OrderBy(r => r.Agent.Name, StringComparer.CurrentCulture)];

    /// <summary>Null when there is none.</summary>
    public async Task<AgentRow?> Find(long id) => (await Rows(db.Staff.Where(s => s.Id == id))).SingleOrDefault();

    /// <summary>Sites to choose from.</summary>
    public async Task<IReadOnlyList<Choice>> Sites() =>
        (await db.Sites.AsNoTracking().OrderBy(s => s.Id).Select(s => new { s.Id, s.Name }).ToListAsync()).ConvertAll(s => new Choice($"{s.Id}", s.Name));

    /// <summary>What was done to the account and with it, the latest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> History(long id)
    {
        var account = await db.Accounts.Where(a => a.StaffMemberId == id).Select(a => a.Id).SingleAsync();
        return await db.History.AsNoTracking()
            .Where(h => (h.Subject == nameof(StaffMember) && h.SubjectId == id) || (h.Subject == nameof(Account) && h.SubjectId == account))
            .OrderByDescending(h => h.Id).Take(20).ToListAsync();
    }

    private async Task<List<AgentRow>> Rows(IQueryable<StaffMember> agents)
    {
        var now = UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);
        var rows = await agents.AsNoTracking().Include(s => s.Sites)
            .Join(db.Accounts, s => s.Id, a => a.StaffMemberId, (s, a) => new
            {
                Agent = s,
                IsInvited = a.PasswordHash == null,
                HasSecondFactor = a.TotpSecret != null,
                LinkEnds = db.OneTimeTokens.Where(t => t.AccountId == a.Id && t.UsedAt == null && t.ExpiresAt > now && t.Stamp == a.SecurityStamp).Max(t => (DateTime?)t.ExpiresAt),
            })
            .ToListAsync();
        var names = await db.Sites.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name);
        return rows.ConvertAll(r => new AgentRow(
            r.Agent, [.. r.Agent.Sites.Select(s => names[s.SiteId]).Order(StringComparer.CurrentCulture)], r.IsInvited, r.LinkEnds is { } ends ? clock.ToLocal(ends) : null, r.HasSecondFactor));
    }
}
