using Npgsql;
using NpgsqlTypes;

namespace Preau.Web.Storage.Bulk;

/// <summary>A binary COPY.</summary>
internal sealed class PostgresSink : RowSink
{
    private readonly NpgsqlBinaryImporter copy;
    private bool isInRow;

    public PostgresSink(NpgsqlConnection connection, string table, IReadOnlyList<string> columns)
    {
        copy = connection.BeginBinaryImport($"COPY \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) FROM STDIN (FORMAT BINARY)");
        copy.Timeout = TimeSpan.Zero;
    }

    public override void Complete() => copy.Complete();

    public override void Dispose() => copy.Dispose();

    protected override void Write(long value) => Write(value, NpgsqlDbType.Bigint);

    protected override void Write(int value) => Write(value, NpgsqlDbType.Integer);

    protected override void Write(bool value) => Write(value, NpgsqlDbType.Boolean);

    protected override void Write(DateOnly value) => Write(value, NpgsqlDbType.Date);

    protected override void Write(DateTime value) => Write(value, NpgsqlDbType.TimestampTz);

    protected override void Write(string value) => Write(value, NpgsqlDbType.Text);

    protected override void WriteNull()
    {
        Begin();
        copy.WriteNull();
    }

    protected override void WriteEnd() => isInRow = false;

    private void Write<T>(T value, NpgsqlDbType type)
    {
        Begin();
        copy.Write(value, type);
    }

    private void Begin()
    {
        if (!isInRow) copy.StartRow();
        isInRow = true;
    }
}
