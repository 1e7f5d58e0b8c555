using Preau.Web.Integrations.Mail;

namespace Preau.Web.Jobs;

public sealed class SendMails(DeliverMails deliver) : IRecurringJob
{
    public async Task<string> Run(CancellationToken cancel) => await deliver.Run(cancel) switch
    {
        0 => "Aucun courriel n’est parti.",
        1 => "1 courriel est parti.",
        var sent => $"{sent} courriels sont partis.",
    };
}
