namespace Preau.Web.Storage.Bulk;

/// <summary>
/// Takes the values of rows one after the other, in the order of the columns, and sums them up: the same rows have the same
/// checksum, whatever database they go to.
/// </summary>
public abstract class RowSink : IDisposable
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private bool isDrawn;

    /// <summary>FNV-1a over the values given, by whole numbers and by characters.</summary>
    public ulong Checksum { get; private set; } = Start;

    public long Rows { get; private set; }

    public void Add(long value)
    {
        Count(unchecked((ulong)value));
        Write(value);
    }

    public void Add(int value)
    {
        Count(unchecked((ulong)value));
        Write(value);
    }

    public void Add(bool value)
    {
        Count(value ? 1UL : 0);
        Write(value);
    }

    public void Add(DateOnly value)
    {
        Count((ulong)value.DayNumber);
        Write(value);
    }

    public void Add(DateTime value)
    {
        Count((ulong)value.Ticks);
        Write(value);
    }

    public void Add(string? value)
    {
        if (value is null)
        {
            AddNull();
            return;
        }
        if (!isDrawn)
        {
            foreach (var character in value) Count(character);
        }
        Count(ulong.MaxValue);
        Write(value);
    }

    public void AddNull()
    {
        Count(ulong.MaxValue - 1);
        WriteNull();
    }

    /// <summary>The next value is drawn anew each time: a secret. It is written and left out of the sum.</summary>
    public void NextIsDrawn() => isDrawn = true;

    public void EndRow()
    {
        Rows++;
        WriteEnd();
    }

    /// <summary>Nothing more comes: what is still under way is written.</summary>
    public virtual void Complete()
    {
    }

    public abstract void Dispose();

    protected abstract void Write(long value);

    protected abstract void Write(int value);

    protected abstract void Write(bool value);

    protected abstract void Write(DateOnly value);

    protected abstract void Write(DateTime value);

    protected abstract void Write(string value);

    protected abstract void WriteNull();

    protected abstract void WriteEnd();

    private void Count(ulong value)
    {
        if (!isDrawn) Checksum = unchecked((Checksum ^ value) * Prime);
        isDrawn = false;
    }
}
