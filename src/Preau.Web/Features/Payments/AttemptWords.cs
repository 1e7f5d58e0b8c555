using Preau.Domain.Payments;

namespace Preau.Web.Features.Payments;

/// <summary>The states, means and alerts of payments as people read them.</summary>
public static class AttemptWords
{
    public static string Of(AttemptState state) => state switch
    {
        AttemptState.Created or AttemptState.Redirected => "en cours",
        AttemptState.Paid => "payé",
        AttemptState.Refused => "refusé",
        AttemptState.Abandoned => "abandonné",
        AttemptState.Expired => "sans suite",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a word."),
    };

    public static string Of(PaymentMeans means) => means switch
    {
        PaymentMeans.Card => "carte bancaire",
        PaymentMeans.OneOffDirectDebit => "prélèvement unique",
        _ => throw new ArgumentOutOfRangeException(nameof(means), means, "A means without a word."),
    };

    /// <summary>What happened, and what the régie does about it.</summary>
    public static string Of(AttemptAlert alert) => alert switch
    {
        AttemptAlert.WrongEcho => "PayFiP annonce un paiement qui n’est pas celui demandé (montant, contrat ou référence). Il n’est pas compté comme payé : comparez avec le compte de dépôt de fonds.",
        AttemptAlert.UnknownResult => "PayFiP donne un résultat que ce portail ne connaît pas. Il n’est compté ni payé ni refusé : comparez avec le compte de dépôt de fonds.",
        AttemptAlert.Misconfigured => "PayFiP refuse le contrat de la régie ou les adresses du portail. Vérifiez le numéro de contrat avec votre correspondant.",
        AttemptAlert.SecondPayment => "La facture était déjà réglée : ce second paiement est devenu le crédit de la famille. Remboursez-le ou imputez-le.",
        AttemptAlert.PlacesGone => "Payé après la fin du temps prévu, quand les places gardées étaient reprises\u00A0: la somme est le crédit de la famille, prévenue par courriel. Remboursez-la ou imputez-la.",
        _ => throw new ArgumentOutOfRangeException(nameof(alert), alert, "An alert without a sentence."),
    };
}
