using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>The events that wait. A row never changes: what becomes of it stands in <see cref="LeaseTable"/>, so that leasing copies no event.</summary>
internal sealed class EventTable(CountedNumber lastId, BacklogTable backlogs, ActivityTable activity)
{
    private const string InsertRow = """
        INSERT INTO events(id, data_source, event_name, event_id, accepted_at, priority, identifiers, subject, claim, entry)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """;

    private const string WhereDue = """
        SELECT e.id FROM events e INDEXED BY events_by_source LEFT JOIN leases l ON l.id = e.id
        WHERE e.data_source = ?1 AND (l.id IS NULL OR l.due <= ?2 OR (l.held = 0 AND ?3)) AND e.accepted_at <= ?4 AND (?5 IS NULL OR e.event_name = ?5)
        """;

    private const string SelectOldest = WhereDue + " ORDER BY e.id LIMIT ?6";

    private const string SelectByPriority = WhereDue + " ORDER BY e.priority DESC, e.id LIMIT ?6";

    private const string SelectEntry = "SELECT entry FROM events WHERE id = ?1";

    private const string SelectClaim = "SELECT claim, accepted_at FROM events WHERE id = ?1";

    private const string DeleteRow = "DELETE FROM events WHERE id = ?1 RETURNING data_source, event_name, length(entry)";

    private const string SelectFirst = "SELECT accepted_at FROM events INDEXED BY events_by_source WHERE data_source = ?1 ORDER BY id LIMIT 1";

    public long Insert(Database database, in EventRow row) => Insert(database, row.Event, row.Entry.Span, row.Claim);

    public long Insert(Database database, OutboxEvent entry, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> claim)
    {
        long id = lastId.Add(database, 1);
        using Statement insert = database.Use(InsertRow);
        insert
            .Bind(1, id)
            .Bind(2, entry.DataSourceId)
            .Bind(3, entry.EventName)
            .Bind(4, entry.EventId)
            .Bind(5, entry.AcceptedAt.UtcTicks)
            .Bind(6, (int)entry.Priority)
            .Bind(7, entry.Identifiers)
            .Bind(8, entry.Consent.SubjectKey)
            .Bind(10, bytes);
        (claim.IsEmpty ? insert : insert.Bind(9, claim)).Run();
        backlogs.Add(entry.DataSourceId, 1, bytes.Length);
        return id;
    }

    /// <summary>The ids of the events that may be leased.</summary>
    public static List<long> Due(Database database, in LeaseRequest request, DateTimeOffset now)
    {
        List<long> ids = [];
        using Statement select = database.Use(request.ByPriority ? SelectByPriority : SelectOldest);
        select
            .Bind(1, request.DataSourceId)
            .Bind(2, now.UtcTicks)
            .Bind(3, request.IncludeNotDue ? 1 : 0)
            .Bind(4, request.AcceptedUntil?.UtcTicks ?? long.MaxValue)
            .Bind(5, request.EventName)
            .Bind(6, request.MaxEvents);
        while (select.Step())
        {
            ids.Add(select.Int64(0));
        }

        return ids;
    }

    public static byte[]? Entry(Database database, long id)
    {
        using Statement select = database.Use(SelectEntry);
        return select.Bind(1, id).Step() ? select.Blob(0).ToArray() : null;
    }

    /// <summary>The deduplication claim of an event that waits, and when that was accepted; <see langword="null"/> when it has none.</summary>
    public static (byte[] Claim, DateTimeOffset AcceptedAt)? Claim(Database database, long id)
    {
        using Statement select = database.Use(SelectClaim);
        return select.Bind(1, id).Step() && !select.IsNull(0) ? (select.Blob(0).ToArray(), select.Time(1)) : null;
    }

    /// <summary>Takes an event out and counts its end; the data source that it waited for, or <see langword="null"/> when it does not wait.</summary>
    public string? Delete(Database database, long id, EventOutcome end, DateTimeOffset now)
    {
        using Statement delete = database.Use(DeleteRow);
        if (!delete.Bind(1, id).Step())
        {
            return null;
        }

        string dataSource = delete.Text(0);
        backlogs.Add(dataSource, -1, -delete.Int64(2));
        activity.Add(dataSource, delete.Text(1), end, now);
        return dataSource;
    }

    public static DateTimeOffset? OldestAcceptedAt(Database database, string dataSource)
    {
        using Statement select = database.Use(SelectFirst);
        return select.Bind(1, dataSource).Step() ? select.Time(0) : null;
    }
}
