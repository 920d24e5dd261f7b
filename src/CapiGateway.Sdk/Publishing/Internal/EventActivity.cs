using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Reads activity: short windows from this process's book, long ones from the store if there is one that answers.</summary>
internal sealed class EventActivity(ActivityBook book, GatewayTelemetry telemetry, TimeProvider clock) : IEventActivity
{
    public async ValueTask<DataSourceActivity> ReadAsync(string dataSourceId, TimeSpan window, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataSourceId);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        cancellationToken.ThrowIfCancellationRequested();
        var slots = ActivityWindow.Of(window);
        DateTimeOffset now = clock.GetUtcNow();
        var tables = new Dictionary<string, ActivityTable>(StringComparer.Ordinal);
        IReadOnlyList<ActivityCount>? stored = telemetry.Handover is null || slots.InMinutes
            ? null
            : await telemetry.Handover.ReadAsync(dataSourceId, slots.From(now), cancellationToken).ConfigureAwait(false);
        foreach (ActivityCount count in stored ?? [])
        {
            ActivityTable table = Table(tables, count.EventName);
            table.Add(count.Outcome, count.Reason, count.Events);
            table.Seen(count.Outcome, count.LastAt.UtcTicks);
        }

        AddCounted(dataSourceId, slots, withEvents: stored is null, tables);
        return new DataSourceActivity(
            dataSourceId, slots.From(now), now, [.. tables.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.ToActivity(pair.Key))]);
    }

    public void RecordBrowserCopy(string dataSourceId, string eventName, string eventId, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(dataSourceId);
        ArgumentNullException.ThrowIfNull(eventName);
        ArgumentNullException.ThrowIfNull(eventId);
        telemetry.Pairs.RecordBrowser(dataSourceId, eventName, eventId, time);
    }

    private static ActivityTable Table(Dictionary<string, ActivityTable> tables, string eventName)
    {
        if (!tables.TryGetValue(eventName, out ActivityTable? table))
        {
            table = new ActivityTable();
            tables.Add(eventName, table);
        }

        return table;
    }

    // When something was last seen, and what the browser sent, is of this process in any case.
    private void AddCounted(string dataSourceId, ActivityWindow window, bool withEvents, Dictionary<string, ActivityTable> tables) =>
        book.Read(window, read =>
        {
            foreach (NamedTallies named in book.Find(dataSourceId)?.Names ?? [])
            {
                ActivityTable table = Table(tables, named.EventName);
                foreach ((EventOutcome outcome, string? reason, Tally tally) in named.Parts())
                {
                    table.Add(outcome, reason, withEvents ? read(tally) : 0);
                    table.Seen(outcome, tally.LastAt);
                }

                table.Browser = named.Pairs is { } pair ? Copies(pair, read) : default;
            }
        });

    private static BrowserCopies Copies(PairTallies pair, Func<Tally, long> read)
    {
        long paired = read(pair.Paired);
        long tooFar = read(pair.TooFarApart);
        return new BrowserCopies
        {
            Reported = read(pair.Reported),
            Paired = paired,
            TooFarApart = tooFar,
            ServerOnly = Math.Max(read(pair.Server) - paired - tooFar, 0),
            MeanGap = paired + tooFar == 0 ? null : TimeSpan.FromSeconds((double)read(pair.GapSeconds) / (paired + tooFar)),
            LongestGap = pair.LongestGap,
        };
    }
}
