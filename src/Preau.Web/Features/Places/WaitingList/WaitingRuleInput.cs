using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Preau.Domain.Activities;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Web.Components;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>The form of a version of a waiting list's rule.</summary>
public sealed record WaitingRuleInput
{
    public static readonly IReadOnlyList<SelectListItem> Priorities =
    [
        new("La date d’inscription sur la liste", ""),
        new("Les familles de la commune", nameof(WaitingPriority.Residents)),
        new("Les classes ci-dessous", nameof(WaitingPriority.Classes)),
        new("Les enfants dont un frère ou une sœur est réservé ce jour-là", nameof(WaitingPriority.Siblings)),
    ];

    public bool HasList { get; init; }

    public WaitingPriority? First { get; init; }

    public WaitingPriority? Second { get; init; }

    public WaitingPriority? Third { get; init; }

    public SchoolClass? MinClass { get; init; }

    public SchoolClass? MaxClass { get; init; }

    public int? OfferHours { get; init; }

    public int? MostOffers { get; init; }

    public int? ConfirmWeeks { get; init; }

    public DateOnly? From { get; init; }

    [Line(300)]
    public string? Source { get; init; }

    /// <summary>The latest version that the agent saw.</summary>
    public long? After { get; init; }

    public static WaitingRuleInput Of(WaitingRule? latest, DateOnly from) => new()
    {
        HasList = latest?.HasList ?? true,
        First = latest?.Priorities.Cast<WaitingPriority?>().ElementAtOrDefault(0),
        Second = latest?.Priorities.Cast<WaitingPriority?>().ElementAtOrDefault(1),
        Third = latest?.Priorities.Cast<WaitingPriority?>().ElementAtOrDefault(2),
        MinClass = latest?.MinClass,
        MaxClass = latest?.MaxClass,
        OfferHours = latest?.OfferHours ?? 24,
        MostOffers = latest?.MostOffers ?? 3,
        ConfirmWeeks = latest?.ConfirmWeeks ?? 4,
        From = from,
        After = latest?.Id,
    };

    /// <summary>The version as it would be added; null with its errors in the state.</summary>
    public WaitingRule? Read(ModelStateDictionary state, Activity activity, DateOnly today)
    {
        void Within(int? value, int most, string field)
        {
            if (value is null or < 1 || value > most) state.TryAddModelError("Input." + field, $"Indiquez un nombre de 1 à {most}.");
        }
        Within(OfferHours, WaitingRule.MaxOfferHours, nameof(OfferHours));
        Within(MostOffers, WaitingRule.MaxOffers, nameof(MostOffers));
        Within(ConfirmWeeks, WaitingRule.MaxWeeks, nameof(ConfirmWeeks));
        // A right is given by date: the page does not even ask.
        List<WaitingPriority> priorities = activity.IsRight ? [] : [.. new[] { First, Second, Third }.OfType<WaitingPriority>()];
        if (priorities.Distinct().Count() < priorities.Count) state.TryAddModelError("Input.Second", "La même priorité est donnée deux fois.");
        if (MaxClass < MinClass) state.TryAddModelError("Input.MaxClass", "La dernière classe vient avant la première.");
        if (priorities.Contains(WaitingPriority.Classes) && MinClass is null && MaxClass is null) state.TryAddModelError("Input.MinClass", "Indiquez les classes qui passent d’abord.");
        if (From is null) state.TryAddModelError("Input.From", "Indiquez la date d’effet.");
        else if (From <= today) state.TryAddModelError("Input.From", "La date d’effet est passée\u00A0: choisissez demain ou un jour à venir.");
        if (!state.IsValid) return null;
        var withClasses = priorities.Contains(WaitingPriority.Classes);
        return new()
        {
            ActivityId = activity.Id,
            EffectiveFrom = From!.Value,
            HasList = HasList,
            Priorities = priorities,
            MinClass = withClasses ? MinClass : null,
            MaxClass = withClasses ? MaxClass : null,
            OfferHours = OfferHours!.Value,
            MostOffers = MostOffers!.Value,
            ConfirmWeeks = ConfirmWeeks!.Value,
            Source = string.IsNullOrWhiteSpace(Source) ? null : Source.Trim(),
        };
    }
}
