namespace Preau.Domain.Calendars;

/// <summary>
/// Whose school holidays count (Code de l’éducation D521-1 to D521-7): the three zones of the mainland, and the academies whose
/// rector sets them. A site may be in another zone than its town.
/// </summary>
public enum SchoolZone
{
    A,
    B,
    C,
    Corse,
    Guadeloupe,
    Guyane,
    Martinique,
    Mayotte,
    Reunion,
    SaintPierreEtMiquelon,
    NouvelleCaledonie,
    Polynesie,
    WallisEtFutuna,
}
