using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Preau.Domain.Activities;
using Preau.Domain.Documents;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Requests;

namespace Preau.Web.Storage.Mappings;

internal sealed class EnrolmentMapping : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.HasOne<Child>().WithMany().HasForeignKey(e => e.ChildId);
        builder.HasOne<Family>().WithMany().HasForeignKey(e => e.FamilyId);
        builder.HasOne<Activity>().WithMany().HasForeignKey(e => e.ActivityId);
        builder.HasOne<Site>().WithMany().HasForeignKey(e => e.SiteId);
        builder.HasIndex(e => new { e.State, e.ActivityId });
        builder.Property(e => e.Reason).HasMaxLength(2000);
        builder.Ignore(e => e.Days);
        builder.HasMany(e => e.Wanted).WithOne().HasForeignKey(w => w.EnrolmentId);
    }
}

internal sealed class WantedDaysMapping : IEntityTypeConfiguration<WantedDays>
{
    public void Configure(EntityTypeBuilder<WantedDays> builder)
    {
        builder.HasKey(w => new { w.EnrolmentId, w.SlotId });
        builder.HasOne<Slot>().WithMany().HasForeignKey(w => w.SlotId);
    }
}

internal sealed class EnrolmentAnswerMapping : IEntityTypeConfiguration<EnrolmentAnswer>
{
    public void Configure(EntityTypeBuilder<EnrolmentAnswer> builder)
    {
        builder.HasKey(a => new { a.EnrolmentId, a.QuestionId });
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(a => a.EnrolmentId);
        builder.HasOne<EnrolmentQuestion>().WithMany().HasForeignKey(a => a.QuestionId);
        builder.Property(a => a.Text).HasMaxLength(2000);
    }
}

internal sealed class CertificateMapping : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(c => c.EnrolmentId);
    }
}

internal sealed class FamilyRequestMapping : IEntityTypeConfiguration<FamilyRequest>
{
    public void Configure(EntityTypeBuilder<FamilyRequest> builder)
    {
        builder.ToTable("Requests");
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => new { r.State, r.SentAt });
        builder.HasOne<Family>().WithMany().HasForeignKey(r => r.FamilyId);
        builder.HasOne<Guardian>().WithMany().HasForeignKey(r => r.GuardianId);
        builder.HasOne<Child>().WithMany().HasForeignKey(r => r.ChildId);
        builder.HasOne<Activity>().WithMany().HasForeignKey(r => r.ActivityId);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(r => r.EnrolmentId);
        foreach (var text in new[] { nameof(FamilyRequest.Before), nameof(FamilyRequest.After), nameof(FamilyRequest.Receipt), nameof(FamilyRequest.Decision) })
            builder.Property(text).HasMaxLength(20_000);
        foreach (var text in new[] { nameof(FamilyRequest.Missing), nameof(FamilyRequest.Answer), nameof(FamilyRequest.Reason) })
            builder.Property(text).HasMaxLength(4000);
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.HasOne<Family>().WithMany().HasForeignKey(d => d.FamilyId);
        builder.HasIndex(d => d.TokenHash);
        builder.Property(d => d.Content).HasMaxLength(40_000);
    }
}

internal sealed class StoredDocumentMapping : IEntityTypeConfiguration<StoredDocument>
{
    public void Configure(EntityTypeBuilder<StoredDocument> builder)
    {
        builder.ToTable("Documents");
        builder.HasIndex(d => d.StoredName).IsUnique();
        builder.HasIndex(d => d.FamilyId);
        builder.HasIndex(d => d.RequestId);
        builder.HasIndex(d => d.EnrolmentId);
    }
}
