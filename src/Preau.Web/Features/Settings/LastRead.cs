namespace Preau.Web.Features.Settings;

/// <summary>What was read of the settings last, with the number (<see cref="Storage.SettingsVersion"/>) and the civil day for which it is good. Requests share it.</summary>
public sealed class LastRead<T>
    where T : class
{
    private volatile Kept? kept;

    public T? Of(long version, DateOnly today) => kept is { } last && last.Version == version && last.Today == today ? last.Value : null;

    public void Keep(long version, DateOnly today, T value) => kept = new(version, today, value);

    private sealed record Kept(long Version, DateOnly Today, T Value);
}
