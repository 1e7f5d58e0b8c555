using Microsoft.AspNetCore.Mvc.ModelBinding;
using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Domain.Families;
using Preau.Web.Components;

namespace Preau.Web.Features.Activities;

/// <summary>An opening as an agent fills it, in civil time; without an audience the line is empty.</summary>
public sealed record WindowInput
{
    public WindowAudience? Audience { get; init; }

    public SchoolClass? MinClass { get; init; }

    public SchoolClass? MaxClass { get; init; }

    public DateOnly? On { get; init; }

    public TimeOnly? At { get; init; }
}

/// <summary>A period as an agent fills it.</summary>
public sealed record PeriodInput
{
    public const int MostWindows = 4;

    [Line(80)]
    public string? Name { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public DateOnly? ClosesOn { get; init; }

    public TimeOnly? ClosesAt { get; init; }

    public IReadOnlyList<WindowInput> Windows { get; init; } = Filled([]);

    public static PeriodInput Of(BookingPeriod period, Func<DateTime, DateTime> local) => new()
    {
        Name = period.Name,
        From = period.From,
        To = period.To,
        ClosesOn = period.ClosesAt is { } closes ? DateOnly.FromDateTime(local(closes)) : null,
        ClosesAt = period.ClosesAt is { } at ? TimeOnly.FromDateTime(local(at)) : null,
        Windows = Filled(period.Windows.OrderBy(w => w.OpensAt).Select(w => new WindowInput
        {
            Audience = w.Audience,
            MinClass = w.MinClass,
            MaxClass = w.MaxClass,
            On = DateOnly.FromDateTime(local(w.OpensAt)),
            At = TimeOnly.FromDateTime(local(w.OpensAt)),
        })),
    };

    /// <summary>The period that it describes; null when something is wrong, which then stands next to its field.</summary>
    /// <param name="id">0 for a new one.</param>
    public BookingPeriod? Read(long id, long activityId, ModelStateDictionary state, TimeZoneInfo zone)
    {
        if (string.IsNullOrWhiteSpace(Name)) state.TryAddModelError("Input.Name", "Donnez un nom à la période\u00A0: les familles le lisent.");
        if (From is null) state.TryAddModelError("Input.From", "Indiquez le premier jour.");
        if (To is null || To < From) state.TryAddModelError("Input.To", To is null ? "Indiquez le dernier jour." : "Le dernier jour vient avant le premier.");
        if (ClosesOn is null != ClosesAt is null) state.TryAddModelError(ClosesOn is null ? "Input.ClosesOn" : "Input.ClosesAt", "Donnez le jour et l’heure de fermeture, ou aucun des deux.");
        var windows = Windows.Select((w, i) => Window(w, i, state, zone)).OfType<OpeningWindow>().ToList();
        var closes = ClosesOn is { } day && ClosesAt is { } time ? WallClock.ToInstant(day.ToDateTime(time), zone) : (DateTime?)null;
        if (windows.Exists(w => w.OpensAt >= closes)) state.TryAddModelError("Input.ClosesOn", "La fermeture vient avant une ouverture.");
        if (!state.IsValid) return null;
        var period = new BookingPeriod { Id = id, ActivityId = activityId, Name = Name!.Trim(), From = From!.Value, To = To!.Value, ClosesAt = closes };
        period.Windows.AddRange(windows);
        return period;
    }

    private static OpeningWindow? Window(WindowInput window, int rank, ModelStateDictionary state, TimeZoneInfo zone)
    {
        var field = $"Input.Windows[{rank}]";
        if (window == new WindowInput()) return null;
        if (window.Audience is not { } audience || !Enum.IsDefined(audience))
        {
            state.TryAddModelError($"{field}.Audience", "Choisissez à qui cette ouverture est faite, ou videz la ligne.");
            return null;
        }
        if (window.On is null) state.TryAddModelError($"{field}.On", "Indiquez le jour d’ouverture.");
        if (window.At is null) state.TryAddModelError($"{field}.At", "Indiquez l’heure d’ouverture.");
        var isByClass = audience == WindowAudience.Classes;
        if (isByClass && window.MinClass is null && window.MaxClass is null) state.TryAddModelError($"{field}.MinClass", "Choisissez la première classe, la dernière ou les deux.");
        if (isByClass && window.MaxClass < window.MinClass) state.TryAddModelError($"{field}.MaxClass", "La dernière classe vient avant la première.");
        if (window.On is not { } on || window.At is not { } at) return null;
        return new() { Audience = audience, MinClass = isByClass ? window.MinClass : null, MaxClass = isByClass ? window.MaxClass : null, OpensAt = WallClock.ToInstant(on.ToDateTime(at), zone) };
    }

    private static List<WindowInput> Filled(IEnumerable<WindowInput> windows)
    {
        var lines = windows.ToList();
        while (lines.Count < MostWindows) lines.Add(new());
        return lines;
    }
}
