using Preau.Web.Features.Payments;

namespace Preau.Web.Jobs;

public sealed class AskPayments(AskPayFip ask) : IRecurringJob
{
    public async Task<string> Run(CancellationToken cancel) => await ask.AskDue(cancel) switch
    {
        0 => "Aucun paiement n’était à vérifier.",
        1 => "1 paiement a été vérifié.",
        var asked => $"{asked} paiements ont été vérifiés.",
    };
}
