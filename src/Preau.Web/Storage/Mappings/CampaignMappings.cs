using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Preau.Domain.Activities;
using Preau.Domain.Campaigns;
using Preau.Domain.Families;
using Preau.Domain.Places;

namespace Preau.Web.Storage.Mappings;

internal sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.HasIndex(c => c.BookingPeriodId).IsUnique();
        builder.HasOne<BookingPeriod>().WithMany().HasForeignKey(c => c.BookingPeriodId);
        builder.HasMany(c => c.Criteria).WithOne().HasForeignKey(c => c.CampaignId);
    }
}

internal sealed class CampaignCriterionMapping : IEntityTypeConfiguration<CampaignCriterion>
{
    public void Configure(EntityTypeBuilder<CampaignCriterion> builder)
    {
        builder.ToTable("CampaignCriteria");
        builder.Ignore(c => c.IsDeclared);
    }
}

internal sealed class CampaignEntryMapping : IEntityTypeConfiguration<CampaignEntry>
{
    public void Configure(EntityTypeBuilder<CampaignEntry> builder)
    {
        // A child of two families stands once in a campaign.
        builder.HasIndex(e => new { e.CampaignId, e.ChildId }).IsUnique();
        builder.HasIndex(e => new { e.CampaignId, e.Number }).IsUnique();
        builder.HasIndex(e => e.FamilyId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(e => e.CampaignId);
        builder.HasOne<Child>().WithMany().HasForeignKey(e => e.ChildId);
        builder.HasOne<Family>().WithMany().HasForeignKey(e => e.FamilyId);
        builder.HasMany(e => e.Wishes).WithOne().HasForeignKey(w => w.CampaignEntryId);
        builder.HasMany(e => e.Facts).WithOne().HasForeignKey(f => f.CampaignEntryId);
        builder.HasOne(e => e.Standing).WithOne().HasForeignKey<CampaignStanding>(s => s.CampaignEntryId);
    }
}

internal sealed class CampaignWishMapping : IEntityTypeConfiguration<CampaignWish>
{
    public void Configure(EntityTypeBuilder<CampaignWish> builder)
    {
        builder.ToTable("CampaignWishes");
        builder.HasIndex(w => new { w.CampaignEntryId, w.SlotId, w.From }).IsUnique();
        builder.HasOne<Slot>().WithMany().HasForeignKey(w => w.SlotId);
        builder.HasOne(w => w.Result).WithOne().HasForeignKey<CampaignResult>(r => r.CampaignWishId);
    }
}

internal sealed class CampaignFactMapping : IEntityTypeConfiguration<CampaignFact>
{
    public void Configure(EntityTypeBuilder<CampaignFact> builder)
    {
        builder.ToTable("CampaignFacts");
        builder.HasIndex(f => new { f.CampaignEntryId, f.Fact }).IsUnique();
    }
}

internal sealed class CampaignStandingMapping : IEntityTypeConfiguration<CampaignStanding>
{
    public void Configure(EntityTypeBuilder<CampaignStanding> builder)
    {
        builder.ToTable("CampaignStandings");
        builder.HasKey(s => s.CampaignEntryId);
        builder.Property(s => s.CampaignEntryId).ValueGeneratedNever();
        builder.Property(s => s.Lines).HasMaxLength(8000);
    }
}

internal sealed class CampaignResultMapping : IEntityTypeConfiguration<CampaignResult>
{
    public void Configure(EntityTypeBuilder<CampaignResult> builder)
    {
        builder.ToTable("CampaignResults");
        builder.HasKey(r => r.CampaignWishId);
        builder.Property(r => r.CampaignWishId).ValueGeneratedNever();
        builder.HasIndex(r => new { r.State, r.AnswerBy });
    }
}

internal sealed class CampaignPlaceMapping : IEntityTypeConfiguration<CampaignPlace>
{
    public void Configure(EntityTypeBuilder<CampaignPlace> builder)
    {
        builder.HasKey(p => new { p.CampaignWishId, p.PoolDayId });
        builder.HasOne<CampaignWish>().WithMany().HasForeignKey(p => p.CampaignWishId);
        builder.HasOne<PoolDay>().WithMany().HasForeignKey(p => p.PoolDayId);
    }
}

internal sealed class CampaignRunMapping : IEntityTypeConfiguration<CampaignRun>
{
    public void Configure(EntityTypeBuilder<CampaignRun> builder)
    {
        builder.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId);
        builder.Property(r => r.Lines).HasMaxLength(50_000_000);
    }
}
