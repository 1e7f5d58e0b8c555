using Microsoft.EntityFrameworkCore;
using Preau.Web.Integrations.Mail;

namespace Preau.Web.Storage;

public abstract partial class PortalDb
{
    public DbSet<OutboxMail> OutboxMails => Set<OutboxMail>();

    public DbSet<OutboxAttachment> OutboxAttachments => Set<OutboxAttachment>();
}
