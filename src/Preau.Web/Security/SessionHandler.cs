using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Preau.Domain.Families;
using Preau.Web.Storage;

namespace Preau.Web.Security;

public sealed class SessionSchemeOptions : AuthenticationSchemeOptions
{
    public Audience Audience { get; set; }
}

/// <summary>
/// Reads the session of the request from the database: who it is, with the rights of this very moment. A session that was ended,
/// an account that was blocked or whose password changed, is out at once.
/// </summary>
public sealed class SessionHandler(IOptionsMonitor<SessionSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, PortalDb db, TimeProvider time)
    : AuthenticationHandler<SessionSchemeOptions>(options, logs, encoder)
{
    /// <summary>Forms are tied to the account, so that one left open survives a new sign-in of the same person.</summary>
    internal static Claim FormOwner(Audience audience, long account) => new(ClaimTypes.NameIdentifier, $"{Schemes.Of(audience)}:{account}");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PortalCookies.Read(Context, PortalCookies.Of(Options.Audience)) is not { } key) return AuthenticateResult.NoResult();
        var hash = RandomKey.Hash(key);
        var now = UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);
        // With the guardian by one statement: every page of a family begins with it.
        var found = await (
            from s in db.UserSessions.AsNoTracking()
            where s.KeyHash == hash
            join a in db.Accounts on s.AccountId equals a.Id
            join g in db.Guardians on a.GuardianId equals g.Id into guardians
            from g in guardians.DefaultIfEmpty()
            join f in db.Families on g.FamilyId equals f.Id into families
            from f in families.DefaultIfEmpty()
            select new { Session = s, Account = a, Guardian = g, Family = f }).SingleOrDefaultAsync();
        if (found is null || !IsAlive(found.Session, found.Account, now)) return AuthenticateResult.Fail("The session is over.");
        var account = found.Account;
        var claims = Options.Audience == Audience.Staff ? await StaffClaims(account) : GuardianClaims(found.Guardian, found.Family);
        if (claims is null) return AuthenticateResult.Fail("The account is closed.");
        var session = found.Session;
        await Seen(session, now);
        claims.Add(new(Claims.Account, $"{account.Id}"));
        claims.Add(new(Claims.Session, $"{session.Id}"));
        claims.Add(FormOwner(Options.Audience, account.Id));
        if (account.HasSecondFactor) claims.Add(new(Claims.SecondFactor, "yes"));
        var who = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name, Claims.Name, Claims.Right));
        return AuthenticateResult.Success(new AuthenticationTicket(who, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var asked = HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method) ? Request.Path + Request.QueryString : "";
        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = Schemes.SignInPath(Options.Audience) + LocalPath.Query(asked);
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private bool IsAlive(UserSession session, Account account, DateTime now) =>
        account.Audience == Options.Audience && !account.IsBlocked && session.Stamp == account.SecurityStamp
        && session.EndsAt > now && session.IdleEndsAt > now
        && (!account.HasSecondFactor || session.SecondFactorAt is not null);

    private static List<Claim>? GuardianClaims(Guardian? guardian, Family? family) => guardian is null || family is null ? null :
    [
        new(Claims.Name, guardian.FullName),
        new(Claims.Guardian, $"{guardian.Id}"),
        new(Claims.Family, $"{guardian.FamilyId}"),
        new(Claims.FamilyName, family.Name),
        .. family.State == FamilyState.Accepted ? [] : new[] { new Claim(Claims.FamilyState, family.State.ToString()) },
    ];

    private async Task<List<Claim>?> StaffClaims(Account account)
    {
        var who = await db.Staff.AsNoTracking().Include(s => s.Sites).SingleOrDefaultAsync(s => s.Id == account.StaffMemberId && !s.IsBlocked);
        return who is null
            ? null
            : [
                new(Claims.Name, who.Name),
                new(Claims.Staff, $"{who.Id}"),
                .. StaffRights.Each(who.Rights).Select(r => new Claim(Claims.Right, r.ToString())),
                .. who.Sites.Select(s => new Claim(Claims.Site, $"{s.SiteId}")),
            ];
    }

    private async Task Seen(UserSession session, DateTime now)
    {
        if (now - session.LastSeenAt < SessionLifetimes.SeenEvery) return;
        var idle = now + SessionLifetimes.Idle(Options.Audience, session.Stays);
        var ends = idle < session.EndsAt ? idle : session.EndsAt;
        await db.UserSessions.Where(s => s.Id == session.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now).SetProperty(x => x.IdleEndsAt, ends));
    }
}
