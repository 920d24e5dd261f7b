using System.Collections.Concurrent;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// All pumps of a gateway, one a data source, each started when there is something for it. Thread-safe.
/// </summary>
internal sealed class OutboxPump(PumpContext context, DataSourceCatalog catalog) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<RunningPump>> _pumps = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private int _stopped;

    // Where the host's clock goes back, what was accepted before has a later time than now.
    private long _lastAcceptedTicks;

    /// <summary>An event was stored; the pump of its data source starts if it does not run yet.</summary>
    public void Notify(OutboxEvent stored)
    {
        if (stored.AcceptedAt.UtcTicks > Volatile.Read(ref _lastAcceptedTicks))
        {
            Volatile.Write(ref _lastAcceptedTicks, stored.AcceptedAt.UtcTicks);
        }

        Notify(stored.DataSourceId);
    }

    /// <summary>There is something for a data source; its pump starts if it does not run yet.</summary>
    public void Notify(string dataSourceId) => Running(dataSourceId)?.Pump.Notify();

    public bool IsPaused(string dataSourceId) => _pumps.TryGetValue(dataSourceId, out Lazy<RunningPump>? pump) && pump.Value.Pump.IsPaused;

    /// <summary>Takes up what an earlier process left in the outbox.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        OutboxStatus status = await context.Outbox.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        foreach (OutboxBacklog backlog in status.Backlogs.Where(backlog => backlog.Events > 0))
        {
            context.Statistics.Page(backlog.DataSourceId).StartWith(backlog.Events);
            Notify(backlog.DataSourceId);
        }
    }

    /// <summary>Makes one attempt for what was accepted before the call.</summary>
    public async Task<FlushReport> FlushAsync(TimeSpan budget, bool byPriority, CancellationToken cancellationToken)
    {
        long latest = Math.Max(context.Wall.GetUtcNow().UtcTicks, Volatile.Read(ref _lastAcceptedTicks));
        var acceptedUntil = new DateTimeOffset(latest, TimeSpan.Zero);
        OutboxStatus status = await context.Outbox.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        var tallies = new List<FlushTally>();
        foreach (OutboxBacklog backlog in status.Backlogs.Where(backlog => backlog.Events > 0))
        {
            var tally = new FlushTally(acceptedUntil, backlog.Events, byPriority);
            tallies.Add(tally);
            if (Running(backlog.DataSourceId) is { } running)
            {
                running.Pump.Flush(tally);
            }
            else
            {
                tally.Complete();
            }
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task done = Task.WhenAll(tallies.Select(tally => tally.Done));
        await Task.WhenAny(done, Task.Delay(budget, context.Clock, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        return tallies.Aggregate(default(FlushReport), static (sum, tally) =>
            new FlushReport(sum.Sent + tally.Report.Sent, sum.Left + tally.Report.Left, sum.Lost + tally.Report.Lost));
    }

    /// <summary>Ends every pump; completes when nothing is in flight any more.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 0)
        {
            await _stopping.CancelAsync().ConfigureAwait(false);
        }

        await Task.WhenAll(_pumps.Values.Select(pump => pump.Value.Run)).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 0)
        {
            _stopping.Cancel();
        }

        _stopping.Dispose();
    }

    private RunningPump? Running(string dataSourceId)
    {
        if (_pumps.TryGetValue(dataSourceId, out Lazy<RunningPump>? running))
        {
            return running.Value;
        }

        return catalog.Current.Find(dataSourceId)?.DataSource is { } dataSource && Volatile.Read(ref _stopped) == 0
            ? Add(dataSource)
            : null;
    }

    // By itself, for what the function captures would be allocated for each event that finds its pump running.
    private RunningPump Add(DataSource dataSource) =>
        _pumps.GetOrAdd(dataSource.Id, _ => new Lazy<RunningPump>(() => Start(dataSource))).Value;

    private RunningPump Start(DataSource dataSource)
    {
        var pump = new DataSourcePump(context, dataSource);
        CancellationToken stopping = _stopping.Token;

        // A loop of its own: the caller of the first publish must not run it, nor lend it its trace and whatever else flows with a call.
        using AsyncFlowControl ownFlow = ExecutionContext.SuppressFlow();
        return new RunningPump(pump, Task.Run(() => pump.RunAsync(stopping), CancellationToken.None));
    }

    private sealed record RunningPump(DataSourcePump Pump, Task Run);
}
