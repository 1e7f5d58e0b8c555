using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Preau.Web.Tests.Mail;

/// <summary>An SMTP server on a socket of the loopback that answers as a test tells it, or dies in the middle.</summary>
internal sealed class SmtpTalk : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task listening;

    public SmtpTalk()
    {
        listener.Start();
        listening = Listen();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What was handed over in full, answered or not.</summary>
    public ConcurrentQueue<string> Received { get; } = new();

    /// <summary>The answer to a recipient.</summary>
    public Func<string> ToRecipient { get; set; } = () => "250 OK";

    /// <summary>Once: takes the message, and the line goes dead before the answer.</summary>
    public bool DiesAfterData { get; set; }

    public async ValueTask DisposeAsync()
    {
        // A test may have closed it before.
        if (stop.IsCancellationRequested) return;
        await stop.CancelAsync();
        listener.Stop();
        await listening;
        stop.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true) await Talk(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or IOException)
        {
            // The test is over.
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 courrier.example");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "RCPT":
                    await writer.WriteLineAsync(ToRecipient());
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 Go on");
                    Received.Enqueue(await Data(reader));
                    if (DiesAfterData)
                    {
                        DiesAfterData = false;
                        return;
                    }

                    await writer.WriteLineAsync("250 Taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 Bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 OK");
                    break;
            }
        }
    }

    private async Task<string> Data(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".") text.AppendLine(line);
        return text.ToString();
    }
}
