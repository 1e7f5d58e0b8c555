namespace Preau.Domain.Tests.Rules;

/// <summary>FsCheck starts with small numbers: this spreads them over a whole range, so that rare hours and amounts are met.</summary>
public static class Spread
{
    public static int Over(uint number, int range) => (int)(number * 2_654_435_761UL % uint.MaxValue % (uint)range);
}
