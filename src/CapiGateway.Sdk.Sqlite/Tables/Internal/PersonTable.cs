using System.Globalization;
using System.Text;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>Finds what is kept of a person: among the events that wait, or among the dead letters.</summary>
internal static class PersonTable
{
    private const string WaitingOfSubject = "SELECT id FROM events WHERE subject = ?1 AND id > ?2 ORDER BY id LIMIT ?3";

    private const string BuriedOfSubject = "SELECT id FROM dead_letters WHERE subject = ?1 AND id > ?2 ORDER BY id LIMIT ?3";

    private const string WaitingAfter = "SELECT id, entry FROM events WHERE id > ?1 ORDER BY id LIMIT ?2";

    private const string BuriedAfter = "SELECT id, entry FROM dead_letters WHERE id > ?1 ORDER BY id LIMIT ?2";

    private const string EventOfLetter = "SELECT data_source, event_id FROM dead_letters WHERE id = ?1";

    private const string EventOfRow = "SELECT data_source, event_id FROM events WHERE id = ?1";

    /// <summary>Looks at so many rows after the given one, which moves on; <see langword="false"/> when there are no more.</summary>
    public static bool Search(Database database, ErasureRequest request, bool isBuried, ref long after, int most, List<long> found) =>
        request.SubjectKey is { } subject
            ? SearchSubject(database, isBuried ? BuriedOfSubject : WaitingOfSubject, subject, ref after, most, found)
            : SearchDigest(database, isBuried ? BuriedAfter : WaitingAfter, request, ref after, most, found);

    public static (string DataSource, string EventId)? EventOf(Database database, long id, bool isBuried)
    {
        using Statement select = database.Use(isBuried ? EventOfLetter : EventOfRow);
        return select.Bind(1, id).Step() ? (select.Text(0), select.Text(1)) : null;
    }

    private static bool SearchSubject(Database database, string sql, string subject, ref long after, int most, List<long> found)
    {
        int count = 0;
        using Statement select = database.Use(sql);
        select.Bind(1, subject).Bind(2, after).Bind(3, most);
        for (; select.Step(); count++)
        {
            after = select.Int64(0);
            found.Add(after);
        }

        return count == most;
    }

    // Every event is looked through, for a digest has no column; the row's bytes end with the event's own.
    private static bool SearchDigest(Database database, string sql, ErasureRequest request, ref long after, int most, List<long> found)
    {
        byte[] digest = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{request.Digest}"));
        int count = 0;
        using Statement select = database.Use(sql);
        select.Bind(1, after).Bind(2, most);
        for (; select.Step(); count++)
        {
            after = select.Int64(0);
            if (select.Blob(1).IndexOf(digest) >= 0)
            {
                found.Add(after);
            }
        }

        return count == most;
    }
}
