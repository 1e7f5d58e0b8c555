namespace Preau.Domain.Bookings;

/// <summary>What the parent has changed in the form and not confirmed yet; shown over the state of the box.</summary>
[GlossaryExempt]
public enum BoxChange
{
    None,
    Added,
    Removed,
}
