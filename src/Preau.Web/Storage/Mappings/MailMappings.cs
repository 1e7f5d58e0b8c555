using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Preau.Web.Integrations.Mail;

namespace Preau.Web.Storage.Mappings;

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.HasIndex(m => m.EffectKey).IsUnique();
        builder.HasIndex(m => m.NextTryAt);
        builder.HasIndex(m => m.FamilyId);
        builder.Property(m => m.Text).HasMaxLength(50_000);
        builder.Property(m => m.LastError).HasMaxLength(1000);
        builder.HasMany(m => m.Attachments).WithOne().HasForeignKey(a => a.MailId);
    }
}
