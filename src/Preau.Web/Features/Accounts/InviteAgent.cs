using Microsoft.EntityFrameworkCore;
using Preau.Web.Hosting;
using Preau.Web.Integrations.Mail;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Accounts;

/// <summary>What an agent is called, may do, and where.</summary>
/// <param name="Sites">Keys of the sites that the work is limited to; empty: all.</param>
public sealed record AgentWork(string Name, StaffRight Rights, IReadOnlyCollection<long> Sites);

/// <summary>Why an agent's account was not made or changed.</summary>
/// <param name="Field">Of the form; empty when it is about none.</param>
/// <param name="Sentence">French, with what to do.</param>
public sealed record AgentProblem(string Field, string Sentence);

/// <summary>Gives an agent an account by a link of one use: the password is chosen there, then the second factor is added.</summary>
public sealed class InviteAgent(PortalDb db, TownClock clock, TimeProvider time, AccountLinks links)
{
    public const StaffRight AllRights = StaffRight.Requests | StaffRight.Families | StaffRight.Bookings | StaffRight.Attendance
        | StaffRight.Health | StaffRight.Money | StaffRight.Settings | StaffRight.Administration;

    /// <summary>A new agent; the mail with the link is queued with it. The caller saves.</summary>
    /// <returns>Null when invited.</returns>
    public async Task<AgentProblem?> New(string email, AgentWork work, Actor actor)
    {
        if (AddressProblem(email) is { } problem) return problem;
        if (await Known(email) is not null) return new("Email", "Un agent a déjà cette adresse. Ouvrez son compte dans la liste.");
        await links.Mail(await Make(email, work, actor));
        return null;
    }

    /// <summary>A fresh link by mail for an agent who has not chosen a password yet; the earlier ones open nothing any more. The caller saves.</summary>
    public async Task<AgentProblem?> Again(long staffMemberId, Actor actor)
    {
        var account = await db.Accounts.SingleAsync(a => a.StaffMemberId == staffMemberId);
        if (account.PasswordHash is not null || account.IsBlocked) return new("", "Ce compte n’attend plus son invitation. Relisez la page.");
        await links.Void(account);
        await links.Mail(account);
        db.Record(actor, clock.UtcNow, "invited", (nameof(StaffMember), staffMemberId), "Invitation renvoyée");
        return null;
    }

    /// <summary>
    /// From the machine itself: an administrator with all rights, or a fresh link for an agent who has not used an earlier one (their rights
    /// stay). Saves.
    /// </summary>
    /// <param name="name">What the screens call the person; null: the address, until somebody changes it.</param>
    /// <returns>The link and its end, or why there is none.</returns>
    public Task<(HandedLink? Link, AgentProblem? Problem)> HandOver(string email, string? name) => db.InOneTransaction<(HandedLink?, AgentProblem?)>(async () =>
    {
        if (AddressProblem(email) is { } problem) return (null, problem);
        var account = await Known(email);
        if (account is { PasswordHash: not null }) return (null, new("Email", $"{email} a déjà un compte d’agent. Code de connexion perdu\u00A0: preau staff reset {email}"));
        if (account is { IsBlocked: true }) return (null, new("Email", $"Le compte de {email} est bloqué. Un administrateur le débloque sous /gestion/agents."));
        if (account is null)
        {
            account = await Make(email, new AgentWork(string.IsNullOrWhiteSpace(name) ? email : name.Trim(), AllRights, []), Actor.Product);
        }
        else
        {
            await links.Void(account);
            db.Record(Actor.Product, clock.UtcNow, "invited", (nameof(StaffMember), account.StaffMemberId!.Value), "Nouveau lien donné depuis la machine");
        }

        return (links.HandOver(account), null);
    });

    public static AgentProblem? AddressProblem(string email) => Outbox.IsAddress(email)
        ? null
        : new("Email", "Cette adresse n’est pas complète. Écrivez-la ainsi\u00A0: prenom.nom@ma-commune.fr");

    private Task<Account?> Known(string email)
    {
        var name = SignInNames.Fold(email);
        return db.Accounts.SingleOrDefaultAsync(a => a.Audience == Audience.Staff && a.SignInName == name);
    }

    private async Task<Account> Make(string email, AgentWork work, Actor actor)
    {
        var now = UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);
        var agent = new StaffMember { Name = work.Name, Email = email, Rights = work.Rights, CreatedAt = now };
        agent.Sites.AddRange(work.Sites.Select(s => new StaffSite { SiteId = s }));
        db.Staff.Add(agent);
        await db.SaveChangesAsync();
        var account = new Account
        {
            Audience = Audience.Staff,
            Email = email,
            SignInName = SignInNames.Fold(email),
            SecurityStamp = RandomKey.New(),
            StaffMemberId = agent.Id,
            CreatedAt = now,
        };
        db.Accounts.Add(account);
        await db.SaveChangesAsync();
        db.Record(actor, clock.UtcNow, "invited", (nameof(StaffMember), agent.Id), $"{work.Name} invité\u00A0: {RightWords.List(work.Rights)}", change: (null, work));
        return account;
    }
}
