using Preau.Domain.Families;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families;

/// <summary>Each read of a child's health record by an agent is written in the history.</summary>
public static class HealthReads
{
    /// <summary>The caller saves.</summary>
    public static void RecordHealthRead(this PortalDb db, Actor actor, DateTime now, long? familyId, long childId) =>
        db.Record(actor, now, "read", (nameof(HealthRecord), childId), "Informations de santé lues", (familyId, childId));
}
