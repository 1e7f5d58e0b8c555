using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Preau.Testing;
using Preau.Web.Hosting;
using Preau.Web.Hosting.Commands;

namespace Preau.Web.Tests.Hosting;

/// <summary>The command line on a test's database, in this process.</summary>
internal static class Verbs
{
    public static Task<(int Code, string Output, string Errors)> Run(this TestStore store, params string[] words) => store.Run(_ => { }, words);

    /// <param name="services">Replaces what stands outside the product: a clock.</param>
    public static Task<(int Code, string Output, string Errors)> Run(this TestStore store, Action<IServiceCollection> services, params string[] words) => Run(store.Folder, store.ConnectionString, services, words);

    /// <param name="postgres">Null: SQLite, in the folder.</param>
    public static async Task<(int Code, string Output, string Errors)> Run(string folder, string? postgres, Action<IServiceCollection> services, params string[] words)
    {
        FrenchCulture.Use();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        string[] args =
        [
            .. words,
            "--applicationName=preau",
            "--environment=Production",
            $"--Preau:DataPath={folder}",
            "--Preau:PublicUrl=https://famille.valbrune.example",
            "--Preau:TrustedProxies=127.0.0.1",
            "--Logging:LogLevel:Default=Warning",
            .. postgres is { } connection ? new[] { $"--ConnectionStrings:Preau={connection}" } : [],
        ];
        var code = await CommandLine.Run(args, Compose, output, errors);
        return (code, output.ToString(), errors.ToString());

        WebApplication Compose(StartUp start)
        {
            services(start.Builder.Services);
            return Program.Compose(start);
        }
    }
}
