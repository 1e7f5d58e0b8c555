using Preau.Domain.Values;

namespace Preau.Web.Texts;

/// <summary>The sentence of each refusal: the reason, the limit as a date and hour, and what to do next.</summary>
public static class Refusals
{
    public static string Sentence(Refusal refusal) => refusal.Code switch
    {
        RefusalCode.Past => "Ce jour est passé : il ne peut plus être changé.",
        RefusalCode.PublicHoliday => $"Fermé : {refusal.Detail}.",
        RefusalCode.SchoolHoliday => $"Fermé pendant les vacances scolaires ({refusal.Detail}).",
        RefusalCode.NotAnOpeningDay => "Ce service n’ouvre pas ce jour de la semaine.",
        RefusalCode.ClosedDay => $"Fermé : {refusal.Detail}. Rien ne vous sera facturé.",
        RefusalCode.OutsideActivityYear => "Ce jour est en dehors des dates de l’activité.",
        RefusalCode.CalendarNotPublished => "Le calendrier scolaire de cette période n’est pas encore publié : ce jour pourra être réservé ensuite.",
        RefusalCode.TooManyDays => "Ces jours couvrent plus d’une année : vérifiez les deux dates.",
        RefusalCode.HolidaysOverlap => $"Ces vacances en chevauchent d’autres de la même zone ({refusal.Detail}), dès {On(refusal)}. Corrigez les dates.",
        RefusalCode.DayMovedTwice => $"Ce jour est déjà déplacé pour ce lieu ({refusal.Detail}). Modifiez cette ligne-là.",
        RefusalCode.PublicHolidayStays => $"Ce jour est férié ({refusal.Detail}) : aucun service ne peut y ouvrir. Choisissez un autre jour.",
        RefusalCode.PreviewMoved => "Depuis l’aperçu, des réservations ou le calendrier ont changé. Relisez ce qui est touché, puis confirmez.",
        RefusalCode.NotEnrolled => "L’enfant n’est pas inscrit à cette activité ce jour-là. Demandez une inscription dans « Mes inscriptions ».",
        RefusalCode.EnrolmentNotValidated => "L’inscription n’est pas encore validée : les réservations ouvriront quand le service aura répondu.",
        RefusalCode.TooYoung => "L’enfant est trop jeune pour cette activité à la date demandée.",
        RefusalCode.TooOld => "L’enfant est trop âgé pour cette activité à la date demandée.",
        RefusalCode.WrongClass => "Cette activité n’est pas ouverte à la classe de l’enfant.",
        RefusalCode.NotResident => "Cette activité est réservée aux familles domiciliées dans la commune.",
        RefusalCode.ActivityNotOpen => "Les inscriptions à cette activité ne sont pas ouvertes en ce moment.",
        RefusalCode.RightOfEveryPupil => "La restauration scolaire est un droit de chaque élève (Code de l’éducation, L131-13) : seules les places d’un jour la limitent. Retirez cette condition.",
        RefusalCode.AlreadyEnrolled => "L’enfant a déjà une inscription à cette activité sur ces dates. Ouvrez-la pour la modifier.",
        RefusalCode.EndBeforeStart => "La date de fin vient avant la date de début. Corrigez l’une des deux.",
        RefusalCode.StartInThePast => "La date de début est passée. Choisissez aujourd’hui ou un jour à venir.",
        RefusalCode.NoDayWanted => "Cochez au moins un jour de la semaine.",
        RefusalCode.DocumentMissing => $"Il manque un document : {refusal.Detail}. Ajoutez-le pour envoyer la demande.",
        RefusalCode.AnswerMissing => $"Il manque une réponse : {refusal.Detail}",
        RefusalCode.TooLateToBook => $"Trop tard pour réserver : la limite était {Limit(refusal)}. Pour une urgence, appelez le service.",
        RefusalCode.TooLateToCancel => $"Trop tard pour annuler : la limite était {Limit(refusal)}. Vous pouvez encore signaler une absence.",
        RefusalCode.ByPhone => $"En ligne, la limite est passée. Par téléphone, le service peut encore le faire jusqu’à {Limit(refusal)} : appelez-le.",
        RefusalCode.RuleForbids => "Le règlement ne le permet pas en ligne. Contactez le service.",
        RefusalCode.ReadOnly => "Les réservations de cette activité sont faites par le service. Contactez-le pour un changement.",
        RefusalCode.Full => "Il n’y a plus de place ce jour-là. Choisissez un autre jour ou contactez le service.",
        RefusalCode.NoAgeGroup => "Aucun groupe n’accueille un enfant de cet âge ou de cette classe ce jour-là. Contactez le service.",
        RefusalCode.PeriodNotPublished => "Les réservations de cette période ne sont pas encore publiées : la date d’ouverture sera annoncée ici.",
        RefusalCode.OpensLater => $"Les réservations ({refusal.Detail}) ouvrent {Opening(refusal)}. Revenez à ce moment-là.",
        RefusalCode.PeriodClosed => $"Les réservations de cette période sont closes depuis {Limit(refusal)}. Contactez le service.",
        RefusalCode.NotInTheAudience => $"Les réservations ({refusal.Detail}) ne sont pas ouvertes à cet enfant. Contactez le service.",
        RefusalCode.GivenByCampaign => $"Les places ({refusal.Detail}) sont données par une campagne : indiquez vos vœux pendant qu’elle est ouverte.",
        RefusalCode.PeriodsOverlap => $"Ces dates chevauchent une autre période ({refusal.Detail}). Corrigez-les.",
        RefusalCode.CampaignNotOpen => refusal.Day is { } first ? $"Les vœux se donnent pendant la campagne, à partir du {French.Date(first)} et jusqu’à son dernier jour. Rien n’a été changé." : "Cette campagne n’est pas ouverte aux vœux.",
        RefusalCode.CampaignNotClosed => $"Les familles peuvent changer leurs vœux jusqu’au {French.Date(refusal.Day!.Value)} : attendez le lendemain.",
        RefusalCode.CampaignHasOpened => "La campagne est ouverte : ses dates et ses critères publiés ne changent plus.",
        RefusalCode.CampaignPublished => "Les résultats de cette campagne sont déjà publiés, une seule fois. Rien de plus n’a été fait.",
        RefusalCode.ResultsNotDue => $"Les familles attendent les résultats le {French.Date(refusal.Day!.Value)} : publiez ce jour-là ou après.",
        RefusalCode.DryRunStale => "Depuis cet essai, des vœux, des points, des places ou des décisions ont changé. Faites un nouvel essai, relisez-le, puis publiez.",
        RefusalCode.WishImpossible => "Ce vœu n’est pas possible : l’enfant n’est pas inscrit tous ces jours, ou n’est dans aucun groupe de la formule. Choisissez-en un autre.",
        RefusalCode.WishOfTheOtherFamily => "L’autre famille de l’enfant a déjà donné ses vœux pour cette campagne : un enfant n’y figure qu’une fois. Contactez le service si ce n’est pas ce que vous souhaitez.",
        RefusalCode.TooManyWishes => "C’est le nombre de vœux le plus grand pour un enfant. Retirez-en un pour en ajouter un autre.",
        RefusalCode.PlaceAnswered => "Vous avez déjà répondu pour cette place, ou elle n’est pas proposée. Rien de plus n’a été fait.",
        RefusalCode.PeriodHasOpened => "Cette période est déjà ouverte aux familles : ses dates et ses ouvertures passées restent. Vous pouvez changer son nom, sa fermeture et les ouvertures à venir.",
        RefusalCode.TwoPlacesAtOnce => "L’enfant est déjà attendu dans un autre lieu à ces heures-là. Annulez d’abord l’autre réservation.",
        RefusalCode.SlotExcluded => $"« {refusal.Detail} » est réservé ce jour-là : les deux ne vont pas ensemble. Gardez l’un des deux.",
        RefusalCode.SlotNeedsAnother => $"Cette formule se réserve avec « {refusal.Detail} » : cochez les deux ce jour-là.",
        RefusalCode.SlotNeededByAnother => $"« {refusal.Detail} » ne peut pas rester sans cette formule ce jour-là : annulez les deux, ou gardez les deux.",
        RefusalCode.StayTooShort => $"Il faut {refusal.Detail} : réservez aussi d’autres jours.",
        RefusalCode.StayWouldBeTooShort => $"Il faut {refusal.Detail} : annulez aussi les autres jours, ou gardez celui-ci.",
        RefusalCode.StayTooLong => $"C’est {refusal.Detail}. Annulez un autre jour pour prendre celui-ci.",
        RefusalCode.AlreadyBooked => "Ce jour est déjà réservé.",
        RefusalCode.NotBooked => "Ce jour n’est pas réservé.",
        RefusalCode.BookedByTheOtherFamily => "Ce jour est réservé par l’autre parent, qui seul peut le changer.",
        RefusalCode.OtherParentsDay => "Ce jour est chez l’autre parent, qui seul peut le réserver ou l’annuler.",
        RefusalCode.ExceptionsOverlap => $"Deux exceptions se chevauchent {On(refusal)}. Corrigez leurs dates.",
        RefusalCode.AbsenceTooLate => $"La liste du jour est close depuis {Limit(refusal)}. Appelez la structure pour signaler l’absence.",
        RefusalCode.AbsenceAlreadyTold => "L’absence est déjà signalée. Vous pouvez la retirer jusqu’au matin du jour.",
        RefusalCode.WrongState => "Cette action n’est plus possible : la situation a changé. Relisez la page.",
        RefusalCode.Stale => "Quelqu’un d’autre a changé ces informations entre-temps. Relisez-les avant d’enregistrer.",
        RefusalCode.FamilyNotAccepted => "Votre dossier attend l’accord du service : les réservations ouvriront ensuite.",
        RefusalCode.OfferLapsed => $"La place proposée n’est plus disponible : il fallait répondre avant {Limit(refusal)}. Contactez le service.",
        RefusalCode.VersionOnThatDay => "Une autre règle prend effet ce jour-là. Choisissez un autre jour.",
        RefusalCode.TiersOutOfOrder => "Un palier est plus doux que celui d’avant : rangez-les du plus doux au plus strict (sans supplément, avec supplément, par le service, liste d’attente).",
        RefusalCode.ReasonMissing => "Indiquez le motif : la famille le lira.",
        RefusalCode.InvoiceAlreadyPaid => "Cette facture est déjà payée. Rien ne vous est demandé.",
        RefusalCode.PaymentUnderway => "Un paiement de cette facture est en cours. Reprenez-le ou attendez sa fin.",
        RefusalCode.OnlinePaymentUnavailable => "Le paiement en ligne n’est pas ouvert pour cette régie. Les autres moyens de payer sont sur la facture.",
        RefusalCode.AmountTooSmall => "Le paiement en ligne commence à 1,00 €. Les autres moyens de payer sont sur la facture.",
        RefusalCode.AmountTooLarge => "Ce montant dépasse ce que le paiement en ligne accepte. Contactez la régie.",
        RefusalCode.NothingToInvoice => "Il n’y a rien à facturer pour ce mois.",
        RefusalCode.MonthNotOver => "Ce mois n’est pas fini : les factures s’émettent à partir du premier jour du mois suivant.",
        RefusalCode.NoTariff => "Aucun tarif n’est en vigueur pour cette formule ce jour-là. Complétez la grille.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.Code, "This refusal has no sentence."),
    };

    /// <summary>The same for several, each once, in their order.</summary>
    public static IReadOnlyList<string> Sentences(IEnumerable<Refusal> refusals) => refusals.Select(Sentence).Distinct().ToList();

    private static string On(Refusal refusal) => refusal.Day is { } day ? $"le {French.PlainDate(day)}" : "un jour";

    private static string Opening(Refusal refusal) => refusal.Limit is { } opens ? $"le {French.DateAndTime(opens)}" : "plus tard";

    private static string Limit(Refusal refusal) => refusal.Limit is { } limit ? French.Limit(limit) : "passée";
}
