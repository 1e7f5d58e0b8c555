using System.CommandLine;
using System.CommandLine.Help;
using Microsoft.EntityFrameworkCore;

namespace Preau.Web.Hosting.Commands;

/// <summary>
/// The executable's verbs. Codes: 0 done, 1 refused or found wrong (the reason on the error output), 2 wrong use.
/// </summary>
public static class CommandLine
{
    internal const int WrongUse = 2;
    private const int Refused = 1;

    /// <param name="args">As the shell gives them.</param>
    /// <param name="compose">Puts the product together, for the verbs that need it.</param>
    /// <param name="output">What verbs print; null: the console.</param>
    /// <param name="error">Why they refuse; null: the console.</param>
    public static async Task<int> Run(string[] args, Func<StartUp, WebApplication> compose, TextWriter? output = null, TextWriter? error = null)
    {
        if (EF.IsDesignTime) return 0;
        var (words, host) = Split(args);
        var parsed = Root(compose, host).Parse(words);
        var writers = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = output ?? Console.Out, Error = error ?? Console.Error };
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync(writers);
            return WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(writers);
        }
        catch (StartUpProblem problem)
        {
            foreach (var sentence in problem.Sentences) await writers.Error.WriteLineAsync(sentence);
            return Refused;
        }
        catch (Exception defect) when (!IsDevelopment(host.For(parsed)) && defect is not OperationCanceledException)
        {
            await writers.Error.WriteLineAsync($"Préau s’est arrêté sur un défaut ({defect.GetType().Name} : {defect.Message}). Signalez-le avec la version de Préau.");
            return Refused;
        }
    }

    /// <summary>A developer wants the stack.</summary>
    private static bool IsDevelopment(string[] args) =>
        new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build()[HostDefaults.EnvironmentKey] == Environments.Development;

    private static RootCommand Root(Func<StartUp, WebApplication> compose, HostArguments host)
    {
        var root = new RootCommand("Préau, le portail famille. Sans verbe : serve.");
        root.Options.OfType<HelpOption>().Single().Description = "Affiche cette aide";
        root.Options.Add(host.Urls);
        foreach (var option in host.Hidden) root.Options.Add(option);
        var serve = new ServeVerb(compose, host);
        root.SetAction(serve.Run);
        root.Subcommands.Add(serve.Command());
        root.Subcommands.Add(new MigrateVerb(host).Command());
        root.Subcommands.Add(new DemoVerb(compose, host).Command());
        root.Subcommands.Add(new SettingsVerbs(compose, host).Command());
        root.Subcommands.Add(new StaffVerbs(compose, host).Command());
        root.Subcommands.Add(new LedgerVerb(compose, host).Command());
        root.Subcommands.Add(new PlacesVerb(compose, host).Command());
        root.Subcommands.Add(CutOffsVerb.Command());
        foreach (var verb in new BackupVerbs(host).Commands()) root.Subcommands.Add(verb);
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
