using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Preau.Web.Storage.Mappings;

internal sealed class HistoryMapping : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> builder)
    {
        builder.ToTable("History");
        builder.HasIndex(h => new { h.FamilyId, h.At });
        builder.HasIndex(h => new { h.Subject, h.SubjectId });
        builder.Property(h => h.Before).HasMaxLength(8000);
        builder.Property(h => h.After).HasMaxLength(8000);
        builder.Property(h => h.Reason).HasMaxLength(2000);
    }
}

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    // PostgreSQL keeps to the length: a key is about a thousand characters, more once it is encrypted.
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder) => builder.Property(k => k.Xml).HasMaxLength(20_000);
}

internal sealed class FormKeyMapping : IEntityTypeConfiguration<FormKey>
{
    public void Configure(EntityTypeBuilder<FormKey> builder)
    {
        builder.HasKey(f => f.Key);
        builder.HasIndex(f => f.At);
    }
}

internal sealed class TownSettingMapping : IEntityTypeConfiguration<TownSetting>
{
    public void Configure(EntityTypeBuilder<TownSetting> builder)
    {
        builder.HasIndex(s => new { s.Name, s.EffectiveFrom }).IsUnique();
        builder.Property(s => s.Value).HasMaxLength(20_000);
    }
}
