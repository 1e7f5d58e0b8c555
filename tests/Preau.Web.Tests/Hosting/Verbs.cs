using Preau.Testing;
using Preau.Web.Hosting;
using Preau.Web.Hosting.Commands;

namespace Preau.Web.Tests.Hosting;

/// <summary>The command line on a test's database, in this process.</summary>
internal static class Verbs
{
    public static async Task<(int Code, string Output, string Errors)> Run(this TestStore store, params string[] words)
    {
        FrenchCulture.Use();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        string[] args =
        [
            .. words,
            "--applicationName=preau",
            "--environment=Production",
            $"--Preau:DataPath={store.Folder}",
            "--Preau:PublicUrl=https://famille.valbrune.example",
            "--Preau:TrustedProxies=127.0.0.1",
            "--Logging:LogLevel:Default=Warning",
            .. store.ConnectionString is { } connection ? new[] { $"--ConnectionStrings:Preau={connection}" } : [],
        ];
        var code = await CommandLine.Run(args, Program.Compose, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
