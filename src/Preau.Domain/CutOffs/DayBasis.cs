namespace Preau.Domain.CutOffs;

/// <summary>Which days are counted back from the service day (docs/rules/delais.md).</summary>
public enum DayBasis
{
    /// <summary>Every day.</summary>
    Calendar,

    /// <summary>Monday to Friday.</summary>
    Weekdays,

    /// <summary>Monday to Friday less public holidays.</summary>
    Business,

    /// <summary>The days on which the service opens.</summary>
    Service,

    /// <summary>Whole days that lie between the limit and the service day ("jours francs"): one day further back.</summary>
    ClearDays,
}
