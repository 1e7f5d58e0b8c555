using Preau.Domain.Places;

namespace Preau.Web.Features.Places.Groups;

/// <summary>The groups of an activity at a site as an agent wants them from a day on; pools that it does not name stay as they are.</summary>
/// <param name="From">First civil day of service.</param>
/// <param name="Seen">What stood when the form was filled (<see cref="SiteGroups.Print"/>).</param>
public sealed record GroupChange(long ActivityId, long SiteId, DateOnly From, string Seen, IReadOnlyList<GroupLine> Lines);

/// <summary>One pool of the change.</summary>
/// <param name="PoolId">Null: a new one.</param>
/// <param name="Group">Whom it is for; null: it ends the day before.</param>
/// <param name="Capacity">Places of a new one; null: no limit.</param>
/// <param name="Slots">Slots that use a new one.</param>
public sealed record GroupLine(long? PoolId, string Name, AgeGroup? Group, int? Capacity, IReadOnlyList<long> Slots);
