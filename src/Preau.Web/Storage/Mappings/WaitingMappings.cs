using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Preau.Domain.Activities;
using Preau.Domain.Families;
using Preau.Domain.Places;

namespace Preau.Web.Storage.Mappings;

internal sealed class WaitingRuleMapping : IEntityTypeConfiguration<WaitingRule>
{
    public void Configure(EntityTypeBuilder<WaitingRule> builder)
    {
        builder.HasOne<Activity>().WithMany().HasForeignKey(r => r.ActivityId);
        builder.HasIndex(r => new { r.ActivityId, r.EffectiveFrom }).IsUnique();
        builder.Property(r => r.Priorities).HasMaxLength(100).HasConversion(
            list => string.Join(',', list),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<WaitingPriority>).ToList(),
            new ValueComparer<IReadOnlyList<WaitingPriority>>((one, other) => one!.SequenceEqual(other!), list => list.Count, list => list));
    }
}

internal sealed class WaitingEntryMapping : IEntityTypeConfiguration<WaitingEntry>
{
    public void Configure(EntityTypeBuilder<WaitingEntry> builder)
    {
        // One child, slot and day: one open entry, whoever asked.
        builder.HasIndex(e => new { e.ChildId, e.Day, e.SlotId }).IsUnique().HasFilter("\"State\" IN ('Waiting', 'Offered', 'ToStaff')");
        builder.HasIndex(e => new { e.State, e.Day });
        builder.HasIndex(e => new { e.FamilyId, e.Day });
        builder.HasOne<Child>().WithMany().HasForeignKey(e => e.ChildId);
        builder.HasOne<Slot>().WithMany().HasForeignKey(e => e.SlotId);
        builder.HasOne<Site>().WithMany().HasForeignKey(e => e.SiteId);
        builder.HasOne<Family>().WithMany().HasForeignKey(e => e.FamilyId);
        builder.Ignore(e => e.IsOpen);
        builder.Ignore(e => e.HoldsPlace);
    }
}

internal sealed class WaitingPlaceMapping : IEntityTypeConfiguration<WaitingPlace>
{
    public void Configure(EntityTypeBuilder<WaitingPlace> builder)
    {
        builder.HasKey(p => new { p.EntryId, p.PoolDayId });
        builder.HasOne<WaitingEntry>().WithMany().HasForeignKey(p => p.EntryId);
        builder.HasOne<PoolDay>().WithMany().HasForeignKey(p => p.PoolDayId);
    }
}
