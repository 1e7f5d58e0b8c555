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
        var session = await db.UserSessions.AsNoTracking().Include(s => s.Account).SingleOrDefaultAsync(s => s.KeyHash == hash);
        if (session?.Account is not { } account || !IsAlive(session, account, now)) return AuthenticateResult.Fail("The session is over.");
        var claims = await (Options.Audience == Audience.Staff ? StaffClaims(account) : GuardianClaims(account));
        if (claims is null) return AuthenticateResult.Fail("The account is closed.");
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

    private async Task<List<Claim>?> GuardianClaims(Account account)
    {
        var who = await db.Guardians.AsNoTracking().Where(g => g.Id == account.GuardianId)
            .Join(db.Families, g => g.FamilyId, f => f.Id, (g, f) => new { Guardian = g, Family = f.Name, f.State }).SingleOrDefaultAsync();
        return who is null
            ? null
            : [
                new(Claims.Name, who.Guardian.FullName),
                new(Claims.Guardian, $"{who.Guardian.Id}"),
                new(Claims.Family, $"{who.Guardian.FamilyId}"),
                new(Claims.FamilyName, who.Family),
                .. who.State == FamilyState.Accepted ? [] : new[] { new Claim(Claims.FamilyState, who.State.ToString()) },
            ];
    }

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
