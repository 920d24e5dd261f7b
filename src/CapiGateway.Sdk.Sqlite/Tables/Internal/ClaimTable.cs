using System.Buffers.Binary;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>The keys of deduplication: reserved or committed, each until it ends.</summary>
internal sealed class ClaimTable(CountedNumber count)
{
    /// <summary>How many bytes a claim takes in the row of its event: the key, and the ticks of its window.</summary>
    public const int StoredBytes = DeduplicationKey.ByteCount + sizeof(long);

    private const string Insert = "INSERT INTO claims(key, ends, committed) VALUES(?1, ?2, ?3) ON CONFLICT(key) DO NOTHING";

    // A reservation may be taken over by the event itself, which is stored in this very commit; what ended is free.
    private const string Take = "UPDATE claims SET ends = ?2, committed = 1 WHERE key = ?1 AND (committed = 0 OR ends <= ?3)";

    private const string Reserve = "UPDATE claims SET ends = ?2, committed = 0 WHERE key = ?1 AND ends <= ?3";

    private const string Commit = "UPDATE claims SET ends = ?2, committed = 1 WHERE key = ?1";

    private const string SelectTaken = "SELECT 1 FROM claims WHERE key = ?1 AND committed = 1 AND ends > ?2";

    private const string IsCommitted = "SELECT committed FROM claims WHERE key = ?1";

    private const string Delete = "DELETE FROM claims WHERE key = ?1 AND ends <= ?2";

    private const string DeleteEnded =
        "DELETE FROM claims WHERE key IN (SELECT key FROM claims INDEXED BY claims_by_end WHERE ends <= ?1 ORDER BY ends LIMIT ?2)";

    // From when the door accepted an event until its row is written, a busy disk included.
    private static readonly TimeSpan LongestAppend = TimeSpan.FromHours(1);

    /// <summary>Takes the key of an event that is stored; <see langword="false"/> when it is a duplicate.</summary>
    public bool TryTake(Database database, ReadOnlySpan<byte> stored, DateTimeOffset now)
    {
        ReadOnlySpan<byte> key = stored[..DeduplicationKey.ByteCount];
        long ends = End(now, BinaryPrimitives.ReadInt64LittleEndian(stored[DeduplicationKey.ByteCount..]));
        return TryInsert(database, key, ends, isCommitted: true) || Change(database, Take, key, ends, now);
    }

    /// <summary>Whether <see cref="TryTake"/> would say that it is a duplicate.</summary>
    public static bool IsTaken(Database database, ReadOnlySpan<byte> stored, DateTimeOffset now)
    {
        using Statement select = database.Use(SelectTaken);
        return select.Bind(1, stored[..DeduplicationKey.ByteCount]).Bind(2, now.UtcTicks).Step();
    }

    public DeduplicationStatus TryReserve(Database database, DeduplicationKey key, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[DeduplicationKey.ByteCount];
        key.WriteTo(bytes);
        long ends = End(now, DeduplicationDefaults.ReservationTimeout.Ticks);
        if (TryInsert(database, bytes, ends, isCommitted: false) || Change(database, Reserve, bytes, ends, now))
        {
            return DeduplicationStatus.New;
        }

        using Statement select = database.Use(IsCommitted);
        return select.Bind(1, bytes).Step() && select.Int32(0) != 0 ? DeduplicationStatus.Duplicate : DeduplicationStatus.Pending;
    }

    public void CommitKey(Database database, DeduplicationClaim claim, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[DeduplicationKey.ByteCount];
        claim.Key.WriteTo(bytes);
        long ends = End(now, claim.Window.Ticks);
        if (!TryInsert(database, bytes, ends, isCommitted: true))
        {
            Change(database, Commit, bytes, ends, now);
        }
    }

    public void Release(Database database, ReadOnlySpan<byte> key) => Release(database, key, long.MaxValue);

    /// <summary>Gives back the key that an event took when it was accepted, unless that has ended and a later event took it since.</summary>
    public void Release(Database database, ReadOnlySpan<byte> stored, DateTimeOffset acceptedAt)
    {
        long window = BinaryPrimitives.ReadInt64LittleEndian(stored[DeduplicationKey.ByteCount..]);
        Release(database, stored[..DeduplicationKey.ByteCount], End(acceptedAt + LongestAppend, window));
    }

    /// <summary>Forgets keys that ended, or that would end first where there are too many; at most so many at once.</summary>
    public int Prune(Database database, DateTimeOffset now, int capacity, int most)
    {
        int removed = DeleteUntil(database, now.UtcTicks, most);
        long excess = Math.Min(count.Value(database) - capacity, most);
        return excess <= 0 ? removed : removed + DeleteUntil(database, long.MaxValue, excess);
    }

    public static byte[] ToStored(DeduplicationClaim claim)
    {
        byte[] stored = new byte[StoredBytes];
        claim.Key.WriteTo(stored);
        BinaryPrimitives.WriteInt64LittleEndian(stored.AsSpan(DeduplicationKey.ByteCount), claim.Window.Ticks);
        return stored;
    }

    private static bool Change(Database database, string sql, ReadOnlySpan<byte> key, long ends, DateTimeOffset now)
    {
        using Statement update = database.Use(sql);
        update.Bind(1, key).Bind(2, ends);
        return (ReferenceEquals(sql, Commit) ? update : update.Bind(3, now.UtcTicks)).Run() > 0;
    }

    private static long End(DateTimeOffset now, long ticks) => ticks > long.MaxValue - now.UtcTicks ? long.MaxValue : now.UtcTicks + ticks;

    private void Release(Database database, ReadOnlySpan<byte> key, long endsUntil)
    {
        using Statement delete = database.Use(Delete);
        count.Add(database, -delete.Bind(1, key).Bind(2, endsUntil).Run());
    }

    private bool TryInsert(Database database, ReadOnlySpan<byte> key, long ends, bool isCommitted)
    {
        using Statement insert = database.Use(Insert);
        int inserted = insert.Bind(1, key).Bind(2, ends).Bind(3, isCommitted ? 1 : 0).Run();
        count.Add(database, inserted);
        return inserted > 0;
    }

    private int DeleteUntil(Database database, long ends, long most)
    {
        using Statement delete = database.Use(DeleteEnded);
        int removed = delete.Bind(1, ends).Bind(2, most).Run();
        count.Add(database, -removed);
        return removed;
    }
}
