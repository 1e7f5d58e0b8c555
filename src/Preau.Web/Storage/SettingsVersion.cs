namespace Preau.Web.Storage;

/// <summary>
/// One row, whose number is drawn anew by triggers of the database at every change of a table that days are judged by
/// (<see cref="Tables"/>): what was read under a number is good for as long as it stands. Drawn, not counted: a number of a transaction
/// that was taken back never comes again.
/// </summary>
public sealed class SettingsVersion
{
    /// <summary>Each has its triggers; a migration that adds one, or makes one anew, creates them.</summary>
    public static readonly IReadOnlyList<string> Tables =
    [
        "Activities", "ActivitySite", "BookingPeriods", "Bracket", "Campaigns", "Closures", "CutOffRules", "CutOffTiers", "LocalDays", "MenuDishes",
        "OpeningWindows", "PoolGroups", "Pools", "SchoolHolidays", "Settings", "Sites", "SlotPools", "SlotRules", "Slots", "TariffGrids", "WaitingRules",
    ];

    /// <summary>Always 1.</summary>
    public long Id { get; init; }

    /// <summary>Any number; another one after each change.</summary>
    public long Version { get; init; }
}
