using System.Collections.Concurrent;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// The loop that carries the events of one data source from the outbox to Meta:
/// <code>
/// until stopped:
///     wait until a batch is full, its first event has waited long enough, something given back is due, or a flush asks
///     lease → plan → deliver, several requests at a time → settle
/// </code>
/// Whatever a dependency throws, the loop goes on.
/// </summary>
internal sealed class DataSourcePump(PumpContext context, DataSource dataSource)
{
    // In-memory outboxes tell when there is work; a shared one may be filled by another process.
    private static readonly TimeSpan IdlePoll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly BatchRunner _runner = new(context, dataSource);
    private readonly AsyncSignal _wake = new();
    private readonly ConcurrentQueue<FlushTurn> _flushes = new();

    // Only the loop touches it.
    private readonly List<Task> _inFlight = [];
    private DateTimeOffset? _nextLook;
    private int _fresh;

    public bool IsPaused => _runner.State.IsPaused;

    /// <summary>An event was stored.</summary>
    public void Notify()
    {
        int fresh = Interlocked.Increment(ref _fresh);
        if (fresh == 1 || fresh == context.Settings.MaxBatchSize)
        {
            _wake.Set();
        }
    }

    /// <summary>Makes one attempt for what waits; the turn completes when that is done.</summary>
    public void Flush(FlushTurn turn)
    {
        _flushes.Enqueue(turn);
        _wake.Set();
    }

    /// <summary>Runs until cancelled; then waits for what is in flight.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await WaitForWorkAsync(cancellationToken).ConfigureAwait(false);
                context.Telemetry.Vitals.Of(dataSource.Id).Progressed();
                if (_flushes.TryDequeue(out FlushTurn? turn))
                {
                    await FlushAsync(turn, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    // A flush that asks meanwhile may want another order.
                    await DrainAsync(new LeaseRequest(dataSource.Id, int.MaxValue, context.Settings.LeaseDuration), () => _flushes.IsEmpty, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                context.Logger.PumpFailed(exception, dataSource.Id);
                _nextLook = context.Clock.GetUtcNow() + AfterFailure;
            }
        }

        await WhenIdleAsync().ConfigureAwait(false);
        while (_flushes.TryDequeue(out FlushTurn? turn))
        {
            turn.Complete();
        }
    }

    private async Task WaitForWorkAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? batchDue = null;
        while (_flushes.IsEmpty)
        {
            DateTimeOffset now = context.Clock.GetUtcNow();
            int fresh = Volatile.Read(ref _fresh);
            DateTimeOffset look = fresh == 0
                ? _nextLook ??= now + IdlePoll
                : fresh >= context.Settings.MaxBatchSize
                    ? now
                    : batchDue ??= now + context.Settings.MaxBatchDelay;
            DateTimeOffset due = Later(Earlier(_runner.NextDue, look), _runner.State.PausedUntil);
            if (due <= now)
            {
                break;
            }

            await _wake.WaitAsync(due - now, context.Clock, cancellationToken).ConfigureAwait(false);
        }

        _nextLook = null;
    }

    private async Task FlushAsync(FlushTurn turn, CancellationToken cancellationToken)
    {
        try
        {
            var request = new LeaseRequest(dataSource.Id, turn.Pending, context.Settings.LeaseDuration, turn.AcceptedUntil) { ByPriority = turn.ByPriority };
            await DrainAsync(request, static () => true, cancellationToken).ConfigureAwait(false);
            await WhenIdleAsync().ConfigureAwait(false);
        }
        finally
        {
            turn.Complete();

            // What came in while the flush ran is looked for as if it had just arrived.
            Interlocked.Increment(ref _fresh);
        }
    }

    // Leases one request's worth after another, so many events in all as were asked for, while it may go on.
    private async Task DrainAsync(LeaseRequest all, Func<bool> goesOn, CancellationToken cancellationToken)
    {
        int leased = context.Settings.MaxBatchSize;
        for (int taken = 0; taken < all.MaxEvents && leased == context.Settings.MaxBatchSize; taken += leased)
        {
            await WhenRoomAsync().ConfigureAwait(false);
            if (!goesOn())
            {
                break;
            }

            LeaseRequest next = all with { MaxEvents = Math.Min(all.MaxEvents - taken, context.Settings.MaxBatchSize) };
            leased = await StartAsync(next, cancellationToken).ConfigureAwait(false);
        }
    }

    // Leases one request's worth and starts it. In flight from here to the settlement: whoever turns a switch waits for what is sent, given
    // back or withdrawn meanwhile.
    private async Task<int> StartAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        if (context.Switches.StandingOf(dataSource.Id) is var standing && standing != Standing.Leaves)
        {
            Interlocked.Exchange(ref _fresh, 0);
            _runner.ForgetNextDue();
            using IDisposable clearing = context.Switches.TakeOff(dataSource.Id);
            await _runner.StandStillAsync(standing, cancellationToken).ConfigureAwait(false);
            return 0;
        }

        if (IsPaused || await _runner.CredentialAsync(cancellationToken).ConfigureAwait(false) is not { } credential)
        {
            return 0;
        }

        IDisposable? flight = context.Switches.TakeOff(dataSource.Id);
        try
        {
            if (context.Switches.StandingOf(dataSource.Id) != Standing.Leaves)
            {
                return 0;
            }

            var lease = LeaseTime.From(context.Clock.GetUtcNow(), context.Settings);
            (IReadOnlyList<LeasedEvent> leased, int count) = await LeaseAsync(request, cancellationToken).ConfigureAwait(false);
            if (count > 0)
            {
                _inFlight.Add(RunBatchesAsync(leased, lease, credential, flight, cancellationToken));
                flight = null;
            }

            return count;
        }
        finally
        {
            flight?.Dispose();
        }
    }

    private async Task<(IReadOnlyList<LeasedEvent> Leased, int Count)> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref _fresh, 0);
        _runner.ForgetNextDue();
        IReadOnlyList<LeasedEvent> leased = await context.Outbox.LeaseAsync(request, cancellationToken).ConfigureAwait(false);
        int count = leased.Count;
        if (_runner.Missing(leased) is var missing and > 0)
        {
            leased = [.. leased, .. await context.Outbox.LeaseAsync(request with { MaxEvents = missing }, cancellationToken).ConfigureAwait(false)];
        }

        return (leased, count);
    }

    private async Task RunBatchesAsync(
        IReadOnlyList<LeasedEvent> leased, LeaseTime lease, AccessCredential credential, IDisposable flight, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<LeasedEvent> allowed = await _runner.AskAgainAsync(leased, lease, cancellationToken).ConfigureAwait(false);
            foreach (BatchPart batch in _runner.Plan(allowed, credential))
            {
                await _runner.RunAsync(batch, credential, lease, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            // The events are still leased; they come back when the lease ends.
            context.Logger.PumpFailed(exception, dataSource.Id);
        }
        finally
        {
            flight.Dispose();
            _wake.Set();
        }
    }

    private async Task WhenRoomAsync()
    {
        _inFlight.RemoveAll(task => task.IsCompleted);
        while (_inFlight.Count >= context.Settings.MaxConcurrentRequests)
        {
            await Task.WhenAny(_inFlight).ConfigureAwait(false);
            _inFlight.RemoveAll(task => task.IsCompleted);
        }
    }

    private Task WhenIdleAsync() => Task.WhenAll(_inFlight);

    private static DateTimeOffset Earlier(DateTimeOffset? first, DateTimeOffset second) => first < second ? first.Value : second;

    private static DateTimeOffset Later(DateTimeOffset first, DateTimeOffset second) => first > second ? first : second;
}
