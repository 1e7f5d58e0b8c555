namespace Preau.Web.Features.Settings.Generated;

/// <summary>Numbers that look drawn and are the same at each run, on each machine (SplitMix64).</summary>
internal struct Draw(ulong seed)
{
    private ulong state = seed;

    /// <summary>One of a family's own: families can be made in any order.</summary>
    public static Draw Of(ulong seed, int family) => new(unchecked(seed + (((ulong)family + 1) * 0x9E3779B97F4A7C15)));

    /// <summary>From 0 to one less than <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15);
        var mixed = state;
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return (int)((mixed ^ (mixed >> 31)) % (ulong)count);
    }

    public bool Percent(int percent) => Below(100) < percent;
}
