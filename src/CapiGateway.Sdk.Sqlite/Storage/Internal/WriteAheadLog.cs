namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>
/// Keeps the log beside the file small. SQLite copies it into the file by itself, but starts it anew only in a moment without readers;
/// under load such a moment is made.
/// </summary>
internal sealed class WriteAheadLog(Database database, StoreSettings settings)
{
    /// <summary>To what length the log is cut when it starts anew.</summary>
    public const long UsualBytes = 16L << 20;

    /// <summary>Beyond this, the writer waits for readers rather than let it grow.</summary>
    public const long MostBytes = 64L << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly FileInfo _file = new(settings.LogPath);
    private long _nextLength = MostBytes;
    private volatile bool _isOwed;

    /// <summary>Whether somebody took the file, or the log with what was just written to it, away.</summary>
    public bool IsGone
    {
        get
        {
            _file.Refresh();
            return !_file.Exists || database.HasMoved;
        }
    }

    /// <summary>Whether it was to be emptied and readers were in the way.</summary>
    public bool IsOwed => _isOwed;

    /// <summary>
    /// Empties it when it is too long. Where somebody reads on and on, that would hold up every commit, so it is tried again when the log has
    /// grown further.
    /// </summary>
    public void Bound()
    {
        _file.Refresh();
        if (_file.Exists && _file.Length > _nextLength)
        {
            _nextLength = TryEmpty() ? MostBytes : _file.Length + UsualBytes;
        }
    }

    /// <summary>Copies everything into the file and cuts the log to nothing; <see langword="false"/> when readers are in the way.</summary>
    public bool TryEmpty()
    {
        database.SetLockTimeout(Patience);
        try
        {
            _isOwed = database.Read("PRAGMA wal_checkpoint(TRUNCATE)") is not "0";
        }
        catch (SqliteStoreException)
        {
            _isOwed = true;
        }
        finally
        {
            database.SetLockTimeout(settings.LockTimeout);
        }

        return !_isOwed;
    }
}
