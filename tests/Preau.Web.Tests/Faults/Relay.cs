using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Preau.Web.Tests.Faults;

/// <summary>
/// Stands on a port of its own between two programs (browser and product, product and PostgreSQL), passes bytes on, and fails at
/// will: nobody is there, everything is cut, or an answer never arrives although its question did.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Link, bool> links = new();
    private readonly Task accepting;
    private volatile EndPoint? target;
    private (string First, string Then, bool ThenGone)? order;
    private TaskCompletionSource cut = new();

    public Relay()
    {
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>From now on it leads there.</summary>
    public void LeadTo(string host, int port) => target = host == "localhost" || !IPAddress.TryParse(host, out var address) ? new DnsEndPoint(host, port) : new IPEndPoint(address, port);

    /// <summary>Nobody is there: every connection is cut, and each new one is closed at once.</summary>
    public void LeadNowhere()
    {
        target = null;
        foreach (var link in links.Keys) link.Cut();
    }

    /// <summary>
    /// Once: on the connection over which <paramref name="first"/> has passed, <paramref name="then"/> is passed on, answered, and
    /// the connection cut before the answer has passed.
    /// </summary>
    /// <param name="thenGone">And from that instant nobody is there, until <see cref="LeadTo"/>.</param>
    /// <returns>Ends when that has happened.</returns>
    public Task LoseTheAnswerTo(string first, string then, bool thenGone = false)
    {
        cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
        order = (first, then, thenGone);
        return cut.Task;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        LeadNowhere();
        await accepting;
    }

    private async Task Accept()
    {
        while (true)
        {
            Socket near;
            try
            {
                near = await listener.AcceptSocketAsync();
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }
            _ = Serve(near);
        }
    }

    private async Task Serve(Socket near)
    {
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var link = new Link(near, far);
        links[link] = true;
        try
        {
            if (target is not { } there) return;
            await far.ConnectAsync(there);
            await Task.WhenAny(Pump(near, far, part => Asked(link, part)), Pump(far, near, _ => Answered(link)));
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // One end went away: the other one learns it below.
        }
        finally
        {
            link.Cut();
            links.TryRemove(link, out _);
        }
    }

    private static async Task Pump(Socket from, Socket to, Func<ReadOnlyMemory<byte>, bool> mayPass)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            while (await from.ReceiveAsync(buffer) is > 0 and var count && mayPass(buffer.AsMemory(0, count)))
            {
                for (var sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // As above.
        }
    }

    private bool Asked(Link link, ReadOnlyMemory<byte> part)
    {
        if (order is not { } wanted) return true;
        var text = Encoding.Latin1.GetString(part.Span);
        link.HasBegun |= text.Contains(wanted.First, StringComparison.Ordinal);
        if (!link.HasBegun || !text.Contains(wanted.Then, StringComparison.Ordinal)) return true;
        link.Doom = wanted.ThenGone ? LeadNowhere : link.Cut;
        order = null;
        return true;
    }

    private bool Answered(Link link)
    {
        if (link.Doom is not { } doom) return true;
        doom();
        cut.TrySetResult();
        return false;
    }

    private sealed class Link(Socket near, Socket far)
    {
        public bool HasBegun { get; set; }

        /// <summary>What becomes of the next answer.</summary>
        public Action? Doom { get; set; }

        /// <summary>Hard, as a cable that is pulled: nothing that waits in a buffer arrives.</summary>
        public void Cut()
        {
            foreach (var end in (Socket[])[near, far])
            {
                try
                {
                    end.LingerState = new LingerOption(true, 0);
                }
                catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
                {
                    continue;
                }
                end.Dispose();
            }
        }
    }
}
