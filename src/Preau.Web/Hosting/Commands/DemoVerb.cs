using System.CommandLine;
using Preau.Web.Features.Settings.Demo;

namespace Preau.Web.Hosting.Commands;

/// <summary>Makes a demo of an empty database.</summary>
internal sealed class DemoVerb(Func<StartUp, WebApplication> compose, HostArguments host)
{
    public Command Command()
    {
        var demo = new Command("demo", "Crée la commune de démonstration dans une base vide. Ensuite : preau serve");
        demo.SetAction(async (parsed, cancel) =>
        {
            var files = Task.Run(DemoTown.ReadFiles, cancel);
            var start = await StartUp.Prepare(host.For(parsed), makesDemo: true, cancel);
            await using var app = compose(start);
            if (!await DemoTown.SeedIfNew(app.Services, files)) throw new StartUpProblem(StartUp.NotEmpty);
            parsed.InvocationConfiguration.Output.WriteLine("La commune de démonstration est prête. Pour la servir : preau serve");
            return 0;
        });
        return demo;
    }
}
