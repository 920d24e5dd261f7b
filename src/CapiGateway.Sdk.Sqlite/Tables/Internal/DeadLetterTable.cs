using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>Buried events, with what Meta answered. A letter keeps the id that its event had while it waited.</summary>
internal static class DeadLetterTable
{
    private const string InsertFrom = """
        INSERT INTO dead_letters(
          id, data_source, event_name, event_id, subject, claim, buried_at, attempts, status, code, subcode, title, message, trace, body, entry)
        SELECT id, data_source, event_name, event_id, subject, claim, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, entry FROM events WHERE id = ?1
        """;

    private const string Columns = "SELECT id, buried_at, attempts, status, code, subcode, title, message, trace, body, entry FROM dead_letters ";

    private const string SelectOne = Columns + "WHERE id = ?1";

    private const string SelectPage = Columns
        + "WHERE (?1 IS NULL OR data_source = ?1) AND (buried_at, id) < (?2, ?3) ORDER BY buried_at DESC, id DESC LIMIT ?4";

    private const string DeleteOne = "DELETE FROM dead_letters WHERE id = ?1";

    private const string DeleteOld = "DELETE FROM dead_letters WHERE id IN (SELECT id FROM dead_letters WHERE buried_at < ?1 ORDER BY buried_at LIMIT ?2)";

    /// <summary>Copies a waiting event.</summary>
    public static void Bury(Database database, long id, int attempts, DeliveryAnswer? answer, DateTimeOffset now)
    {
        using Statement insert = database.Use(InsertFrom);
        insert
            .Bind(1, id)
            .Bind(2, now.UtcTicks)
            .Bind(3, attempts)
            .Bind(4, (long?)answer?.Status)
            .Bind(5, (long?)answer?.Code)
            .Bind(6, (long?)answer?.Subcode)
            .Bind(7, answer?.Title)
            .Bind(8, answer?.Message)
            .Bind(9, answer?.FbTraceId)
            .Bind(10, answer?.Body)
            .Run();
    }

    public static DeadLetter? Find(Database database, long id)
    {
        using Statement select = database.Use(SelectOne);
        return select.Bind(1, id).Step() ? Read(select) : null;
    }

    /// <summary>The newest letters that are older than the given one; those that cannot be read are passed over.</summary>
    public static List<DeadLetter> Page(Database database, string? dataSource, ref (long BuriedAt, long Id) after, int most, out bool isLast)
    {
        List<DeadLetter> letters = [];
        int count = 0;
        using Statement select = database.Use(SelectPage);
        select.Bind(1, dataSource).Bind(2, after.BuriedAt).Bind(3, after.Id).Bind(4, most);
        for (; select.Step(); count++)
        {
            after = (select.Int64(1), select.Int64(0));
            if (Read(select) is { } letter)
            {
                letters.Add(letter);
            }
        }

        isLast = count < most;
        return letters;
    }

    public static bool Delete(Database database, long id)
    {
        using Statement delete = database.Use(DeleteOne);
        return delete.Bind(1, id).Run() > 0;
    }

    public static int Prune(Database database, DateTimeOffset before, int most)
    {
        using Statement delete = database.Use(DeleteOld);
        return delete.Bind(1, before.UtcTicks).Bind(2, most).Run();
    }

    private static DeadLetter? Read(Statement row) => OutboxEventFormat.TryRead(row.Blob(10).ToArray(), out OutboxEvent? entry)
        ? new DeadLetter
        {
            Id = row.Int64(0),
            Event = entry,
            BuriedAt = row.Time(1),
            Attempts = row.Int32(2),
            Answer = new DeliveryAnswer
            {
                Status = row.Int32OrNull(3),
                Code = row.Int32OrNull(4),
                Subcode = row.Int32OrNull(5),
                Title = row.TextOrNull(6),
                Message = row.TextOrNull(7),
                FbTraceId = row.TextOrNull(8),
                Body = row.TextOrNull(9),
            },
        }
        : null;
}
