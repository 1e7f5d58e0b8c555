using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Preau.Domain.Activities;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.CutOffs;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Places;

namespace Preau.Web.Storage.Mappings;

internal sealed class BookingMapping : IEntityTypeConfiguration<Booking>
{
    public void Configure(EntityTypeBuilder<Booking> builder)
    {
        // A held place is no booking yet: what lists, charges or counts bookings never sees it, unless it says so (BookingsAndHolds).
        builder.HasQueryFilter(b => b.HeldUntil == null);
        builder.HasIndex(b => b.OrderId);
        // One child, slot and day: one booking, whoever made it.
        builder.HasIndex(b => new { b.ChildId, b.Day, b.SlotId }).IsUnique();
        builder.HasIndex(b => new { b.SiteId, b.Day });
        builder.HasIndex(b => new { b.FamilyId, b.Day });
        builder.HasOne<Child>().WithMany().HasForeignKey(b => b.ChildId);
        builder.HasOne<Slot>().WithMany().HasForeignKey(b => b.SlotId);
        builder.HasOne<Family>().WithMany().HasForeignKey(b => b.FamilyId);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(b => b.EnrolmentId);
        builder.HasOne<Site>().WithMany().HasForeignKey(b => b.SiteId);
        builder.HasOne<CutOffRule>().WithMany().HasForeignKey(b => b.CutOffRuleId);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(b => b.OrderId);
    }
}

internal sealed class LateCancellationMapping : IEntityTypeConfiguration<LateCancellation>
{
    public void Configure(EntityTypeBuilder<LateCancellation> builder)
    {
        builder.HasIndex(c => new { c.ChildId, c.Day, c.SlotId, c.FamilyId }).IsUnique();
        builder.HasIndex(c => new { c.FamilyId, c.Day });
        builder.HasIndex(c => new { c.SlotId, c.Day });
        builder.HasOne<Child>().WithMany().HasForeignKey(c => c.ChildId);
        builder.HasOne<Slot>().WithMany().HasForeignKey(c => c.SlotId);
        builder.HasOne<Family>().WithMany().HasForeignKey(c => c.FamilyId);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(c => c.EnrolmentId);
        builder.HasOne<Site>().WithMany().HasForeignKey(c => c.SiteId);
        builder.HasOne<CutOffTier>().WithMany().HasForeignKey(c => c.CutOffTierId);
    }
}

internal sealed class BookingPlaceMapping : IEntityTypeConfiguration<BookingPlace>
{
    public void Configure(EntityTypeBuilder<BookingPlace> builder)
    {
        builder.HasKey(p => new { p.BookingId, p.PoolDayId });
        builder.HasOne<Booking>().WithMany().HasForeignKey(p => p.BookingId);
        builder.HasOne<PoolDay>().WithMany().HasForeignKey(p => p.PoolDayId);
    }
}

internal sealed class WeekPatternMapping : IEntityTypeConfiguration<WeekPattern>
{
    public void Configure(EntityTypeBuilder<WeekPattern> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(WeekPattern.MaxNameLength);
        builder.HasOne<Family>().WithMany().HasForeignKey(p => p.FamilyId);
        builder.HasMany(p => p.Slots).WithOne().HasForeignKey(s => s.WeekPatternId);
    }
}

internal sealed class WeekPatternSlotMapping : IEntityTypeConfiguration<WeekPatternSlot>
{
    public void Configure(EntityTypeBuilder<WeekPatternSlot> builder)
    {
        builder.HasKey(s => new { s.WeekPatternId, s.ChildId, s.SlotId, s.Week });
        builder.HasOne<Child>().WithMany().HasForeignKey(s => s.ChildId);
        builder.HasOne<Slot>().WithMany().HasForeignKey(s => s.SlotId);
    }
}

internal sealed class PatternRunMapping : IEntityTypeConfiguration<PatternRun>
{
    public void Configure(EntityTypeBuilder<PatternRun> builder)
    {
        // A pattern may be forgotten; what one of its runs booked keeps the run's number.
        builder.HasOne<WeekPattern>().WithMany().HasForeignKey(r => r.WeekPatternId);
        builder.HasIndex(r => r.FamilyId);
    }
}

internal sealed class PatternExceptionMapping : IEntityTypeConfiguration<PatternException>
{
    public void Configure(EntityTypeBuilder<PatternException> builder)
    {
        builder.HasKey(e => new { e.WeekPatternId, e.ChildId, e.SlotId, e.Day });
        builder.HasOne<WeekPattern>().WithMany().HasForeignKey(e => e.WeekPatternId);
    }
}
