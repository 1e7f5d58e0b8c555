using System.CommandLine;
using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;

namespace Preau.Web.Hosting.Commands;

/// <summary>Serves the portal until it is told to stop; the first start makes the database.</summary>
internal sealed class ServeVerb(Func<StartUp, WebApplication> compose, HostArguments host)
{
    private const long WorthGivingBack = 8 << 20;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    public Command Command()
    {
        var serve = new Command("serve", "Sert le portail (verbe par défaut). Crée la base au premier lancement.") { host.Urls };
        serve.SetAction(Run);
        return serve;
    }

    public async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var demo = StartUp.NewDemo(host.For(parsed));
        var filling = demo is null ? Task.CompletedTask : FillDemo(host.WithoutUrls(parsed), cancel);
        var start = demo ?? await StartUp.Prepare(host.For(parsed), cancel: cancel);
        await using var app = compose(start);
        if (demo is not null) Warm(app);
        await filling;
        app.Services.GetRequiredService<Storage.FolderLock>();
        if (demo is null && start.IsDemo && !await Features.Settings.Demo.DemoTown.Stands(app.Services)) await FillDemo(host.WithoutUrls(parsed), cancel);
        app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(app.Services, parsed.InvocationConfiguration.Output));
        app.Lifetime.ApplicationStarted.Register(() => _ = GiveBack(app.Lifetime.ApplicationStopping));
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException taken) when (taken.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new StartUpProblem($"--urls : l’adresse {string.Join(", ", start.Options.ListenUrls)} est déjà prise ou n’est pas à cet ordinateur. Choisissez-en une autre : --urls http://localhost:5081", taken);
        }
    }

    /// <summary>
    /// Whenever nobody has asked for anything for a while: what the work before took and nothing needs any more goes back to the machine.
    /// More than once, since a portal that a busy machine keeps waiting looks like one that rests.
    /// </summary>
    private static async Task GiveBack(CancellationToken stopping)
    {
        for (var allocated = 0L; !stopping.IsCancellationRequested;)
        {
            var used = Environment.CpuUsage.TotalTime;
            await Task.Delay(Rest, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Environment.CpuUsage.TotalTime - used > Rest / 10 || GC.GetTotalAllocatedBytes() - allocated < WorthGivingBack) continue;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            allocated = GC.GetTotalAllocatedBytes();
        }
    }

    /// <summary>
    /// By a process of its own: what it takes to make the tables and to write a town (20,000 methods compiled, every entity tracked) is
    /// needed once and would stay in this one's memory for ever.
    /// </summary>
    private static async Task FillDemo(string[] settings, CancellationToken cancel)
    {
        var program = Environment.GetCommandLineArgs()[0];
        var isShared = Path.GetFileNameWithoutExtension(Environment.ProcessPath!).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. isShared ? new[] { "exec", program } : [], "demo", .. settings]) { UseShellExecute = false, RedirectStandardOutput = true };
        // Memory that is written, then run, costs a tenth of a start; what reads only our own files can do without that guard.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var filling = Process.Start(start)!;
        await filling.StandardOutput.ReadToEndAsync(cancel);
        await filling.WaitForExitAsync(cancel);
        if (filling.ExitCode != 0) throw new StartUpProblem("La commune de démonstration n’a pas pu être créée : la raison est écrite plus haut.");
    }

    /// <summary>Meanwhile, what the first page will need and no database tells: the model, how a query is translated, the pages.</summary>
    private static void Warm(WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<Storage.PortalDb>().Sites.OrderBy(s => s.Name).ToQueryString();
        _ = ((IEndpointRouteBuilder)app).DataSources.Sum(source => source.Endpoints.Count);
    }
}
