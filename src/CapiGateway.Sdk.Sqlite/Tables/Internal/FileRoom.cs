using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>
/// Whether there is room for an event. The last tenth of the file is for data sources that have less waiting than their share, so that one
/// that is down leaves room for the others.
/// </summary>
internal sealed class FileRoom(long maxBytes) : ICommitPart
{
    private const string SelectUsed = """
        SELECT (p.page_count - f.freelist_count) * s.page_size FROM pragma_page_count p, pragma_freelist_count f, pragma_page_size s
        """;

    // What a row takes beside its event: columns, index entries, a deduplication key, and pages that are not full.
    private const int BytesBeside = 400;

    private readonly Dictionary<string, long> _waiting = new(StringComparer.Ordinal);
    private long? _used;

    public void Begin(Database database)
    {
        _used = null;
        _waiting.Clear();
    }

    public void Flush(Database database)
    {
        // Nothing is written: the file itself is the measure.
    }

    /// <summary>Takes room for an event; <see langword="false"/> when there is none.</summary>
    public bool TryTake(Database database, string dataSource, int bytes)
    {
        _used ??= Used(database);
        long size = bytes + BytesBeside;
        if (_used + size > maxBytes || (_used + size > maxBytes - (maxBytes / 10) && !IsWithinShare(database, dataSource)))
        {
            return false;
        }

        _used += size;
        return true;
    }

    /// <summary>How full the file is, from 0 to 1.</summary>
    public double Fill(Database database) => Math.Min((double)Used(database) / maxBytes, 1);

    private static long Used(Database database)
    {
        using Statement select = database.Use(SelectUsed);
        return select.Step() ? select.Int64(0) : 0;
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
