using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Preau.Testing;
using Preau.Web.Storage;
using Preau.Web.Tests.Hosting;

namespace Preau.Web.Tests.Storage;

/// <summary>A backup of a portal that runs, brought back elsewhere.</summary>
public sealed class BackupTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private readonly PreauHost host = demo.Host;

    [Fact]
    public async Task Everything_comes_back_while_the_portal_runs_tables_documents_keys_and_sessions()
    {
        using var outside = new TemporaryFolder();
        using var parent = host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        var secret = Protector(host).Protect("un secret");
        Directory.CreateDirectory(Path.Combine(host.Store.Folder, "documents"));
        await File.WriteAllTextAsync(Path.Combine(host.Store.Folder, "documents", "justificatif.pdf"), "%PDF justificatif", TestContext.Current.CancellationToken);

        var (made, told, _) = await host.Store.Run("backup", outside["preau.zip"]);
        Assert.Equal(0, made);
        Assert.Contains("faite et relue", told, StringComparison.Ordinal);
        await using var target = await TestStore.Empty();
        var (restored, _, errors) = await target.Run("restore", outside["preau.zip"]);
        Assert.Equal((0, ""), (restored, errors));

        Assert.Equal(await Checksums(host.Store), await Checksums(target));
        Assert.Equal("%PDF justificatif", await File.ReadAllTextAsync(Path.Combine(target.Folder, "documents", "justificatif.pdf"), TestContext.Current.CancellationToken));
        await using var second = await PreauHost.Start(target, isDemo: true, [$"--Preau:Demo:Now={PreauHost.DefaultNow}"], null, ownsStore: false);
        Assert.Equal("un secret", Protector(second).Unprotect(secret));
        using var again = second.Visitor();
        again.Cookies.Add(parent.Cookies.GetCookies(host.Address));
        Assert.Equal("/tableau-de-bord", (await again.Open("/tableau-de-bord")).Path);
    }

    [Fact]
    public async Task A_place_that_holds_something_is_refused_and_stays_as_it_was()
    {
        using var outside = new TemporaryFolder();
        Assert.Equal(0, (await host.Store.Run("backup", outside["preau.zip"])).Code);
        var before = await Checksums(host.Store);

        var (code, _, errors) = await host.Store.Run("restore", outside["preau.zip"]);

        Assert.Equal(1, code);
        Assert.Contains("n’est pas vide", errors, StringComparison.Ordinal);
        Assert.Equal(before, await Checksums(host.Store));
        Assert.Equal(1, (await host.Store.Run("backup", outside["preau.zip"])).Code);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(1.0)]
    public async Task A_damaged_backup_is_refused_and_nothing_is_put_in_place(double where)
    {
        using var outside = new TemporaryFolder();
        Assert.Equal(0, (await host.Store.Run("backup", outside["preau.zip"])).Code);
        await using (var file = new FileStream(outside["preau.zip"], FileMode.Open, FileAccess.ReadWrite))
        {
            if (where >= 1) file.SetLength(file.Length / 2);
            file.Position = (long)(file.Length * Math.Min(where, 0.6));
            await file.WriteAsync(RandomNumberGenerator.GetBytes(64), TestContext.Current.CancellationToken);
        }

        await using var target = await TestStore.Empty();
        var (code, _, errors) = await target.Run("restore", outside["preau.zip"]);

        Assert.Equal(1, code);
        Assert.NotEqual("", errors);
        Assert.Empty(Directory.EnumerateDirectories(target.Folder));
        Assert.False(File.Exists(Path.Combine(target.Folder, "preau.db")));
        if (TestStore.OnPostgres) Assert.Empty(await Checksums(target));
    }

    private static IDataProtector Protector(PreauHost host) => host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("essai");

    /// <summary>One line per table: its rows in one order, hashed. What the running portal writes at any moment counts by its rows only.</summary>
    private static async Task<List<string>> Checksums(TestStore store)
    {
        var address = StoreAddress.Of(store.ConnectionString, store.Folder);
        await using var db = address.Open();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        var tables = await Rows(connection, address.IsSqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'");
        var lines = new List<string>();
        foreach (var table in tables.Order(StringComparer.Ordinal))
        {
            var rows = await Rows(connection, $"SELECT * FROM \"{table}\"");
            var moves = table.StartsWith("qrtz_", StringComparison.OrdinalIgnoreCase) || table is "Installations" or "OutboxMails" or "SettingsVersions";
            // A job may be running while the copy is made.
            lines.Add($"{table} {(table == "qrtz_fired_triggers" ? "" : rows.Count)} {(moves ? "" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Order(StringComparer.Ordinal))))))}");
        }

        return lines;
    }

    private static async Task<List<string>> Rows(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(v, CultureInfo.InvariantCulture))));
        }

        return rows;
    }
}
