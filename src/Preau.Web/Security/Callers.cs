using System.Globalization;
using System.Security.Claims;
using Preau.Web.Storage;

namespace Preau.Web.Security;

/// <summary>The guardian who is signed in. Ask for it on pages under <c>Parents/</c> only: without one it throws.</summary>
public sealed record CurrentGuardian(long AccountId, long SessionId, long GuardianId, long FamilyId, string Name)
{
    /// <summary>For the history.</summary>
    public Actor Actor => new(ActorKind.Guardian, AccountId, Name);

    /// <summary>Null when nobody of a family is signed in.</summary>
    public static CurrentGuardian? From(ClaimsPrincipal? user) =>
        user?.Claims.Any(c => c.Type == Claims.Guardian) == true
            ? new(Callers.Number(user, Claims.Account), Callers.Number(user, Claims.Session), Callers.Number(user, Claims.Guardian), Callers.Number(user, Claims.Family), user.FindFirstValue(Claims.Name)!)
            : null;
}

/// <summary>The staff member who is signed in. Ask for it on pages under <c>Staff/</c> only: without one it throws.</summary>
/// <param name="Sites">The sites that the work is limited to; empty: all.</param>
public sealed record CurrentStaff(long AccountId, long SessionId, long StaffMemberId, string Name, StaffRight Rights, IReadOnlySet<long> Sites)
{
    /// <summary>For the history.</summary>
    public Actor Actor => new(ActorKind.Staff, AccountId, Name);

    public bool May(StaffRight right) => (Rights & right) == right;

    public bool MayAny(StaffRight ofThese) => (Rights & ofThese) != StaffRight.None;

    public bool SeesAllSites => Sites.Count == 0;

    public bool SeesSite(long siteId) => SeesAllSites || Sites.Contains(siteId);

    /// <summary>Null when nobody of the staff is signed in.</summary>
    public static CurrentStaff? From(ClaimsPrincipal? user) =>
        user?.Claims.Any(c => c.Type == Claims.Staff) == true
            ? new(
                Callers.Number(user, Claims.Account),
                Callers.Number(user, Claims.Session),
                Callers.Number(user, Claims.Staff),
                user.FindFirstValue(Claims.Name)!,
                user.FindAll(Claims.Right).Aggregate(StaffRight.None, (all, claim) => all | Enum.Parse<StaffRight>(claim.Value)),
                user.FindAll(Claims.Site).Select(c => long.Parse(c.Value, CultureInfo.InvariantCulture)).ToHashSet())
            : null;
}

/// <summary>Hands pages and operations whoever the request comes from.</summary>
public static class Callers
{
    public static IServiceCollection AddCallers(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(provider => CurrentGuardian.From(User(provider)) ?? throw new InvalidOperationException("No guardian is signed in."));
        services.AddScoped(provider => CurrentStaff.From(User(provider)) ?? throw new InvalidOperationException("No staff member is signed in."));
        services.AddScoped(provider => ActsFor.From(provider.GetRequiredService<IHttpContextAccessor>().HttpContext) ?? throw new InvalidOperationException("Nobody acts for a family."));
        return services;
    }

    internal static long Number(ClaimsPrincipal user, string claim) =>
        long.Parse(user.FindFirstValue(claim)!, CultureInfo.InvariantCulture);

    private static ClaimsPrincipal? User(IServiceProvider provider) =>
        provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User;
}
