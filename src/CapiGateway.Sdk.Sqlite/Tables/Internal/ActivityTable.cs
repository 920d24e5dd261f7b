using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>How many events came to which outcome in which hour. What the jobs of a transaction count is summed, and committed with their rows.</summary>
internal sealed class ActivityTable : ICommitPart
{
    private const string Upsert = """
        INSERT INTO activity(data_source, hour, event_name, outcome, reason, events, last_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT(data_source, hour, event_name, outcome, reason)
        DO UPDATE SET events = events + excluded.events, last_at = max(last_at, excluded.last_at)
        """;

    private const string Select = "SELECT hour, event_name, outcome, reason, events, last_at FROM activity WHERE data_source = ?1 AND hour >= ?2";

    private const string DeleteOld = """
        DELETE FROM activity WHERE (data_source, hour, event_name, outcome, reason) IN (
          SELECT data_source, hour, event_name, outcome, reason FROM activity WHERE hour < ?1 LIMIT ?2)
        """;

    private readonly Dictionary<Counter, (long Events, long LastAt)> _sums = [];

    public void Begin(Database database) => _sums.Clear();

    public void Add(string dataSource, string eventName, EventOutcome outcome, DateTimeOffset now) =>
        Add(new Counter(dataSource, HourOf(now), eventName, outcome, string.Empty), 1, now.UtcTicks);

    public void Add(in ActivityCount count) => Add(
        new Counter(count.DataSourceId, HourOf(count.Hour), count.EventName, count.Outcome, count.Reason ?? string.Empty),
        count.Events,
        count.LastAt.UtcTicks);

    public void Flush(Database database)
    {
        foreach ((Counter counter, (long events, long lastAt)) in _sums)
        {
            using Statement upsert = database.Use(Upsert);
            upsert
                .Bind(1, counter.DataSource)
                .Bind(2, counter.Hour)
                .Bind(3, counter.EventName)
                .Bind(4, (int)counter.Outcome)
                .Bind(5, counter.Reason)
                .Bind(6, events)
                .Bind(7, lastAt)
                .Run();
        }
    }

    public static List<ActivityCount> Read(Database database, string dataSource, DateTimeOffset fromHour)
    {
        List<ActivityCount> counts = [];
        using Statement select = database.Use(Select);
        select.Bind(1, dataSource).Bind(2, HourOf(fromHour));
        while (select.Step())
        {
            counts.Add(new ActivityCount
            {
                DataSourceId = dataSource,
                Hour = select.Time(0),
                EventName = select.Text(1),
                Outcome = (EventOutcome)select.Int32(2),
                Reason = select.Text(3) is { Length: > 0 } reason ? reason : null,
                Events = select.Int64(4),
                LastAt = select.Time(5),
            });
        }

        return counts;
    }

    public static int Prune(Database database, DateTimeOffset before, int most)
    {
        using Statement delete = database.Use(DeleteOld);
        return delete.Bind(1, before.UtcTicks).Bind(2, most).Run();
    }

    private static long HourOf(DateTimeOffset time) => time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour);

    private void Add(Counter counter, long events, long lastAt)
    {
        (long Events, long LastAt) sum = _sums.GetValueOrDefault(counter);
        _sums[counter] = (sum.Events + events, Math.Max(sum.LastAt, lastAt));
    }

    private readonly record struct Counter(string DataSource, long Hour, string EventName, EventOutcome Outcome, string Reason);
}
