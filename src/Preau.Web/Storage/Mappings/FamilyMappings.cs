using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Preau.Domain.Calendars;
using Preau.Domain.Families;

namespace Preau.Web.Storage.Mappings;

internal sealed class FamilyMapping : IEntityTypeConfiguration<Family>
{
    public void Configure(EntityTypeBuilder<Family> builder)
    {
        builder.HasIndex(f => f.FileNumber).IsUnique();
        builder.HasIndex(f => f.SearchKey);
        builder.HasIndex(f => f.SortKey);
        builder.ComplexProperty(f => f.Address, address =>
        {
            address.Property(a => a.Street).HasColumnName("Street");
            address.Property(a => a.Complement).HasColumnName("Complement");
            address.Property(a => a.PostCode).HasColumnName("PostCode").HasMaxLength(20);
            address.Property(a => a.City).HasColumnName("City");
            address.Property(a => a.Country).HasColumnName("Country");
        });
        builder.HasMany(f => f.Guardians).WithOne().HasForeignKey(g => g.FamilyId);
    }
}

internal sealed class GuardianMapping : IEntityTypeConfiguration<Guardian>
{
    public void Configure(EntityTypeBuilder<Guardian> builder)
    {
        builder.HasIndex(g => g.SearchKey);
        builder.HasIndex(g => g.Email);
        builder.Ignore(g => g.FullName);
    }
}

internal sealed class ChildMapping : IEntityTypeConfiguration<Child>
{
    public void Configure(EntityTypeBuilder<Child> builder)
    {
        builder.HasIndex(c => c.SearchKey);
        builder.Ignore(c => c.FullName);
        builder.HasOne<Domain.Activities.Site>().WithMany().HasForeignKey(c => c.SchoolId);
    }
}

internal sealed class FamilyChildMapping : IEntityTypeConfiguration<FamilyChild>
{
    public void Configure(EntityTypeBuilder<FamilyChild> builder)
    {
        builder.HasKey(m => new { m.FamilyId, m.ChildId });
        builder.HasIndex(m => m.ChildId);
        builder.HasOne(m => m.Family).WithMany(f => f.Children).HasForeignKey(m => m.FamilyId);
        builder.HasOne(m => m.Child).WithMany().HasForeignKey(m => m.ChildId);
    }
}

internal sealed class CustodyMapping : IEntityTypeConfiguration<Custody>
{
    public void Configure(EntityTypeBuilder<Custody> builder)
    {
        builder.HasIndex(c => new { c.ChildId, c.State });
        builder.HasOne<Child>().WithMany().HasForeignKey(c => c.ChildId);
        builder.HasOne<Family>().WithMany().HasForeignKey(c => c.FirstFamilyId);
        builder.HasOne<Family>().WithMany().HasForeignKey(c => c.SecondFamilyId);
        builder.HasMany(c => c.Exceptions).WithOne().HasForeignKey(e => e.CustodyId);
    }
}

internal sealed class CustodyExceptionMapping : IEntityTypeConfiguration<CustodyException>
{
    public void Configure(EntityTypeBuilder<CustodyException> builder)
    {
        builder.ToTable("CustodyExceptions");
        builder.HasOne<Family>().WithMany().HasForeignKey(e => e.FamilyId);
    }
}

internal sealed class HealthRecordMapping : IEntityTypeConfiguration<HealthRecord>
{
    public void Configure(EntityTypeBuilder<HealthRecord> builder)
    {
        builder.HasKey(h => h.ChildId);
        builder.HasOne<Child>().WithOne().HasForeignKey<HealthRecord>(h => h.ChildId);
        builder.Property(h => h.Allergies).HasMaxLength(2000);
        builder.Property(h => h.Instructions).HasMaxLength(4000);
    }
}

internal sealed class CollectorMapping : IEntityTypeConfiguration<Collector>
{
    public void Configure(EntityTypeBuilder<Collector> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(c => c.ChildId);
        builder.HasOne<Family>().WithMany().HasForeignKey(c => c.FamilyId);
    }
}

internal sealed class IncomeRecordMapping : IEntityTypeConfiguration<IncomeRecord>
{
    public void Configure(EntityTypeBuilder<IncomeRecord> builder)
    {
        builder.HasOne<Family>().WithMany().HasForeignKey(i => i.FamilyId);
        builder.HasIndex(i => new { i.FamilyId, i.ValidFrom });
    }
}
