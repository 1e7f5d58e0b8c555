namespace Preau.Web.Pdf.Documents;

/// <summary>Who sends a document: the town and the service or régie that answers for it.</summary>
/// <param name="Service">"Régie de recettes enfance et scolaire", or the service of the town.</param>
/// <param name="Address">The lines of the postal address.</param>
public sealed record Issuer(
    string Town, string Service, IReadOnlyList<string> Address, string? Phone = null, string? Email = null, string? Siret = null);
