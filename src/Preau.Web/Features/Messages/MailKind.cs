using Preau.Domain.Requests;

namespace Preau.Web.Features.Messages;

/// <summary>
/// What a text is for, and the closed list of places that it may hold. A mail names the child by first name, the matter and a link;
/// there is no place for health, custody or income: these stay on the page.
/// </summary>
/// <param name="Name">Name of its file in <c>seed/textes</c> and of its setting.</param>
/// <param name="Title">What the staff read in the list of texts.</param>
/// <param name="Places">Own places; the town's own (<see cref="OfTheTown"/>) may stand in any text.</param>
/// <param name="Required">Places without which the text fails its purpose or the law.</param>
public sealed record MailKind(string Name, string Title, IReadOnlyList<string> Places, IReadOnlyList<string> Required)
{
    /// <summary>Filled from the town's settings in every text.</summary>
    public static readonly IReadOnlyList<string> OfTheTown = ["ville", "service", "adresse", "courriel", "telephone", "horaires"];

    public static readonly MailKind Activation = WithSecret("activation", "Lien d’activation");
    public static readonly MailKind PasswordReset = WithSecret("mot-de-passe-oublie", "Mot de passe oublié");
    public static readonly MailKind AgentInvitation = WithSecret("invitation-agent", "Invitation d’un agent");
    public static readonly MailKind PasswordChanged = Simple("mot-de-passe-change", "Mot de passe changé", "date", "lien");
    public static readonly MailKind SecondFactorChanged = Simple("second-facteur-change", "Second facteur changé", "date", "lien");
    public static readonly MailKind EmailChangedOld = Simple("adresse-changee-ancienne", "Adresse électronique changée (à l’ancienne)", "date");
    public static readonly MailKind EmailChangedNew = Simple("adresse-changee-nouvelle", "Adresse électronique changée (à la nouvelle)", "date", "lien");

    /// <summary>To whoever begins a new family's file: the link that proves the address, or that it opens an account already.</summary>
    public static readonly MailKind EmailProof = new("nouveau-dossier-adresse", "Nouveau dossier\u00A0: adresse à prouver", ["lien", "validite"], ["lien"]) { HoldsSecret = true };
    public static readonly MailKind AddressHasAccount = new("nouveau-dossier-compte", "Nouveau dossier\u00A0: l’adresse a déjà un compte", ["lien", "lien_mot_de_passe"], ["lien", "lien_mot_de_passe"]);

    public static readonly MailKind RequestIncomplete = Simple("demande-a-completer", "Demande à compléter", "reference", "objet", "manque", "date_limite", "lien");
    public static readonly MailKind RequestWithdrawn = Simple("demande-retiree", "Demande retirée", "reference", "objet", "lien");

    /// <summary>"reserves" and "non_reserves" are lines, "- mardi 8 septembre 2026 : complet" each; either may be empty.</summary>
    public static readonly MailKind EnrolmentValidated = Simple("inscription-validee", "Inscription validée", "enfant", "activite", "dates", "reserves", "non_reserves", "lien");
    public static readonly MailKind EnrolmentEnded = Simple("inscription-terminee", "Fin d’une inscription", "enfant", "activite", "date", "lien");
    public static readonly MailKind PreEnrolmentValidated = Simple("preinscription-validee", "Préinscription validée", "enfant", "activite", "lien");
    public static readonly MailKind PlaceOffered = Simple("place-proposee", "Place proposée", "enfant", "activite", "dates", "date_limite", "lien");
    public static readonly MailKind OfferLapsed = Simple("place-sans-reponse", "Place proposée restée sans réponse", "enfant", "activite", "date_limite", "lien");

    /// <summary>"changements" are lines, "- mardi 8 septembre 2026, Repas : réservé" each.</summary>
    public static readonly MailKind BookingChangedByStaff = Simple("reservation-changee", "Réservations changées par le service", "enfant", "changements", "motif", "lien");
    /// <summary>"jours" are lines, "- Repas, jeudi 3 décembre 2026 : Grève" each.</summary>
    public static readonly MailKind DaysCancelled = Simple("jours-annules", "Jours annulés par un changement du calendrier", "enfant", "jours", "lien");
    /// <summary>"reserves" and "non_reserves" are lines; "lien" leads to what was booked, and can undo it.</summary>
    public static readonly MailKind PatternApplied = Simple("semaine-type-appliquee", "Semaine type appliquée d’elle-même", "nom", "enfant", "reserves", "non_reserves", "lien");
    /// <summary>A child of two families. "changements" are lines, "- réservé : Repas, mardi 8 septembre 2026" each; may be empty.</summary>
    public static readonly MailKind OtherParentChanged = Simple("jours-autre-parent", "Réservations changées par l’autre parent", "enfant", "changements", "lien");
    public static readonly MailKind DaysProposed = Simple("jours-proposes", "Calendrier entre deux familles\u00A0: proposé", "enfant", "date", "lien");
    public static readonly MailKind DaysDeclined = Simple("jours-declines", "Calendrier entre deux familles\u00A0: refusé ou retiré", "enfant", "lien");
    public static readonly MailKind DaysShared = Simple("jours-partages", "Calendrier entre deux familles\u00A0: en vigueur", "enfant", "date", "changements", "lien");
    /// <summary>"jours" are lines, "- Lila, Repas, lundi 30 novembre : jusqu’au dimanche 29 novembre, 12 h 00" each.</summary>
    public static readonly MailKind LimitReminder = Simple("rappel-delai", "Rappel d’une limite qui tombe un jour fermé", "jours", "lien");
    /// <summary>"jours" are lines, "- Lila, Journée avec repas, mercredi 2 décembre 2026 : 2e sur la liste" each.</summary>
    public static readonly MailKind WaitingJoined = Simple("liste-d-attente-inscrit", "Liste d’attente\u00A0: inscription", "enfant", "jours", "lien");
    /// <summary>"sinon" is a sentence: what happens without an answer.</summary>
    public static readonly MailKind WaitingOffer = Simple("liste-d-attente-place", "Liste d’attente\u00A0: place proposée", "enfant", "jour", "date_limite", "sinon", "lien");
    public static readonly MailKind WaitingConfirm = Simple("liste-d-attente-confirmer", "Liste d’attente\u00A0: à confirmer", "enfant", "jours", "date_limite", "lien");
    public static readonly MailKind WaitingNews = Simple("liste-d-attente-nouvelles", "Liste d’attente\u00A0: ce qui a changé", "enfant", "jours", "lien");
    public static readonly MailKind FileChangedByStaff = Simple("dossier-change", "Dossier changé par le service", "changements", "lien");

    /// <summary>The receipt of a family's first wish in a campaign.</summary>
    public static readonly MailKind CampaignWishesReceived = Simple("campagne-voeux-recus", "Campagne\u00A0: accusé de réception des vœux", "periode", "activite", "lien");
    /// <summary>"resultats" are lines, "- Lila : une place est proposée (Journée, semaine du 8 février 2027)" each.</summary>
    public static readonly MailKind CampaignResults = Simple("campagne-resultats", "Campagne\u00A0: résultats", "periode", "activite", "resultats", "date_limite", "lien");
    public static readonly MailKind CampaignPlacePassedOn = Simple("campagne-place-laissee", "Campagne\u00A0: place laissée par une autre famille", "periode", "activite", "resultats", "date_limite", "lien");

    public static readonly MailKind InvoiceIssued = Simple("facture-emise", "Facture émise", "numero", "montant", "date_limite", "lien");
    /// <summary>"jours" are lines, "- Jeanne, Journée, Les Lucioles, mardi 8 décembre 2026" each.</summary>
    public static readonly MailKind PlacesFreed = Simple("places-rendues", "Places gardées, rendues faute de paiement", "montant", "jours", "lien");
    public static readonly MailKind PaidTooLate = Simple("paiement-trop-tard", "Paiement reçu après la fin des places gardées", "numero", "montant", "date", "reference", "lien");
    public static readonly MailKind PaymentReceived = Simple("paiement-recu", "Reçu de paiement", "numero", "montant", "date", "reference", "lien");

    /// <summary>The electronic receipt of a request (CRPA L112-11, R112-11-1), one text per kind of request.</summary>
    public static readonly IReadOnlyDictionary<RequestKind, MailKind> Receipts = Enum.GetValues<RequestKind>().ToDictionary(kind => kind, kind => new MailKind(
        "recu-" + FileName(kind), "Accusé de réception\u00A0: " + Words(kind),
        ["prenom", "reference", "objet", "date_reception", "date_silence", "lien"],
        ["reference", "objet", "date_reception", "date_silence", "service", "adresse", "courriel", "telephone"]));

    /// <summary>The decision on a request, one text per kind: "decision" is "acceptée" or "refusée", "motif" is empty when accepted.</summary>
    public static readonly IReadOnlyDictionary<RequestKind, MailKind> Decisions = Enum.GetValues<RequestKind>().ToDictionary(kind => kind, kind => new MailKind(
        "decision-" + FileName(kind), "Décision\u00A0: " + Words(kind),
        ["prenom", "reference", "objet", "decision", "date_decision", "agent", "motif", "suite", "lien"],
        ["reference", "objet", "decision", "date_decision", "agent", "motif", "service", "adresse"]));

    public static readonly IReadOnlyList<MailKind> All =
    [
        Activation, PasswordReset, AgentInvitation, PasswordChanged, SecondFactorChanged, EmailChangedOld, EmailChangedNew, EmailProof, AddressHasAccount,
        .. Receipts.Values, .. Decisions.Values, RequestIncomplete, RequestWithdrawn,
        EnrolmentValidated, EnrolmentEnded, PreEnrolmentValidated, PlaceOffered, OfferLapsed, BookingChangedByStaff, DaysCancelled, OtherParentChanged, DaysProposed, DaysDeclined, DaysShared, PatternApplied, LimitReminder, WaitingJoined, WaitingOffer, WaitingConfirm, WaitingNews, FileChangedByStaff,
        CampaignWishesReceived, CampaignResults, CampaignPlacePassedOn, InvoiceIssued, PlacesFreed, PaymentReceived, PaidTooLate,
    ];

    /// <summary>Its link opens something by itself: the outbox forgets the text once it has left.</summary>
    public bool HoldsSecret { get; private init; }

    public IReadOnlyCollection<string> AllPlaces { get; } = [.. Places, .. OfTheTown];

    public static MailKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    private static MailKind Simple(string name, string title, params string[] places) =>
        new(name, title, ["prenom", .. places], [.. places.Where(p => p is "lien" or "manque" or "date_limite" or "montant")]);

    private static MailKind WithSecret(string name, string title) =>
        new(name, title, ["prenom", "lien", "validite"], ["lien"]) { HoldsSecret = true };

    private static string FileName(RequestKind kind) => kind switch
    {
        RequestKind.Enrolment => "inscription",
        RequestKind.EnrolmentChange => "changement-inscription",
        RequestKind.EnrolmentEnd => "fin-inscription",
        RequestKind.Booking => "reservation",
        RequestKind.Details => "coordonnees",
        RequestKind.Child => "enfant",
        RequestKind.NewChild => "nouvel-enfant",
        RequestKind.NewFamily => "nouveau-dossier",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Words(RequestKind kind) => FileName(kind).Replace('-', ' ');
}
