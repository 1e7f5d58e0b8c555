using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Preau.Domain.Billing;
using Preau.Domain.Families;
using Preau.Domain.Payments;
using Preau.Domain.Tariffs;

namespace Preau.Web.Storage.Mappings;

internal sealed class RegieMapping : IEntityTypeConfiguration<Regie>
{
    public void Configure(EntityTypeBuilder<Regie> builder)
    {
        builder.HasIndex(r => r.Code).IsUnique();
        builder.Property(r => r.WaysToPay).HasMaxLength(4000);
    }
}

internal sealed class NumberCounterMapping : IEntityTypeConfiguration<NumberCounter>
{
    public void Configure(EntityTypeBuilder<NumberCounter> builder)
    {
        builder.HasKey(c => new { c.RegieId, c.Year, c.Series });
        builder.HasOne<Regie>().WithMany().HasForeignKey(c => c.RegieId);
    }
}

internal sealed class InvoiceMapping : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.HasIndex(i => i.Number).IsUnique();
        builder.HasIndex(i => i.OrderNumber).IsUnique();
        // One invoice of a month; orders are as many as are made.
        builder.HasIndex(i => new { i.RegieId, i.FamilyId, i.Month }).IsUnique().HasFilter("\"OrderNumber\" IS NULL");
        builder.HasIndex(i => new { i.FamilyId, i.Month });
        builder.HasIndex(i => new { i.State, i.Month });
        builder.Property(i => i.Payer).HasMaxLength(1000);
        builder.HasOne<Regie>().WithMany().HasForeignKey(i => i.RegieId);
        builder.HasOne<Family>().WithMany().HasForeignKey(i => i.FamilyId);
        builder.HasMany(i => i.Charges).WithOne().HasForeignKey(c => c.InvoiceId);
    }
}

internal sealed class ChargeMapping : IEntityTypeConfiguration<Charge>
{
    public void Configure(EntityTypeBuilder<Charge> builder)
    {
        builder.HasIndex(c => new { c.ChildId, c.Day, c.SlotId, c.FamilyId, c.Kind }).IsUnique().HasFilter("\"VoidedAt\" IS NULL");
        builder.HasIndex(c => new { c.FamilyId, c.Day });
        builder.HasIndex(c => c.EnrolmentId);
        builder.Property(c => c.Explanation).HasMaxLength(4000);
        builder.HasOne<TariffGrid>().WithMany().HasForeignKey(c => c.TariffGridId);
        builder.HasOne<Child>().WithMany().HasForeignKey(c => c.ChildId);
        builder.HasOne<Family>().WithMany().HasForeignKey(c => c.FamilyId);
    }
}

internal sealed class LedgerAccountMapping : IEntityTypeConfiguration<LedgerAccount>
{
    public void Configure(EntityTypeBuilder<LedgerAccount> builder)
    {
        builder.HasIndex(a => new { a.Kind, a.RegieId, a.FamilyId, a.Code }).IsUnique();
        builder.HasIndex(a => a.FamilyId);
        builder.HasOne<Regie>().WithMany().HasForeignKey(a => a.RegieId);
    }
}

internal sealed class LedgerPostingMapping : IEntityTypeConfiguration<LedgerPosting>
{
    public void Configure(EntityTypeBuilder<LedgerPosting> builder)
    {
        builder.HasIndex(p => p.InvoiceId);
        builder.HasIndex(p => p.PaymentId);
        builder.HasMany(p => p.Entries).WithOne().HasForeignKey(e => e.PostingId);
    }
}

internal sealed class LedgerEntryMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder) =>
        builder.HasOne<LedgerAccount>().WithMany().HasForeignKey(e => e.AccountId);
}

internal sealed class PaymentMapping : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        // One attempt pays once, however often the news of it arrives.
        builder.HasIndex(p => p.AttemptId).IsUnique();
        builder.HasIndex(p => p.FamilyId);
        builder.HasOne<Regie>().WithMany().HasForeignKey(p => p.RegieId);
        builder.HasOne<Family>().WithMany().HasForeignKey(p => p.FamilyId);
        builder.HasOne<PaymentAttempt>().WithMany().HasForeignKey(p => p.AttemptId);
        builder.HasMany(p => p.Allocations).WithOne().HasForeignKey(a => a.PaymentId);
    }
}

internal sealed class PaymentAllocationMapping : IEntityTypeConfiguration<PaymentAllocation>
{
    public void Configure(EntityTypeBuilder<PaymentAllocation> builder)
    {
        builder.HasKey(a => new { a.PaymentId, a.InvoiceId });
        builder.HasIndex(a => a.InvoiceId);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(a => a.InvoiceId);
    }
}

internal sealed class PaymentAttemptMapping : IEntityTypeConfiguration<PaymentAttempt>
{
    public void Configure(EntityTypeBuilder<PaymentAttempt> builder)
    {
        builder.HasIndex(a => a.Reference).IsUnique();
        builder.HasIndex(a => a.OperationId).IsUnique();
        builder.HasIndex(a => a.NextAskAt);
        // Two tabs cannot open two attempts on one invoice. The same filter is written both ways.
        builder.HasIndex(a => a.InvoiceId).IsUnique().HasFilter("\"IsOpen\"").HasDatabaseName("IX_PaymentAttempts_OneOpen");
        builder.HasIndex(a => new { a.InvoiceId, a.Number }).IsUnique();
        builder.HasOne<Invoice>().WithMany().HasForeignKey(a => a.InvoiceId);
        builder.HasOne<Family>().WithMany().HasForeignKey(a => a.FamilyId);
        builder.HasOne<Guardian>().WithMany().HasForeignKey(a => a.GuardianId);
    }
}
