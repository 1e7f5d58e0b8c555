using Preau.Domain.Bookings;

namespace Preau.Web.Components;

/// <summary>What may be clicked is a box or a badge; what may not is text, an icon, or nothing.</summary>
public enum BoxShape
{
    /// <summary>A drawn checkbox.</summary>
    Box,

    /// <summary>A drawn checkbox with a sign on it.</summary>
    Badge,

    /// <summary>A sign that is a link.</summary>
    Link,
    Text,
    Icon,

    /// <summary>The whole cell is hatched.</summary>
    Hatched,
    Nothing,
}

/// <summary>How a box of the calendar looks and what it says; css/calendar.css draws it.</summary>
/// <param name="Css">Class of the cell.</param>
/// <param name="Sign">The letter, amount, text or icon's name, by shape.</param>
/// <param name="IsChecked">Whether the checkbox is ticked as the page opens.</param>
/// <param name="Word">What a screen reader and the list on a phone say.</param>
/// <param name="Sentence">What a click does, or why nothing can be clicked.</param>
public sealed record BoxLook(BoxShape Shape, string Css, string Sign, bool IsChecked, string Word, string Sentence)
{
    /// <summary>Ticked on the page, not saved yet.</summary>
    public static readonly BoxLook Added = new(BoxShape.Box, "d-new", "", true, "Ajouté", "Pas encore enregistré. Un clic reprend.");

    /// <summary>Unticked on the page, not saved yet.</summary>
    public static readonly BoxLook Removed = new(BoxShape.Box, "d-had", "", false, "Retiré", "Pas encore enregistré. Un clic remet.");

    public static BoxLook Of(BoxState state) => state switch
    {
        BoxState.Free => new(BoxShape.Box, "d-new", "", false, "Libre", "Un clic réserve. La limite de la case est dite au survol, au toucher et à la lecture."),
        BoxState.FreeWithSurcharge => new(BoxShape.Badge, "d-new d-extra", "+ 1,50 €", false, "Libre, avec supplément", "Le montant est dans la case, puis sur une ligne à part du récapitulatif."),
        BoxState.OnRequest => new(BoxShape.Badge, "d-ask", "?", false, "Sur demande", "Un clic demande la place ; le service répond."),
        BoxState.ByPhone => new(BoxShape.Icon, "fixed", "phone", false, "Par téléphone seulement", "La limite en ligne est passée : le service peut encore réserver, le numéro est dit."),
        BoxState.Requested => new(BoxShape.Badge, "d-queue", "?", true, "Demandé, le service répond", "Un clic retire la demande."),
        BoxState.Booked => new(BoxShape.Box, "d-had", "", true, "Réservé", "Un clic annule, jusqu’à la limite."),
        BoxState.BookedFixed => new(BoxShape.Text, "fixed", "rés.", false, "Réservé, non modifiable", "Du texte, pas une case : rien à cliquer. Le motif est dit."),
        BoxState.Held => new(BoxShape.Link, "d-pay", "€", false, "En attente de paiement", "Place gardée jusqu’à l’heure dite. Le lien mène au paiement."),
        BoxState.Offered => new(BoxShape.Link, "d-pay", "P", false, "Place proposée, à accepter", "D’une liste d’attente ou d’une campagne. Le lien y mène, pour l’accepter ou la laisser avant la fin dite."),
        BoxState.Waiting => new(BoxShape.Link, "d-pay d-wait", "3e", false, "En attente, avec le rang", "Le lien mène au rang, et à la sortie de la liste."),
        BoxState.Full => new(BoxShape.Link, "fixed d-full", "plein", false, "Complet", "Le lien mène à la liste d’attente, s’il y en a une."),
        BoxState.AbsenceTold => new(BoxShape.Text, "fixed", "abs.", false, "Absence signalée", "Le jour reste facturé ou non, la phrase le dit."),
        BoxState.TooLate => new(BoxShape.Icon, "fixed", "lock", false, "Trop tard", "La limite passée est dite."),
        BoxState.Closed => new(BoxShape.Hatched, "shut", "", false, "Fermé, avec le motif", "Un mot dans la case, la phrase sous le calendrier."),
        BoxState.OtherParent => new(BoxShape.Text, "fixed", "autre", false, "Chez l’autre parent", "Réservé ou non, ce jour est celui de l’autre parent : lui seul peut le changer."),
        BoxState.Past => new(BoxShape.Text, "fixed", "·", false, "Passé, rien de réservé", "Un point discret : il n’y a plus rien à faire."),
        BoxState.NoService => new(BoxShape.Nothing, "na", "", false, "Pas de service ce jour-là", "Rien n’est dessiné."),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state of the calendar that is not drawn."),
    };
}
