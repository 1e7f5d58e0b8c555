using Preau.Testing;

namespace Preau.Web.Tests;

/// <summary>One demo town shared by the tests of a class: for tests that do not get in each other's way.</summary>
public sealed class DemoHost : IAsyncLifetime
{
    public PreauHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await PreauHost.Demo();

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
