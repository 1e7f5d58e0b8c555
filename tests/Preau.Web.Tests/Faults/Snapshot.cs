using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Integrations.Mail;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Faults;

/// <summary>Every row of the store that somebody's act may change, by table and key.</summary>
internal sealed class Snapshot
{
    // Sessions, tries of mails, the clock: what moves by itself, and what no act of a family or an agent is about.
    private static readonly string[] Moving =
        ["Installations", "UserSessions", "KnownDevices", "SignInDelays", "DataProtectionKeys", "ParkedForms", "OutboxAttachments"];

    // What the clock and the use of a session move on, in a snapshot of everything.
    private static readonly string[] MovingColumns = ["Installations.LastInstant", "UserSessions.LastSeenAt", "UserSessions.IdleEndsAt"];

    private readonly Dictionary<string, Dictionary<string, string>> tables;

    private Snapshot(Dictionary<string, Dictionary<string, string>> tables) => this.tables = tables;

    public static Task<Snapshot> Of(PreauHost host) => Of(host, Moving, []);

    /// <summary>Every row of every table, save the scheduler's own.</summary>
    public static Task<Snapshot> OfEverything(PreauHost host) => Of(host, [], MovingColumns);

    private static Task<Snapshot> Of(PreauHost host, string[] without, string[] columns) => host.InStore(async db =>
    {
        await db.Database.OpenConnectionAsync();
        var tables = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.GetTableName() is { } t && !t.StartsWith("qrtz_", StringComparison.OrdinalIgnoreCase) && !without.Contains(t)))
        {
            var table = entity.GetTableName()!;
            var keys = entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToList();
            tables[table] = await Rows(db.Database.GetDbConnection(), table, keys, columns);
        }
        return new Snapshot(tables);
    });

    /// <summary>"Table key" of every row that is new, gone or changed since <paramref name="earlier"/>.</summary>
    public IReadOnlyList<(string Table, string Key)> Since(Snapshot earlier) => tables
        .SelectMany(t => t.Value.Keys.Union(earlier.tables[t.Key].Keys)
            .Where(key => t.Value.GetValueOrDefault(key) != earlier.tables[t.Key].GetValueOrDefault(key))
            .Select(key => (t.Key, key)))
        .ToList();

    /// <summary>True when some row holds this text.</summary>
    public bool Holds(string text) => tables.Values.Any(rows => rows.Values.Any(row => row.Contains(text, StringComparison.OrdinalIgnoreCase)));

    private static async Task<Dictionary<string, string>> Rows(DbConnection connection, string table, List<string> keys, string[] without)
    {
        await using var command = connection.CreateCommand();
        // Delivery moves on by itself: of a mail only what was written counts.
        command.CommandText = table == "OutboxMails" ? $"""SELECT "Id", "EffectKey", "To", "Subject" FROM "{table}" """ : $"""SELECT * FROM "{table}" """;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
            var key = string.Join('/', keys.Select(k => Convert.ToString(reader[k], CultureInfo.InvariantCulture)));
            rows[key] = string.Join('|', values.Where((_, i) => !without.Contains($"{table}.{reader.GetName(i)}")).Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(v, CultureInfo.InvariantCulture)));
        }
        return rows;
    }
}
