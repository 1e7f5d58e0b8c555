namespace Preau.Web.Features.Settings.Generated;

/// <summary>Names that nobody bears on purpose: family names are put together from two halves.</summary>
internal static class InventedNames
{
    private static readonly string[] Beginnings =
    [
        "Bel", "Mor", "Val", "Cham", "Lor", "Gar", "Ville", "Mont", "Fon", "Roc", "Sau", "Per", "Del", "Cas", "Bar", "Mar", "Tour", "Vi", "Ar", "Cor",
        "Li", "Ga", "Bro", "Dur", "Fla", "Gri", "Hau", "Jo", "La", "Mi", "No", "Or", "Pra", "Ra", "Sa", "Ter", "Vau", "Ben", "Da", "Ka",
    ];

    private static readonly string[] Endings =
    [
        "lac", "court", "vigne", "seran", "mont", "dier", "ron", "tain", "bert", "nac", "gnol", "vel", "rieux", "zac", "let",
        "guet", "vier", "san", "lin", "douin", "rand", "quet", "nou", "rim", "ba", "mas", "neau", "cher", "tier", "van",
    ];

    private static readonly string[] FirstNames =
    [
        "Léa", "Noé", "Inès", "Adam", "Jade", "Louis", "Mila", "Gabin", "Zoé", "Élie", "Nora", "Sacha", "Anna", "Yanis", "Lina", "Hugo", "Rose", "Malo", "Alma", "Naël",
        "Iris", "Côme", "Maya", "Robin", "Sofia", "Tom", "Éva", "Ilyès", "Clara", "Marius", "Assia", "Victor", "Lou", "Basile", "Agathe", "Ismaël", "Jeanne", "Oscar", "Salomé", "Timéo",
    ];

    private static readonly string[] Adults =
    [
        "Sophie", "Karim", "Claire", "Julien", "Fatou", "Marc", "Nadia", "Paul", "Élodie", "Thomas", "Aïcha", "David", "Camille", "Hervé", "Samira", "Nicolas", "Lucie", "Omar", "Hélène", "Bruno",
        "Chloé", "Mehdi", "Valérie", "Simon", "Ioana", "Pierre", "Leïla", "Rémi", "Audrey", "Tiago",
    ];

    private static readonly string[] Places =
    [
        "des Tilleuls", "du Lavoir", "des Cerisiers", "du Moulin", "des Acacias", "de la Fontaine", "des Genêts", "du Pré", "des Saules", "du Verger", "des Bruyères", "de la Source",
        "des Érables", "du Belvédère", "des Noyers", "de la Colline", "des Peupliers", "du Ruisseau", "des Amandiers", "de la Clairière", "des Charmes", "du Canal", "des Mûriers", "de la Garenne",
    ];

    private static readonly string[] Sides = ["", " nord", " sud", " est", " ouest", " centre"];

    public static string Last(ref Draw draw) => Beginnings[draw.Below(Beginnings.Length)] + Endings[draw.Below(Endings.Length)];

    public static string First(ref Draw draw) => FirstNames[draw.Below(FirstNames.Length)];

    public static string Adult(ref Draw draw) => Adults[draw.Below(Adults.Length)];

    public static string Place(int index) => Places[index % Places.Length] + Sides[index / Places.Length % Sides.Length];
}
