using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>What became of events. An end is written by the commit that settles the event; what waits says so by its own row.</summary>
internal static class JournalTable
{
    private const string InsertEnd = """
        INSERT INTO journal(data_source, event_name, event_id, at, accepted_at, outcome, attempts, status, error, trace, identifiers, subject, settled)
        SELECT data_source, event_name, event_id, ?2, accepted_at, ?3, ?4, ?5, ?6, ?7, identifiers, subject, 1 FROM events WHERE id = ?1
        """;

    // The gateway tells of ends too, a moment after the settling wrote them, and may know the reason.
    private const string SelectSettled = """
        SELECT id FROM journal
        WHERE data_source = ?1 AND event_id = ?2 AND outcome = ?3 AND settled = 1 AND at BETWEEN ?4 - 600000000 AND ?4 + 600000000 LIMIT 1
        """;

    private const string SetReason = "UPDATE journal SET reason = ?2 WHERE id = ?1";

    private const string Insert = """
        INSERT INTO journal(data_source, event_name, event_id, at, outcome, reason, attempts, status, error, trace, identifiers, subject, settled)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0)
        """;

    private const string Select = """
        SELECT event_name, at, accepted_at, outcome, reason, attempts, status, error, trace, identifiers, subject
        FROM journal WHERE data_source = ?1 AND event_id = ?2 ORDER BY id
        """;

    private const string SelectWaiting = """
        SELECT e.event_name, e.accepted_at, NULL, 'Accepted', NULL, coalesce(l.attempts, 0), NULL, NULL, NULL, e.identifiers, e.subject
        FROM events e INDEXED BY events_by_source LEFT JOIN leases l ON l.id = e.id WHERE e.data_source = ?1 AND e.event_id = ?2 ORDER BY e.id
        """;

    private const string DeleteOld = """
        DELETE FROM journal WHERE id IN (
          SELECT id FROM (SELECT id, at FROM journal ORDER BY id LIMIT ?3)
          WHERE at NOT BETWEEN ?1 AND ?4 OR id <= (SELECT max(id) FROM journal) - ?2)
        """;

    private const string DeleteFirst = "DELETE FROM journal WHERE id IN (SELECT id FROM journal ORDER BY id LIMIT ?1)";

    private const string DeleteSubject = "DELETE FROM journal WHERE subject = ?1";

    private const string DeleteEvent = "DELETE FROM journal WHERE data_source = ?1 AND event_id = ?2";

    // Beyond this, a time that lies ahead is no difference between two machines.
    private static readonly TimeSpan ClockError = TimeSpan.FromDays(1);

    public static void AddEnd(Database database, long id, string outcome, int attempts, DeliveryAnswer? answer, DateTimeOffset now)
    {
        using Statement insert = database.Use(InsertEnd);
        insert
            .Bind(1, id)
            .Bind(2, now.UtcTicks)
            .Bind(3, outcome)
            .Bind(4, attempts)
            .Bind(5, (long?)answer?.Status)
            .Bind(6, answer?.Code is { } code ? answer.Subcode is { } subcode ? $"{code}/{subcode}" : $"{code}" : null)
            .Bind(7, answer?.FbTraceId)
            .Run();
    }

    public static void Add(Database database, in JournalEntry entry)
    {
        if (Settled(database, in entry) is { } id)
        {
            if (entry.Reason is not null)
            {
                using Statement update = database.Use(SetReason);
                update.Bind(1, id).Bind(2, entry.Reason).Run();
            }

            return;
        }

        if (entry.IsEnd)
        {
            // The settling wrote its line; somebody who was erased since has it no more.
            return;
        }

        using Statement insert = database.Use(Insert);
        insert
            .Bind(1, entry.DataSourceId)
            .Bind(2, entry.EventName)
            .Bind(3, entry.EventId)
            .Bind(4, entry.At.UtcTicks)
            .Bind(5, entry.Outcome)
            .Bind(6, entry.Reason)
            .Bind(7, entry.Attempts)
            .Bind(8, (long?)entry.Status)
            .Bind(9, entry.Error)
            .Bind(10, entry.FbTraceId)
            .Bind(11, entry.Identifiers ?? string.Empty)
            .Bind(12, entry.SubjectKey)
            .Run();
    }

    public static List<JournalEntry> Find(Database database, string dataSource, string eventId)
    {
        List<JournalEntry> found = [];
        Read(database, Select, dataSource, eventId, found);
        Read(database, SelectWaiting, dataSource, eventId, found);
        return [.. found.OrderBy(entry => entry.At)];
    }

    /// <summary>Forgets what is older, what is too much, and what a clock wrote that was wrong; at most so many at once.</summary>
    public static int Prune(Database database, DateTimeOffset before, DateTimeOffset now, int capacity, int most)
    {
        using Statement delete = database.Use(DeleteOld);
        return delete.Bind(1, before.UtcTicks).Bind(2, capacity).Bind(3, most).Bind(4, (now + ClockError).UtcTicks).Run();
    }

    /// <summary>Forgets the oldest entries; returns how many there were.</summary>
    public static int PruneOldest(Database database, int most)
    {
        using Statement delete = database.Use(DeleteFirst);
        return delete.Bind(1, most).Run();
    }

    public static int EraseSubject(Database database, string subject)
    {
        using Statement delete = database.Use(DeleteSubject);
        return delete.Bind(1, subject).Run();
    }

    public static int EraseEvent(Database database, string dataSource, string eventId)
    {
        using Statement delete = database.Use(DeleteEvent);
        return delete.Bind(1, dataSource).Bind(2, eventId).Run();
    }

    private static long? Settled(Database database, in JournalEntry entry)
    {
        using Statement select = database.Use(SelectSettled);
        select.Bind(1, entry.DataSourceId).Bind(2, entry.EventId).Bind(3, entry.Outcome).Bind(4, entry.At.UtcTicks);
        return select.Step() ? select.Int64(0) : null;
    }

    private static void Read(Database database, string sql, string dataSource, string eventId, List<JournalEntry> found)
    {
        using Statement select = database.Use(sql);
        select.Bind(1, dataSource).Bind(2, eventId);
        while (select.Step())
        {
            var entry = new JournalEntry
            {
                DataSourceId = dataSource,
                EventId = eventId,
                EventName = select.Text(0),
                At = select.Time(1),
                Outcome = select.Text(3),
                Reason = select.TextOrNull(4),
                Attempts = select.Int32(5),
                Status = select.Int32OrNull(6),
                Error = select.TextOrNull(7),
                FbTraceId = select.TextOrNull(8),
                Identifiers = select.Text(9),
                SubjectKey = select.TextOrNull(10),
                IsAcceptance = ReferenceEquals(sql, SelectWaiting),
            };
            if (!select.IsNull(2))
            {
                found.Add(Acceptance(entry, select.Time(2)));
            }

            found.Add(entry);
        }
    }

    // The row of an end remembers when its event was accepted.
    private static JournalEntry Acceptance(JournalEntry end, DateTimeOffset at) => new()
    {
        DataSourceId = end.DataSourceId,
        EventId = end.EventId,
        EventName = end.EventName,
        At = at,
        Outcome = nameof(PublishOutcome.Accepted),
        Identifiers = end.Identifiers,
        SubjectKey = end.SubjectKey,
        IsAcceptance = true,
    };
}
