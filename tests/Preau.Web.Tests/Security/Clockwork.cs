namespace Preau.Web.Tests.Security;

/// <summary>The machine's clock, moved forward by a test.</summary>
internal sealed class Clockwork : TimeProvider
{
    private long ticks;

    public void Pass(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ticks));
}
