namespace Preau.Web.Features.Settings;

/// <summary>The face that the last page showed: what an error page wears when the database cannot be asked.</summary>
public sealed class LastTownFace
{
    public TownFace Value { get; set; } = TownFace.Default;
}
