using Preau.Web.Storage;

namespace Preau.Web.Hosting;

/// <summary>What is settled before the product is put together: settings, database, demo or town.</summary>
public sealed record StartUp(WebApplicationBuilder Builder, PreauOptions Options, StoreAddress Store, Installation Installation, bool IsNew)
{
    internal const string NotEmpty = "La base contient déjà quelque chose : une démonstration ne se crée que dans une base vide. Choisissez un autre dossier (Preau__DataPath) ou une autre base (ConnectionStrings__Preau).";

    public bool IsDemo => Installation.IsDemo;

    /// <summary>Reads the settings, opens (or makes) the database and brings it up to date.</summary>
    /// <param name="args">Host settings given on the command line.</param>
    /// <param name="makesDemo">A new demo is asked for; otherwise a new database is a demo in Development, a town elsewhere.</param>
    /// <exception cref="StartUpProblem">Something that the administrator can put right.</exception>
    public static async Task<StartUp> Prepare(string[] args, bool makesDemo = false, CancellationToken cancel = default)
    {
        var builder = NewBuilder(args);
        var options = OptionsReader.Read(builder.Configuration);
        DataFolder.Prepare(options.DataPath);
        var store = StoreAddress.Of(options.PostgresConnection, options.DataPath);
        var becomesDemo = makesDemo || builder.Environment.IsDevelopment();
        var (installation, isNew) = await new StoreUpgrade(store, becomesDemo, known =>
        {
            // A demo that was begun and not filled is filled by the same verb.
            if (makesDemo && known is false) throw new StartUpProblem(NotEmpty);
            KindRules.Check(options, known ?? becomesDemo);
        }).Run(cancel);
        return new StartUp(builder, options, store, installation, isNew);
    }

    /// <summary>
    /// The start of a demo where nothing is yet, known before its database is made by another process; null: no demo is made, or only
    /// PostgreSQL can tell.
    /// </summary>
    /// <exception cref="StartUpProblem">It would be refused.</exception>
    public static StartUp? NewDemo(string[] args)
    {
        var builder = NewBuilder(args);
        var options = OptionsReader.Read(builder.Configuration);
        var store = StoreAddress.Of(options.PostgresConnection, options.DataPath);
        if (!builder.Environment.IsDevelopment() || !store.IsSqlite || Directory.Exists(options.DataPath) && Directory.EnumerateFiles(options.DataPath, "preau.db*").Any()) return null;
        KindRules.Check(options, isDemo: true);
        return new StartUp(builder, options, store, new Installation { IsDemo = true, CreatedAt = DateTime.UnixEpoch }, IsNew: true);
    }

    /// <summary>The files beside the executable are found whatever the current folder is.</summary>
    public static WebApplicationBuilder NewBuilder(string[] args)
    {
        var asked = new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = asked[HostDefaults.ContentRootKey] ?? Sources() ?? AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    private static string? Sources() =>
        DataFolder.Checkout() is { } checkout && Path.Combine(checkout, "src", "Preau.Web") is var sources && Directory.Exists(sources) ? sources : null;
}
