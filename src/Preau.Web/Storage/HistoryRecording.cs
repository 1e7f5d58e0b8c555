using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Preau.Web.Storage;

/// <summary>Writes the history with the change: call it before the save of the operation.</summary>
public static class HistoryRecording
{
    /// <summary>How before and after are written: readable, accents as they are, enums by name.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <param name="db">The store of the operation; nothing is saved here.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="now">Instant of the change, UTC, from the town's clock.</param>
    /// <param name="action">English verb in the past: "created", "changed", "accepted".</param>
    /// <param name="subject">Entity name and key, as in the model.</param>
    /// <param name="summary">One French sentence for the screen.</param>
    /// <param name="where">The family and the child concerned, so that their files show it.</param>
    /// <param name="change">What stood and what stands, any serialisable value.</param>
    public static HistoryEntry Record(
        this PortalDb db,
        Actor actor,
        DateTime now,
        string action,
        (string Name, long Id) subject,
        string summary,
        (long? FamilyId, long? ChildId) where = default,
        (object? Before, object? After) change = default,
        string? reason = null)
    {
        var entry = Entry(actor, now, action, subject, summary, where, change, reason);
        db.History.Add(entry);
        return entry;
    }

    /// <summary>The entry alone, for acts that write many at once (<see cref="ManyRows"/>).</summary>
    public static HistoryEntry Entry(
        Actor actor,
        DateTime now,
        string action,
        (string Name, long Id) subject,
        string summary,
        (long? FamilyId, long? ChildId) where = default,
        (object? Before, object? After) change = default,
        string? reason = null)
    {
        return new HistoryEntry
        {
            At = now,
            ActorKind = actor.Kind,
            AccountId = actor.AccountId,
            ActorName = actor.Name,
            Action = action,
            Subject = subject.Name,
            SubjectId = subject.Id,
            FamilyId = where.FamilyId,
            ChildId = where.ChildId,
            Summary = summary,
            Before = Text(change.Before),
            After = Text(change.After),
            Reason = reason,
        };
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        _ => JsonSerializer.Serialize(value, Json),
    };
}
