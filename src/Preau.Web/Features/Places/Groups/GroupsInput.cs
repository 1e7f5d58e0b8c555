using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Web.Components;

namespace Preau.Web.Features.Places.Groups;

/// <summary>A group as an agent fills it; an age is "6 ans", "30 mois" or "6".</summary>
public sealed record GroupRow
{
    /// <summary>Null: a new one, which its name begins.</summary>
    public long? Pool { get; init; }

    [Line(60)]
    public string? Name { get; init; }

    [Line(12)]
    public string? MinAge { get; init; }

    [Line(12)]
    public string? MaxAge { get; init; }

    public SchoolClass? MinClass { get; init; }

    public SchoolClass? MaxClass { get; init; }

    public bool Ends { get; init; }

    public int? Capacity { get; init; }

    /// <summary>Slots that use a new one; null: none is ticked.</summary>
    public IReadOnlyList<long>? Slots { get; init; }

    public bool IsEmpty => Pool is null && this with { Slots = null } == new GroupRow();
}

/// <summary>The groups of a site as an agent fills them.</summary>
public sealed partial record GroupsInput
{
    public const int MostNew = 3;

    public const int MostPlaces = 5000;

    public DateOnly? From { get; init; }

    public List<GroupRow> Rows { get; init; } = [];

    /// <summary>As they will be once every planned change is made: the next one comes after.</summary>
    /// <param name="earliest">First day on which a change may take effect.</param>
    public static GroupsInput Of(IReadOnlyList<Pool> pools, DateOnly earliest)
    {
        var planned = pools.SelectMany(p => p.Groups.Select(g => g.EffectiveFrom).Append(p.LastDay ?? DateOnly.MinValue));
        return On(pools, planned.Select(d => d.AddDays(1)).Append(earliest).Max());
    }

    private static GroupsInput On(IEnumerable<Pool> pools, DateOnly day) => new()
    {
        From = day,
        Rows =
        [
            .. pools.Select(p => p.GroupOn(day) is { } group
                ? new GroupRow { Pool = p.Id, Name = p.Name, MinAge = Age(group.MinAgeMonths), MaxAge = Age(group.MaxAgeMonths), MinClass = group.MinClass, MaxClass = group.MaxClass }
                : new GroupRow { Pool = p.Id, Name = p.Name, Ends = true }),
            .. Enumerable.Repeat(new GroupRow(), MostNew),
        ],
    };

    /// <summary>The change that it describes; null when something is wrong, which then stands next to its field.</summary>
    /// <param name="site">What stands.</param>
    /// <param name="today">The town's civil day.</param>
    public GroupChange? Read(long activityId, SiteGroups site, string seen, ModelStateDictionary state, DateOnly today)
    {
        if (From is null || From <= today) state.TryAddModelError("Input.From", "Choisissez demain ou un jour à venir.");
        var own = site.Slots.Where(s => s.ActivityId == activityId).Select(s => s.Id).ToList();
        var lines = Rows.Select((row, i) => row.IsEmpty ? null : Line(row, $"Input.Rows[{i}]", site, activityId, own, state)).OfType<GroupLine>().ToList();
        if (lines.Where(l => l.PoolId is null && l.Name.Length > 0).GroupBy(l => l.Name).Any(g => g.Count() > 1)) state.TryAddModelError("", "Deux nouveaux groupes ont le même nom.");
        return state.IsValid ? new GroupChange(activityId, site.SiteId, From!.Value, seen, lines) : null;
    }

    private GroupLine? Line(GroupRow row, string field, SiteGroups site, long activityId, List<long> own, ModelStateDictionary state)
    {
        if (row.Pool is { } id && !site.IsUsedBy(id, activityId)) return null;
        if (!row.Ends && From > site.Pools.FirstOrDefault(p => p.Id == row.Pool)?.LastDay) state.TryAddModelError($"{field}.Ends", "Ce groupe finit avant cette date\u00A0: ajoutez-en un nouveau.");
        if (row is { Pool: not null, Ends: true }) return new(row.Pool, row.Name ?? "", null, null, []);
        var group = new AgeGroup(Months(row.MinAge, $"{field}.MinAge", state), Months(row.MaxAge, $"{field}.MaxAge", state), row.MinClass, row.MaxClass);
        if (group.MaxAgeMonths <= group.MinAgeMonths) state.TryAddModelError($"{field}.MaxAge", "Cet âge vient avant le premier.");
        if (group.MaxClass < group.MinClass) state.TryAddModelError($"{field}.MaxClass", "Cette classe vient avant la première.");
        if (row.Pool is not null) return new(row.Pool, row.Name ?? "", group, null, []);

        if (string.IsNullOrWhiteSpace(row.Name)) state.TryAddModelError($"{field}.Name", "Donnez un nom au groupe, ou videz sa ligne.");
        else if (site.Names.Contains(row.Name.Trim())) state.TryAddModelError($"{field}.Name", "Ce lieu a ou a eu un groupe de ce nom\u00A0: choisissez-en un autre.");
        if (row.Capacity is not (null or (>= 0 and <= MostPlaces))) state.TryAddModelError($"{field}.Capacity", "Indiquez un nombre de 0 à 5\u00A0000, ou rien pour ne pas limiter.");
        var slots = own.Count == 1 ? own : own.Intersect(row.Slots ?? []).ToList();
        if (slots.Count == 0) state.TryAddModelError($"{field}.Slots", "Cochez au moins une formule.");
        return new(null, row.Name?.Trim() ?? "", group, row.Capacity, slots);
    }

    private static string? Age(int? months) => months is { } m ? string.Create(CultureInfo.InvariantCulture, $"{(m % 12 == 0 ? m / 12 : m)} {(m % 12 == 0 ? "ans" : "mois")}") : null;

    private static int? Months(string? age, string field, ModelStateDictionary state)
    {
        if (string.IsNullOrWhiteSpace(age)) return null;
        var read = AgeText().Match(age.Trim());
        var number = read.Success ? int.Parse(read.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var months = read.Groups["unit"].Value.StartsWith("m", StringComparison.OrdinalIgnoreCase) ? number : number * 12;
        if (!read.Success || months > 12 * 25) state.TryAddModelError(field, "Indiquez un âge\u00A0: «\u00A06 ans\u00A0» ou «\u00A030 mois\u00A0».");
        return months;
    }

    [GeneratedRegex("^(?<number>[0-9]{1,3})\\s*(?<unit>ans?|mois)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex AgeText();
}
