using Microsoft.AspNetCore.Mvc.ModelBinding;
using Preau.Domain.CutOffs;
using Preau.Web.Components;

namespace Preau.Web.Features.CutOffs;

/// <summary>The next version of a rule as an agent fills it in.</summary>
public sealed record RuleInput
{
    public const int MostTiers = 6;

    public List<TierInput> Tiers { get; init; } = [];

    /// <summary>Refused always: the tiers do not count.</summary>
    public bool Never { get; init; }

    public DateOnly? From { get; init; }

    [Line(300)]
    public string? Source { get; init; }

    /// <summary>The latest version when the form was opened.</summary>
    public long? After { get; init; }

    /// <param name="stands">The version that it starts from; null: none yet.</param>
    public static RuleInput Of(CutOffRule? stands, DateOnly from, long? after) => new()
    {
        Tiers = stands is { Tiers.Count: > 0 } ? stands.Tiers.ConvertAll(TierInput.Of) : [new()],
        Never = stands is { Tiers.Count: 0 },
        From = from,
        After = after,
    };

    /// <summary>Null when something is wrong: the sentences stand in the model state.</summary>
    public CutOffRule? Read(long activityId, CutOffAction action, DateOnly today, ModelStateDictionary state)
    {
        if (From is null) state.TryAddModelError("Input.From", "Indiquez la date d’effet.");
        else if (From <= today) state.TryAddModelError("Input.From", "La date d’effet est passée\u00A0: choisissez demain ou un jour à venir.");
        if (!Never && Tiers.Count is 0 or > MostTiers) state.TryAddModelError("", $"Une règle a de 1 à {MostTiers} paliers.");
        var tiers = Never || Tiers.Count > MostTiers ? [] : Tiers.Select((tier, i) => tier.Read($"Input.Tiers[{i}]", i, action, state)).ToList();
        if (!state.IsValid || tiers.Contains(null)) return null;
        return new() { ActivityId = activityId, Action = action, EffectiveFrom = From!.Value, Source = Source, Tiers = [.. tiers.OfType<CutOffTier>()] };
    }
}
