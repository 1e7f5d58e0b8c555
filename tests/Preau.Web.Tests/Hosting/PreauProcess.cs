using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Preau.Web.Tests.Hosting;

/// <summary>The product as an administrator runs it: an own process, with settings in its environment.</summary>
internal sealed partial class PreauProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PreauProcess(string[] args, params (string Name, string? Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("Preau", StringComparison.Ordinal) || k.StartsWith("ASPNETCORE", StringComparison.Ordinal) || k.StartsWith("ConnectionStrings", StringComparison.Ordinal) || k.StartsWith("DOTNET_GC", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Heard(output, line.Data);
        process.ErrorDataReceived += (_, line) => Heard(errors, line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("Préau stopped before it answered."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Over when the process is.</summary>
    public Task Ended => process.WaitForExitAsync();

    public string Output => Text(output);

    public string Errors => Text(errors);

    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> Run(string[] args, params (string Name, string? Value)[] settings)
    {
        await using var preau = new PreauProcess(args, settings);
        await preau.process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        preau.process.WaitForExit();
        return (preau.process.ExitCode, preau.Output, preau.Errors);
    }

    public static PreauProcess Begin(string[] args, params (string Name, string? Value)[] settings) => new(args, settings);

    /// <summary>Serves on a free port of the loopback.</summary>
    public static async Task<(PreauProcess Process, Uri Address)> Serve(string? kind, params (string Name, string? Value)[] settings)
    {
        var preau = new PreauProcess(["--urls", "http://127.0.0.1:0"], [("ASPNETCORE_ENVIRONMENT", kind), .. settings]);
        try
        {
            return (preau, await preau.ready.Task.WaitAsync(TimeSpan.FromSeconds(180)));
        }
        catch (Exception wrong)
        {
            await preau.DisposeAsync();
            throw new InvalidOperationException($"{preau.Output}\n{preau.Errors}", wrong);
        }
    }

    /// <summary>As a cut of power, but for the disk.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As systemd stops a service.</summary>
    public async Task<int> Stop()
    {
        using var signal = Process.Start("kill", ["-TERM", process.Id.ToString()]);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    private void Heard(StringBuilder heard, string? line)
    {
        if (line is null) return;
        lock (heard) heard.AppendLine(line);
        if (Listening().Match(line) is { Success: true } found) ready.TrySetResult(new Uri(found.Groups["address"].Value));
    }

    private static string Text(StringBuilder heard)
    {
        lock (heard) return heard.ToString();
    }

    [GeneratedRegex("^Préau écoute sur (?<address>http://\\S+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
