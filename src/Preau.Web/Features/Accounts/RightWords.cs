using Preau.Web.Components;
using Preau.Web.Security;
using Preau.Web.Texts;

namespace Preau.Web.Features.Accounts;

/// <summary>What the staff's rights are called, and what each opens.</summary>
public static class RightWords
{
    public static readonly IReadOnlyList<Choice> Choices = [.. StaffRights.All.Select(right => new Choice(right.ToString(), Of(right), Opens(right)))];

    public static string Of(StaffRight right) => right switch
    {
        StaffRight.Requests => "Demandes",
        StaffRight.Families => "Familles",
        StaffRight.Bookings => "Réservations",
        StaffRight.Attendance => "Présences",
        StaffRight.Health => "Santé",
        StaffRight.Money => "Argent",
        StaffRight.Settings => "Réglages",
        StaffRight.Administration => "Administration",
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "One right at a time."),
    };

    /// <summary>"Demandes, familles et réservations"; "aucun droit".</summary>
    public static string List(StaffRight rights) => rights == StaffRight.None
        ? "aucun droit"
        : French.And(StaffRights.Each(rights).Select((right, i) => i == 0 ? Of(right) : Of(right).ToLowerInvariant()).ToList());

    private static string Opens(StaffRight right) => right switch
    {
        StaffRight.Requests => "Décider ce que les familles demandent\u00A0: inscriptions, changements.",
        StaffRight.Families => "Voir et changer les dossiers, les responsables, les enfants.",
        StaffRight.Bookings => "Réserver et annuler pour une famille.",
        StaffRight.Attendance => "Listes du jour et présences.",
        StaffRight.Health => "Allergies et consignes de santé. Chaque lecture est notée dans l’historique.",
        StaffRight.Money => "Revenus, prix, factures, règlements.",
        StaffRight.Settings => "Activités, calendriers, délais, tarifs, textes.",
        StaffRight.Administration => "Comptes des agents\u00A0: inviter, donner des droits, bloquer.",
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "One right at a time."),
    };
}
