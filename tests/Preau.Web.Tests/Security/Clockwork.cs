namespace Preau.Web.Tests.Security;

/// <summary>The machine's clock, moved forward by a test.</summary>
/// <param name="stands">True: by the test only, so that a slow machine changes nothing.</param>
internal sealed class Clockwork(bool stands = false) : TimeProvider
{
    private readonly DateTimeOffset start = System.GetUtcNow();
    private long ticks;

    public void Pass(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);

    public override DateTimeOffset GetUtcNow() => (stands ? start : System.GetUtcNow()) + TimeSpan.FromTicks(Interlocked.Read(ref ticks));
}
