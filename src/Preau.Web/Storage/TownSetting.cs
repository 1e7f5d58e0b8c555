namespace Preau.Web.Storage;

/// <summary>
/// One thing the town decides, as text, from a day on. Never edited once in force: a change is the next version.
/// Names are listed in <c>Features/Settings/SettingNames.cs</c>.
/// </summary>
public sealed class TownSetting
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    public required string Value { get; set; }
}
