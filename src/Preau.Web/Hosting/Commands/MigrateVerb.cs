using System.CommandLine;

namespace Preau.Web.Hosting.Commands;

/// <summary>Brings the database up to date and stops.</summary>
internal sealed class MigrateVerb(HostArguments host)
{
    public Command Command()
    {
        var migrate = new Command("migrate", "Crée la base ou la met à jour, puis s’arrête.");
        migrate.SetAction(async (parsed, cancel) =>
        {
            var start = await StartUp.Prepare(host.For(parsed), cancel: cancel);
            parsed.InvocationConfiguration.Output.WriteLine(start.IsDemo ? "La base de la démonstration est à jour." : "La base de la commune est à jour.");
            return 0;
        });
        return migrate;
    }
}
