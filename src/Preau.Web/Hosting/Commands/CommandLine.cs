using System.CommandLine;
using Microsoft.EntityFrameworkCore;

namespace Preau.Web.Hosting.Commands;

/// <summary>
/// The executable's verbs. Codes: 0 done, 1 refused or found wrong (the reason on the error output), 2 wrong use.
/// </summary>
public static class CommandLine
{
    private const int Refused = 1;
    private const int WrongUse = 2;

    public static async Task<int> Run(string[] args, Func<StartUp, WebApplication> compose)
    {
        if (EF.IsDesignTime) return 0;
        var (words, host) = Split(args);
        var parsed = Root(compose, host).Parse(words);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync();
            return WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (StartUpProblem problem)
        {
            foreach (var sentence in problem.Sentences) await Console.Error.WriteLineAsync(sentence);
            return Refused;
        }
    }

    private static RootCommand Root(Func<StartUp, WebApplication> compose, HostArguments host)
    {
        var root = new RootCommand("Préau, le portail famille. Sans verbe : serve.");
        foreach (var option in host.Options) root.Options.Add(option);
        var serve = new ServeVerb(compose, host);
        root.SetAction(serve.Run);
        root.Subcommands.Add(serve.Command());
        root.Subcommands.Add(new MigrateVerb(host).Command());
        root.Subcommands.Add(new DemoVerb(compose, host).Command());
        return root;
    }

    /// <summary>Settings may be given as <c>--Key:Sub=value</c> (the host's own convention); the rest is verbs and options.</summary>
    private static (string[] Words, HostArguments Host) Split(string[] args)
    {
        var host = new HostArguments();
        var words = new List<string>();
        foreach (var arg in args)
        {
            if (host.IsSetting(arg)) host.Settings.Add(arg);
            else words.Add(arg);
        }

        return ([.. words], host);
    }
}
