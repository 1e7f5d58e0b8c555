using Microsoft.EntityFrameworkCore;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Integrations.Mail;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Accounts;

/// <summary>
/// For an agent whose telephone and recovery codes are lost, from the machine itself. The way back is as strong as the way in was: the second
/// factor, its recovery codes and the password all go, every session ends, and a link of one use leads to new ones.
/// </summary>
public sealed class ResetAgent(PortalDb db, TownClock clock, AccountLinks links, PublicLinks addresses)
{
    /// <summary>Saves.</summary>
    /// <returns>The link and its end, or why there is none.</returns>
    public Task<(HandedLink? Link, AgentProblem? Problem)> Run(string email) => db.InOneTransaction<(HandedLink?, AgentProblem?)>(async () =>
    {
        var name = SignInNames.Fold(email);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Audience == Audience.Staff && a.SignInName == name);
        if (account is null) return (null, new("Email", $"Aucun agent n’a l’adresse {email}. Vérifiez-la, ou invitez-le\u00A0: preau staff invite {email}"));
        if (account.IsBlocked) return (null, new("Email", $"Le compte de {email} est bloqué. Un administrateur le débloque d’abord sous /gestion/agents."));
        if (account.PasswordHash is null) return (null, new("Email", $"{email} n’a pas encore choisi de mot de passe. Pour un nouveau lien\u00A0: preau staff invite {email}"));

        var agent = await db.Staff.SingleAsync(s => s.Id == account.StaffMemberId);
        (account.TotpSecret, account.PasswordHash, account.SecurityStamp) = (null, null, RandomKey.New());
        await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync();
        await Sessions.EndAll(db, account.Id);
        await links.Void(account);
        db.Record(Actor.Product, clock.UtcNow, "reset", (nameof(StaffMember), agent.Id), $"Accès de {agent.Name} remis à zéro depuis la machine\u00A0: mot de passe et double authentification à refaire");
        await Tell(agent);
        return (links.HandOver(account), null);
    });

    private Task<OutboxMail> Tell(StaffMember agent) => WriteMail.Queue(
        db,
        MailKind.SecondFactorChanged,
        new MailTo(agent.Email, agent.Name),
        (clock.UtcNow, clock.Today),
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["prenom"] = agent.Name.Split(' ')[0],
            ["date"] = French.DateAndTime(clock.LocalNow),
            ["lien"] = addresses.Absolute("/gestion/mot-de-passe-oublie"),
        });
}
