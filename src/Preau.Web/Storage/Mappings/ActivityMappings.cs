using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Preau.Domain.Activities;
using Preau.Domain.Billing;
using Preau.Domain.Calendars;
using Preau.Domain.CutOffs;
using Preau.Domain.Places;
using Preau.Domain.Tariffs;

namespace Preau.Web.Storage.Mappings;

internal sealed class SiteMapping : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> builder) => builder.HasIndex(s => s.Code).IsUnique();
}

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.HasIndex(a => a.Code).IsUnique();
        builder.Property(a => a.Description).HasMaxLength(4000);
        builder.HasOne<Regie>().WithMany().HasForeignKey(a => a.RegieId);
        builder.HasMany(a => a.Slots).WithOne().HasForeignKey(s => s.ActivityId);
        builder.HasMany(a => a.Sites).WithOne().HasForeignKey(s => s.ActivityId);
        builder.HasMany(a => a.RequiredDocuments).WithOne().HasForeignKey(d => d.ActivityId);
        builder.HasMany(a => a.Questions).WithOne().HasForeignKey(q => q.ActivityId);
        builder.HasMany(a => a.Periods).WithOne().HasForeignKey(p => p.ActivityId);
        builder.Ignore(a => a.Days);
        builder.Ignore(a => a.NeedsPreEnrolment);
    }
}

internal sealed class BookingPeriodMapping : IEntityTypeConfiguration<BookingPeriod>
{
    public void Configure(EntityTypeBuilder<BookingPeriod> builder)
    {
        builder.HasIndex(p => new { p.ActivityId, p.From }).IsUnique();
        builder.HasMany(p => p.Windows).WithOne().HasForeignKey(w => w.BookingPeriodId);
        builder.Ignore(p => p.Days);
        builder.Ignore(p => p.FirstOpening);
    }
}

internal sealed class OpeningWindowMapping : IEntityTypeConfiguration<OpeningWindow>
{
    public void Configure(EntityTypeBuilder<OpeningWindow> builder) => builder.ToTable("OpeningWindows");
}

internal sealed class SlotMapping : IEntityTypeConfiguration<Slot>
{
    public void Configure(EntityTypeBuilder<Slot> builder) => builder.HasIndex(s => new { s.ActivityId, s.Code }).IsUnique();
}

internal sealed class ActivitySiteMapping : IEntityTypeConfiguration<ActivitySite>
{
    public void Configure(EntityTypeBuilder<ActivitySite> builder)
    {
        builder.HasKey(s => new { s.ActivityId, s.SiteId });
        builder.HasOne(s => s.Site).WithMany().HasForeignKey(s => s.SiteId);
    }
}

internal sealed class SchoolHolidayMapping : IEntityTypeConfiguration<SchoolHolidayRow>
{
    public void Configure(EntityTypeBuilder<SchoolHolidayRow> builder) => builder.Ignore(h => h.Days);
}

internal sealed class LocalDayMapping : IEntityTypeConfiguration<LocalDay>
{
    public void Configure(EntityTypeBuilder<LocalDay> builder)
    {
        builder.HasOne<Site>().WithMany().HasForeignKey(d => d.SiteId);
        builder.HasOne<Activity>().WithMany().HasForeignKey(d => d.ActivityId);
    }
}

internal sealed class ClosureMapping : IEntityTypeConfiguration<Closure>
{
    public void Configure(EntityTypeBuilder<Closure> builder)
    {
        builder.HasOne<Site>().WithMany().HasForeignKey(c => c.SiteId);
        builder.HasOne<Activity>().WithMany().HasForeignKey(c => c.ActivityId);
        builder.Ignore(c => c.Days);
    }
}

internal sealed class CutOffRuleMapping : IEntityTypeConfiguration<CutOffRule>
{
    public void Configure(EntityTypeBuilder<CutOffRule> builder)
    {
        builder.HasOne<Activity>().WithMany().HasForeignKey(r => r.ActivityId);
        builder.HasIndex(r => new { r.ActivityId, r.Action, r.EffectiveFrom }).IsUnique();
        builder.HasMany(r => r.Tiers).WithOne().HasForeignKey(t => t.CutOffRuleId);
    }
}

internal sealed class AbsenceRuleMapping : IEntityTypeConfiguration<AbsenceRule>
{
    public void Configure(EntityTypeBuilder<AbsenceRule> builder)
    {
        builder.HasOne<Activity>().WithMany().HasForeignKey(r => r.ActivityId);
        builder.HasIndex(r => new { r.ActivityId, r.EffectiveFrom }).IsUnique();
    }
}

internal sealed class CutOffTierMapping : IEntityTypeConfiguration<CutOffTier>
{
    public void Configure(EntityTypeBuilder<CutOffTier> builder)
    {
        builder.ToTable("CutOffTiers");
        builder.HasIndex(t => new { t.CutOffRuleId, t.Order }).IsUnique();
        builder.Property(t => t.Shape).HasMaxLength(ShapeText.MaxLength).HasConversion(shape => ShapeText.Write(shape), text => ShapeText.Read(text)!);
        builder.Ignore(t => t.Surcharge);
        builder.Ignore(t => t.CutOff);
        builder.Ignore(t => t.Strictness);
    }
}

internal sealed class PoolMapping : IEntityTypeConfiguration<Pool>
{
    public void Configure(EntityTypeBuilder<Pool> builder)
    {
        builder.HasOne<Site>().WithMany().HasForeignKey(p => p.SiteId);
        builder.HasMany(p => p.Groups).WithOne().HasForeignKey(g => g.PoolId);
        // A pool says on each day whom it takes: it is never read without.
        builder.Navigation(p => p.Groups).AutoInclude();
    }
}

internal sealed class PoolGroupMapping : IEntityTypeConfiguration<PoolGroup>
{
    public void Configure(EntityTypeBuilder<PoolGroup> builder)
    {
        builder.Ignore(g => g.Group);
        builder.HasIndex(g => new { g.PoolId, g.EffectiveFrom }).IsUnique();
    }
}

internal sealed class PoolCapacityMapping : IEntityTypeConfiguration<PoolCapacity>
{
    public void Configure(EntityTypeBuilder<PoolCapacity> builder)
    {
        builder.HasOne<Pool>().WithMany().HasForeignKey(c => c.PoolId);
        builder.HasIndex(c => new { c.PoolId, c.EffectiveFrom }).IsUnique();
    }
}

internal sealed class SlotRuleMapping : IEntityTypeConfiguration<SlotRule>
{
    public void Configure(EntityTypeBuilder<SlotRule> builder)
    {
        builder.HasOne<Slot>().WithMany().HasForeignKey(r => r.SlotId);
        builder.HasOne<Slot>().WithMany().HasForeignKey(r => r.OtherSlotId);
    }
}

internal sealed class SlotPoolMapping : IEntityTypeConfiguration<SlotPool>
{
    public void Configure(EntityTypeBuilder<SlotPool> builder)
    {
        builder.HasKey(s => new { s.SlotId, s.SiteId, s.PoolId });
        builder.HasOne<Slot>().WithMany().HasForeignKey(s => s.SlotId);
        builder.HasOne<Site>().WithMany().HasForeignKey(s => s.SiteId);
        builder.HasOne<Pool>().WithMany().HasForeignKey(s => s.PoolId);
    }
}

internal sealed class PoolDayMapping : IEntityTypeConfiguration<PoolDay>
{
    public void Configure(EntityTypeBuilder<PoolDay> builder)
    {
        builder.HasOne<Pool>().WithMany().HasForeignKey(d => d.PoolId);
        builder.Ignore(d => d.Room);
        builder.HasIndex(d => new { d.PoolId, d.Day }).IsUnique();
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("CK_PoolDays_Taken", "\"Taken\" >= 0");
            t.HasCheckConstraint("CK_PoolDays_Exceptions", "\"Exceptions\" >= 0");
        });
    }
}

internal sealed class TariffGridMapping : IEntityTypeConfiguration<TariffGrid>
{
    public void Configure(EntityTypeBuilder<TariffGrid> builder)
    {
        builder.HasOne<Slot>().WithMany().HasForeignKey(g => g.SlotId);
        builder.HasIndex(g => new { g.SlotId, g.EffectiveFrom }).IsUnique();
        builder.HasMany(g => g.Brackets).WithOne().HasForeignKey(b => b.TariffGridId);
    }
}

internal sealed class MenuDishMapping : IEntityTypeConfiguration<MenuDish>
{
    public void Configure(EntityTypeBuilder<MenuDish> builder)
    {
        builder.Property(d => d.Name).HasMaxLength(MenuDish.MaxNameLength);
        builder.Property(d => d.Allergens).HasConversion<int>();
        builder.HasIndex(d => d.Day);
        builder.HasOne<Site>().WithMany().HasForeignKey(d => d.SiteId);
    }
}
