namespace Preau.Domain.Values;

/// <summary>Dated versions: each is in effect from its civil day on, until the next one.</summary>
[GlossaryExempt]
public static class Dated
{
    /// <summary>The version in effect on a day, in whatever order they come; null before the first one.</summary>
    /// <param name="from">The civil day from which a version is in effect.</param>
    public static T? InEffect<T>(this IEnumerable<T> versions, DateOnly day, Func<T, DateOnly> from)
        where T : class
    {
        // Asked of every box of a calendar: nothing is made for the answer.
        T? latest = null;
        foreach (var version in versions)
        {
            if (from(version) <= day && (latest is null || from(version) > from(latest))) latest = version;
        }
        return latest;
    }
}
