using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>
/// Who holds what until when. A fresh event has no row; a held one is due when its lease ends, a given-back one when it may be leased again.
/// </summary>
internal static class LeaseTable
{
    // A lease is told from earlier ones of the same event by how often that was leased.
    private const int AttemptBits = 16;
    private const long AttemptMask = (1L << AttemptBits) - 1;

    private const string Upsert = """
        INSERT INTO leases(id, held, due, attempts) VALUES(?1, 1, ?2, 1)
        ON CONFLICT(id) DO UPDATE SET held = 1, due = excluded.due, attempts = attempts + 1
        RETURNING attempts
        """;

    private const string GiveBackRow = "UPDATE leases SET held = 0, due = ?3 WHERE id = ?1 AND held = 1 AND (attempts & 65535) = ?2";

    private const string EndRow = "DELETE FROM leases WHERE id = ?1 AND held = 1 AND (attempts & 65535) = ?2 RETURNING attempts";

    private const string DeleteRow = "DELETE FROM leases WHERE id = ?1 RETURNING attempts";

    private const string BringRowsBack = "UPDATE leases SET due = CASE held WHEN 1 THEN min(due, ?1) ELSE min(due, ?2) END WHERE due > ?1";

    // The longest lease that the options allow is 22 minutes, and the longest wait a day.
    private static readonly TimeSpan LongestLease = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private const string CountHeld = """
        SELECT e.data_source, count(*) FROM leases l INDEXED BY leases_held JOIN events e ON e.id = l.id
        WHERE l.held = 1 AND l.due > ?1 GROUP BY e.data_source
        """;

    public static long EventOf(long lease) => lease >> AttemptBits;

    /// <summary>Leases an event; how often it was leased before.</summary>
    public static int Take(Database database, long id, DateTimeOffset end, out long lease)
    {
        using Statement upsert = database.Use(Upsert);
        upsert.Bind(1, id).Bind(2, end.UtcTicks).Step();
        int attempts = upsert.Int32(0);
        lease = (id << AttemptBits) | (attempts & AttemptMask);
        return attempts - 1;
    }

    public static bool GiveBack(Database database, long lease, DateTimeOffset notBefore)
    {
        using Statement update = database.Use(GiveBackRow);
        return update.Bind(1, EventOf(lease)).Bind(2, lease & AttemptMask).Bind(3, notBefore.UtcTicks).Run() > 0;
    }

    /// <summary>Ends a lease; how often its event was leased, or <see langword="null"/> when somebody else holds it now or it is gone.</summary>
    public static int? TryEnd(Database database, long lease)
    {
        using Statement delete = database.Use(EndRow);
        return delete.Bind(1, EventOf(lease)).Bind(2, lease & AttemptMask).Step() ? delete.Int32(0) : null;
    }

    /// <summary>Ends whatever lease an event has; how often it was leased.</summary>
    public static int Drop(Database database, long id)
    {
        using Statement delete = database.Use(DeleteRow);
        return delete.Bind(1, id).Step() ? delete.Int32(0) : 0;
    }

    /// <summary>Brings back what an earlier process put off by a clock that was ahead, as far as no clock that is right puts anything off.</summary>
    public static int BringBack(Database database, DateTimeOffset now)
    {
        using Statement update = database.Use(BringRowsBack);
        return update.Bind(1, (now + LongestLease).UtcTicks).Bind(2, (now + LongestWait).UtcTicks).Run();
    }

    public static Dictionary<string, int> Held(Database database, DateTimeOffset now)
    {
        Dictionary<string, int> held = new(StringComparer.Ordinal);
        using Statement select = database.Use(CountHeld);
        select.Bind(1, now.UtcTicks);
        while (select.Step())
        {
            held[select.Text(0)] = select.Int32(1);
        }

        return held;
    }
}
