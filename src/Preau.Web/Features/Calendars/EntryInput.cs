using Microsoft.AspNetCore.Mvc.ModelBinding;
using Preau.Domain.Calendars;
using Preau.Web.Components;

namespace Preau.Web.Features.Calendars;

/// <summary>A line of the calendar as a form edits it.</summary>
public sealed record EntryInput
{
    public DateOnly? From { get; init; }

    /// <summary>Blank: one day.</summary>
    public DateOnly? To { get; init; }

    [Line(120)]
    public string? Label { get; init; }

    public SchoolZone? Zone { get; init; }

    public long? SiteId { get; init; }

    public long? ActivityId { get; init; }

    public DayOfWeek? Like { get; init; }

    public int Version { get; init; }

    public static EntryInput Of(CalendarEntry entry) => new()
    {
        From = entry.From,
        To = entry.To == entry.From ? null : entry.To,
        Label = entry.Label,
        Zone = entry.Zone,
        SiteId = entry.SiteId,
        ActivityId = entry.ActivityId,
        Like = entry.Like,
        Version = entry.Version,
    };

    /// <summary>A stored day stays one day.</summary>
    public static bool IsOneDay(EntryKind kind, long? id) => kind is not (EntryKind.Closure or EntryKind.Holiday) && !(id is null && CalendarEntry.IsAskedByRange(kind));

    /// <summary>The line; null when a box is empty or wrong, which is then said beside it.</summary>
    public CalendarEntry? Read(EntryKind kind, long? id, CalendarNames names, ModelStateDictionary state)
    {
        var isOneDay = IsOneDay(kind, id);
        if (From is null) state.TryAddModelError("Input.From", isOneDay ? "Indiquez le jour." : "Indiquez le premier jour.");
        if (string.IsNullOrWhiteSpace(Label)) state.TryAddModelError("Input.Label", kind == EntryKind.Holiday ? "Indiquez le nom de ces vacances." : "Indiquez le motif\u00A0: les familles le liront.");
        if (kind == EntryKind.Holiday && (Zone is null || !Enum.IsDefined(Zone.Value))) state.TryAddModelError("Input.Zone", "Choisissez la zone.");
        if (kind == EntryKind.Opening && ActivityId is null) state.TryAddModelError("Input.ActivityId", "Choisissez l’activité.");
        if (kind == EntryKind.SchoolDay && (Like is null || !Enum.IsDefined(Like.Value))) state.TryAddModelError("Input.Like", "Choisissez le jour dont la classe suit l’emploi du temps.");
        if (SiteId is { } site && !names.Sites.ContainsKey(site)) state.TryAddModelError("Input.SiteId", "Choisissez un lieu de la liste.");
        if (ActivityId is { } activity && names.Activities.All(a => a.Id != activity)) state.TryAddModelError("Input.ActivityId", "Choisissez une activité de la liste.");
        if (kind == EntryKind.Opening && From is { } day && names.Activities.FirstOrDefault(a => a.Id == ActivityId) is { Id: > 0 } found && (day < found.From || (To ?? day) > found.To))
            state.TryAddModelError("Input.From", "Ces jours sont en dehors des dates de l’activité.");
        if (!state.IsValid) return null;
        return new(kind, id, Version, From!.Value, isOneDay ? From.Value : To ?? From.Value, Label!.Trim(),
            kind == EntryKind.Holiday ? Zone : null,
            kind == EntryKind.Holiday ? null : SiteId,
            kind is EntryKind.Closure or EntryKind.Opening ? ActivityId : null,
            kind == EntryKind.SchoolDay ? Like : null);
    }
}
