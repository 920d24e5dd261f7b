using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>
/// Whether there is room for an event. Where there is none, what is only remembered makes some: the oldest entries of the journal, then the
/// oldest dead letters. The last tenth of the file is for data sources that have less waiting than their share, so that one that is down
/// leaves room for the others.
/// </summary>
internal sealed class FileRoom(long maxBytes) : ICommitPart
{
    private const string SelectUsed = """
        SELECT (p.page_count - f.freelist_count) * s.page_size FROM pragma_page_count p, pragma_freelist_count f, pragma_page_size s
        """;

    // What a row takes beside its event: columns, index entries, a deduplication key, and pages that are not full.
    private const int BytesBeside = 400;

    // A few milliseconds of one commit; the next goes on.
    private const int MostPieces = 8;
    private const int EntriesInPiece = 500;
    private const int LettersInPiece = 50;

    private readonly Dictionary<string, long> _waiting = new(StringComparer.Ordinal);
    private long? _used;
    private Forgotten _forgotten;
    private Forgotten _inCommit;

    public void Begin(Database database)
    {
        _used = null;
        _waiting.Clear();
        _inCommit = default;
    }

    // Nothing is written: the file itself is the measure.
    public void Flush(Database database) =>
        _forgotten = new Forgotten(_forgotten.Entries + _inCommit.Entries, _forgotten.Letters + _inCommit.Letters);

    /// <summary>What made room since it was asked for the last time.</summary>
    public Forgotten TakeForgotten() => (_forgotten, _forgotten = default).Item1;

    /// <summary>Takes room for an event; <see langword="false"/> when there is none.</summary>
    public bool TryTake(Database database, string dataSource, int bytes)
    {
        _used ??= Used(database);
        long size = bytes + BytesBeside;
        for (int piece = 0; !Fits(database, dataSource, size); piece++)
        {
            if (piece == MostPieces || !Forget(database))
            {
                return false;
            }
        }

        _used += size;
        return true;
    }

    /// <summary>Makes room where the file has become longer than it may be.</summary>
    public void Bound(Database database)
    {
        _used = Used(database);
        for (int piece = 0; piece < MostPieces && _used > maxBytes && Forget(database); piece++)
        {
            // Measured anew.
        }
    }

    /// <summary>How full the file is, from 0 to 1.</summary>
    public double Fill(Database database) => Math.Min((double)Used(database) / maxBytes, 1);

    private static long Used(Database database)
    {
        using Statement select = database.Use(SelectUsed);
        return select.Step() ? select.Int64(0) : 0;
    }

    private bool Fits(Database database, string dataSource, long size) =>
        _used + size <= maxBytes && (_used + size <= maxBytes - (maxBytes / 10) || IsWithinShare(database, dataSource));

    private bool Forget(Database database)
    {
        int entries = JournalTable.PruneOldest(database, EntriesInPiece);
        int letters = entries == 0 ? DeadLetterTable.Prune(database, DateTimeOffset.MaxValue, LettersInPiece) : 0;
        _inCommit = new Forgotten(_inCommit.Entries + entries, _inCommit.Letters + letters);
        _used = Used(database);
        return entries + letters > 0;
    }

    private bool IsWithinShare(Database database, string dataSource)
    {
        if (_waiting.Count == 0)
        {
            foreach ((string source, int events, long bytes) in BacklogTable.ReadAll(database))
            {
                _waiting[source] = bytes + ((long)events * BytesBeside);
            }
        }

        int waiting = _waiting.Count(pair => pair.Value > 0 || pair.Key == dataSource);
        return _waiting.GetValueOrDefault(dataSource) <= maxBytes / Math.Max(waiting, 1);
    }
}
