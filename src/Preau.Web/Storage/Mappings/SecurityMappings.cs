using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Preau.Domain.Activities;
using Preau.Domain.Families;
using Preau.Web.Security;

namespace Preau.Web.Storage.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.HasIndex(a => new { a.Audience, a.SignInName }).IsUnique();
        builder.HasIndex(a => a.GuardianId).IsUnique();
        builder.HasIndex(a => a.StaffMemberId).IsUnique();
        builder.HasOne<Guardian>().WithOne().HasForeignKey<Account>(a => a.GuardianId);
        builder.HasOne<StaffMember>().WithOne().HasForeignKey<Account>(a => a.StaffMemberId);
        builder.HasMany(a => a.RecoveryCodes).WithOne().HasForeignKey(c => c.AccountId);
        builder.Property(a => a.TotpSecret).HasMaxLength(2000);
        builder.Ignore(a => a.HasSecondFactor);
    }
}

internal sealed class StaffMemberMapping : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("Staff");
        builder.Property(s => s.Rights).HasConversion<int>();
        builder.HasMany(s => s.Sites).WithOne().HasForeignKey(s => s.StaffMemberId);
    }
}

internal sealed class StaffSiteMapping : IEntityTypeConfiguration<StaffSite>
{
    public void Configure(EntityTypeBuilder<StaffSite> builder)
    {
        builder.HasKey(s => new { s.StaffMemberId, s.SiteId });
        builder.HasOne<Site>().WithMany().HasForeignKey(s => s.SiteId);
    }
}

internal sealed class UserSessionMapping : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.HasIndex(s => s.KeyHash).IsUnique();
        builder.HasOne(s => s.Account).WithMany().HasForeignKey(s => s.AccountId);
    }
}

internal sealed class KnownDeviceMapping : IEntityTypeConfiguration<KnownDevice>
{
    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        builder.HasIndex(d => new { d.KeyHash, d.AccountId }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
    }
}

internal sealed class OneTimeTokenMapping : IEntityTypeConfiguration<OneTimeToken>
{
    public void Configure(EntityTypeBuilder<OneTimeToken> builder)
    {
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasOne(t => t.Account).WithMany().HasForeignKey(t => t.AccountId);
    }
}

internal sealed class SignInDelayMapping : IEntityTypeConfiguration<SignInDelay>
{
    public void Configure(EntityTypeBuilder<SignInDelay> builder)
    {
        builder.HasKey(d => d.Key);
        builder.Property(d => d.Key).HasMaxLength(64);
    }
}

internal sealed class ParkedFormMapping : IEntityTypeConfiguration<ParkedForm>
{
    public void Configure(EntityTypeBuilder<ParkedForm> builder)
    {
        builder.HasIndex(f => f.KeyHash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId);
    }
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.HasIndex(f => f.KeyHash).IsUnique();
        builder.HasIndex(f => f.GuardianId);
        builder.HasOne<Guardian>().WithMany().HasForeignKey(f => f.GuardianId);
    }
}
