using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>The form of a week pattern.</summary>
public sealed record PatternInput
{
    /// <summary>The kept pattern that is shown; null: a new one.</summary>
    public long? PatternId { get; init; }

    public int Version { get; init; }

    [Line(WeekPattern.MaxNameLength)]
    public string? Name { get; init; }

    public WeekRhythm Rhythm { get; init; }

    public DateOnly? CountedFrom { get; init; }

    /// <summary>Ticked boxes (<see cref="PatternBox"/>).</summary>
    public List<string> Ticked { get; init; } = [];

    /// <summary>"12-7": child 12 wants the same days as child 7.</summary>
    public List<string> Same { get; init; } = [];

    /// <summary>A <see cref="PatternPeriod"/>; dates typed beside it win.</summary>
    public string? Period { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public bool Replaces { get; init; }

    public bool ByHandToo { get; init; }

    public bool AsksToo { get; init; }

    public bool WaitsToo { get; init; }

    public bool IsStanding { get; init; }

    public static PatternInput Of(WeekPattern pattern, DateOnly today) => new()
    {
        PatternId = pattern.Id,
        Version = pattern.Version,
        Name = pattern.Name,
        Rhythm = pattern.Rhythm,
        CountedFrom = pattern.CountedFrom,
        Ticked = [.. pattern.ToWanted().SelectMany(PatternBox.Write)],
        From = pattern.To <= today ? null : pattern.From > today ? pattern.From : today.AddDays(1),
        To = pattern.To <= today ? null : pattern.To,
        IsStanding = pattern.IsStanding,
    };

    /// <summary>The ticked boxes, with those that a child has like another.</summary>
    public List<string> AllTicked(IReadOnlyList<PatternChild> children)
    {
        var slots = PatternBox.Read(Ticked, withWeeksB: true);
        var boxes = Ticked.ToHashSet(StringComparer.Ordinal);
        foreach (var (to, from) in Same.Select(s => s.Split('-')).Where(s => s.Length == 2).Select(s => (s[0], s[1])))
        {
            var (copy, model) = (Child(children, to), Child(children, from));
            if (copy is null || model is null || copy == model) continue;
            foreach (var slot in slots.Where(s => s.ChildId == model.Id && copy.Lines.Any(l => l.SlotId == s.SlotId))) boxes.UnionWith(PatternBox.Write(slot with { ChildId = copy.Id }));
        }
        return [.. boxes];
    }

    /// <summary>What is asked, or null with the reasons at their fields.</summary>
    /// <param name="at">The name of the property that holds the form.</param>
    public WantedWeek? Read(ModelStateDictionary state, string at, IReadOnlyList<PatternPeriod> periods, DateOnly today)
    {
        var period = periods.FirstOrDefault(p => p.Code == Period) ?? periods[0];
        var (from, to) = (From ?? (period.Days.From > today ? period.Days.From : today), To ?? period.Days.To);
        var (fromField, toField) = ($"{at}.{nameof(From)}", $"{at}.{nameof(To)}");
        if (to < from) state.AddModelError(toField, "La fin vient avant le début. Corrigez l’une des deux dates.");
        else if (from < today) state.AddModelError(fromField, "Le début est passé. Choisissez aujourd’hui ou un jour à venir.");
        else if (to.DayNumber - from.DayNumber > WeekPattern.MaxDays) state.AddModelError(toField, "La période dépasse une année scolaire. Rapprochez la fin.");
        if (Rhythm == WeekRhythm.CountedFromDate && CountedFrom is null && state[$"{at}.{nameof(CountedFrom)}"]?.Errors.Count is null or 0)
            state.AddModelError($"{at}.{nameof(CountedFrom)}", "Indiquez un jour d’une semaine A\u00A0: les semaines B sont les autres.");
        var slots = PatternBox.Read(Ticked, withWeeksB: Rhythm != WeekRhythm.EveryWeek);
        if (slots.Count == 0) state.AddModelError($"{at}.{nameof(Ticked)}", Refusals.Sentence(new(RefusalCode.NoDayWanted)));
        if (!state.IsValid) return null;
        return new(slots, new(Rhythm, Rhythm == WeekRhythm.CountedFromDate ? CountedFrom : null), new(from, to), new(Replaces, ByHandToo, AsksToo, WaitsToo), PatternId);
    }

    public PatternOrder Order(WantedWeek week, string? seen) => new(week, string.IsNullOrWhiteSpace(Name) ? "Semaine type" : Name.Trim(), IsStanding, Version, seen);

    private static PatternChild? Child(IReadOnlyList<PatternChild> children, string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? children.FirstOrDefault(c => c.Id == number) : null;
}
