using Microsoft.EntityFrameworkCore;
using Preau.Web.Security;

namespace Preau.Web.Storage;

public abstract partial class PortalDb
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<StaffSite> StaffSites => Set<StaffSite>();

    public DbSet<UserSession> UserSessions => Set<UserSession>();

    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();

    public DbSet<OneTimeToken> OneTimeTokens => Set<OneTimeToken>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<SignInDelay> SignInDelays => Set<SignInDelay>();

    public DbSet<ParkedForm> ParkedForms => Set<ParkedForm>();
}
