using System.Buffers.Binary;
using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Preau.Web.Storage.Backups;

/// <summary>The PostgreSQL half of a backup: every table in binary COPY, all seen at one instant.</summary>
internal static class PostgresBackup
{
    /// <summary>Signature, flags and extension length of a binary COPY.</summary>
    private const int HeaderLength = 19;

    public static async Task<IReadOnlyList<BackupTable>> Write(PortalDb db, ArchiveWriter archive, CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await connection.OpenAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var tables = new List<BackupTable>();
        foreach (var name in await PostgresTables.Names(connection, cancel))
        {
            var table = new BackupTable(name, await PostgresTables.Columns(connection, name, cancel), await PostgresTables.Count(connection, name, cancel));
            await archive.Add(BackupManifest.TableEntry(name), async entry =>
            {
                await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {PostgresTables.WithColumns(table)} TO STDOUT (FORMAT BINARY)", cancel);
                await rows.CopyToAsync(entry, cancel);
            });
            tables.Add(table);
        }

        return tables;
    }

    public static async Task ReadBack(ArchiveReader archive)
    {
        foreach (var table in archive.Manifest.Tables)
        {
            var rows = -1L;
            await archive.Read(BackupManifest.TableEntry(table.Name), async entry => rows = await CountRows(entry));
            if (rows != table.Rows) throw archive.Damaged(table.Name);
        }
    }

    /// <summary>Walks the binary format: per row a number of fields, per field its length and bytes; -1 ends it.</summary>
    private static async Task<long> CountRows(Stream copy)
    {
        // Not disposed: that would close the archive's own stream, which is read and checked to its end afterwards.
        var buffered = new BufferedStream(copy, 1 << 16);
        var number = new byte[4];
        await buffered.ReadExactlyAsync(new byte[HeaderLength]);
        for (var rows = 0L; ; rows++)
        {
            await buffered.ReadExactlyAsync(number.AsMemory(0, 2));
            var fields = BinaryPrimitives.ReadInt16BigEndian(number);
            if (fields == -1) return rows;
            for (var field = 0; field < fields; field++)
            {
                await buffered.ReadExactlyAsync(number);
                var length = BinaryPrimitives.ReadInt32BigEndian(number);
                if (length > 0) await buffered.ReadExactlyAsync(new byte[length]);
            }
        }
    }
}
