namespace Preau.Domain.Tariffs;

/// <summary>Whom a line of a grid is for.</summary>
public enum Residence
{
    Any,
    Resident,
    NonResident,
}
