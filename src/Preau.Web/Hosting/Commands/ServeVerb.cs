using System.CommandLine;
using System.Net.Sockets;

namespace Preau.Web.Hosting.Commands;

/// <summary>Serves the portal until it is told to stop; the first start makes the database.</summary>
internal sealed class ServeVerb(Func<StartUp, WebApplication> compose, HostArguments host)
{
    public Command Command()
    {
        var serve = new Command("serve", "Sert le portail (verbe par défaut). Crée la base au premier lancement.") { host.Urls };
        serve.SetAction(Run);
        return serve;
    }

    public async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var start = await StartUp.Prepare(host.For(parsed), cancel: cancel);
        await using var app = compose(start);
        app.Services.GetRequiredService<Storage.FolderLock>();
        if (start.IsDemo) await Features.Settings.Demo.DemoTown.SeedIfNew(app.Services);
        app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(app.Services, parsed.InvocationConfiguration.Output));
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
}
