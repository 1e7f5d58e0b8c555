using Microsoft.Extensions.DependencyInjection;
using Preau.Testing;

namespace Preau.Web.Tests.Security;

/// <summary>One demo town whose machine clock the tests of a class move.</summary>
public sealed class ClockedHost : IAsyncLifetime
{
    private readonly Clockwork clock = new();

    public PreauHost Host { get; private set; } = null!;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public void Pass(TimeSpan time) => clock.Pass(time);

    public async ValueTask InitializeAsync() => Host = await PreauHost.Demo(services: s => s.AddSingleton<TimeProvider>(clock));

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
