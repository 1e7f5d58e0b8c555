namespace Preau.Domain.Documents;

/// <summary>A file that a family gave: its content lies in the documents folder under its own name, never the family's.</summary>
public sealed class StoredDocument
{
    public long Id { get; init; }

    /// <summary>Name in the documents folder: random, unique.</summary>
    public required string StoredName { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public required long Length { get; init; }

    public required string Sha256 { get; init; }

    public long? FamilyId { get; set; }

    public long? ChildId { get; set; }

    public long? EnrolmentId { get; set; }

    public long? RequestId { get; set; }

    public long? DraftId { get; set; }

    /// <summary>Code of the required document that it answers.</summary>
    public required string Kind { get; init; }

    public required DateTime UploadedAt { get; init; }
}
