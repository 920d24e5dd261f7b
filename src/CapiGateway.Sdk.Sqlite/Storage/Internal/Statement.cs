using SQLitePCL;

namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>
/// A prepared statement, kept by its <see cref="Database"/>; disposing of it only makes it ready for the next use. Parameters count from 1,
/// columns from 0. Not thread-safe.
/// </summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    public Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(handle, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, long? value) => value is { } number ? Bind(parameter, number) : this;

    public Statement Bind(int parameter, string? value)
    {
        if (value is ['\uFEFF' or '\uFFFE', ..])
        {
            // In UTF-16, SQLite would take the first character for a mark of the byte order, and away.
            Check(raw.sqlite3_bind_text(handle, parameter, value));
        }
        else if (value is not null)
        {
            Check(raw.sqlite3_bind_text16(handle, parameter, value));
        }

        return this;
    }

    public Statement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(handle, parameter, value));
        return this;
    }

    /// <summary>Moves to the next row; <see langword="false"/> when there is none.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(handle);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw database.Fault(code),
        };
    }

    /// <summary>Runs to the end; returns how many rows it changed.</summary>
    public int Run()
    {
        while (Step())
        {
            // Rows that nobody asked for.
        }

        return database.Changes;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    public int Int32(int column) => raw.sqlite3_column_int(handle, column);

    public int? Int32OrNull(int column) => IsNull(column) ? null : Int32(column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? string.Empty;

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public DateTimeOffset Time(int column) => new(Int64(column), TimeSpan.Zero);

    /// <summary>Bytes that are SQLite's own, gone with the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose()
    {
        // What a reset repeats of a failed step was thrown by the step.
        _ = raw.sqlite3_reset(handle);
        _ = raw.sqlite3_clear_bindings(handle);
    }

    public void Close() => handle.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw database.Fault(code);
        }
    }
}
