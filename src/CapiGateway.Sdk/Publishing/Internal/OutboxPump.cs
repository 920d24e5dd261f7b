using System.Collections.Concurrent;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// All pumps of a gateway, one a data source, each started when there is something for it. Thread-safe.
/// </summary>
internal sealed class OutboxPump(PumpContext context, DataSourceCatalog catalog) : IDisposable
{
    // As often as a pump looks at an outbox that tells nothing.
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

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

    /// <summary>What waits as this process counts it, where the outbox does not say it.</summary>
    public int PendingByLedger => (int)Math.Clamp(context.Statistics.Total.Pending, 0, int.MaxValue);

    public bool IsPaused(string dataSourceId) => _pumps.TryGetValue(dataSourceId, out Lazy<RunningPump>? pump) && pump.Value.Pump.IsPaused;

    /// <summary>Takes up what an earlier process left in the outbox; later, when the outbox is away.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TakeUpAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            context.Logger.OutboxAwayAtStart(exception, context.Telemetry.Gateway);
            _ = TakeUpLaterAsync(_stopping.Token);
        }
    }

    /// <summary>Makes one attempt for what was accepted before the call.</summary>
    public async Task<FlushReport> FlushAsync(TimeSpan budget, bool byPriority, CancellationToken cancellationToken)
    {
        long startedAt = context.Clock.GetTimestamp();
        long latest = Math.Max(context.Wall.GetUtcNow().UtcTicks, Volatile.Read(ref _lastAcceptedTicks));
        var tally = new FlushTally(new DateTimeOffset(latest, TimeSpan.Zero));

        // What ends while the outbox counts what waits belongs to the flush too.
        context.Flushes.Open(tally);
        try
        {
            OutboxStatus? status = await StatusAsync(budget, cancellationToken).ConfigureAwait(false);
            tally.Expect(status?.Events ?? PendingByLedger);
            Task done = Task.WhenAll(Flush(status, tally, byPriority));
            TimeSpan left = budget - context.Clock.GetElapsedTime(startedAt);
            if (left > TimeSpan.Zero)
            {
                using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                await Task.WhenAny(done, Task.Delay(left, context.Clock, over.Token)).ConfigureAwait(false);
                await over.CancelAsync().ConfigureAwait(false);
            }

            return tally.Report;
        }
        finally
        {
            context.Flushes.Close(tally);
        }
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

    private async Task TakeUpAsync(CancellationToken cancellationToken)
    {
        OutboxStatus status = await context.Outbox.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        foreach (OutboxBacklog backlog in status.Backlogs)
        {
            // Asked late, what this process accepted waits there too, and some of what was left may be gone.
            LedgerPage page = context.Statistics.Page(backlog.DataSourceId);
            page.StartWith((int)Math.Max(backlog.Events - page.Read().Pending, 0));
            if (backlog.Events > 0)
            {
                Notify(backlog.DataSourceId);
            }
        }
    }

    private async Task TakeUpLaterAsync(CancellationToken stopping)
    {
        do
        {
            await Task.Delay(AskAgain, context.Clock, stopping).ConfigureAwait(false);
        }
        while (!await IsTakenUpAsync(stopping).ConfigureAwait(false));
        context.Logger.OutboxBack(context.Telemetry.Gateway);
    }

    private async Task<bool> IsTakenUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TakeUpAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Told once, at the start; health goes on saying that the outbox does not answer.
            return false;
        }
    }

    // What waits, or nothing when the outbox does not say it in time.
    private async Task<OutboxStatus?> StatusAsync(TimeSpan budget, CancellationToken cancellationToken)
    {
        try
        {
            Task<OutboxStatus> asking = context.Outbox.GetStatusAsync(cancellationToken).AsTask();
            return await asking.WaitAsync(budget, context.Clock, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            context.Logger.DrainFailed(exception, context.Telemetry.Gateway);
            return null;
        }
    }

    private List<Task> Flush(OutboxStatus? status, FlushTally tally, bool byPriority)
    {
        var turns = new List<Task>();
        foreach (OutboxBacklog backlog in status?.Backlogs ?? [])
        {
            if (backlog.Events > 0 && Volatile.Read(ref _stopped) == 0 && Running(backlog.DataSourceId) is { } running)
            {
                var turn = new FlushTurn(tally.AcceptedUntil, backlog.Events, byPriority);
                turns.Add(turn.Done);
                running.Pump.Flush(turn);
            }
        }

        return turns;
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
