using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>The gateway behind the front door: hands each call to the class that does it, and ends in order.</summary>
internal sealed class ConversionGateway(GatewayParts parts) : ICapiGateway, IAsyncDisposable, IDisposable
{
    private readonly PublishTelemetry _publish = new(parts.Name, parts.Door, parts.Telemetry.Instruments, parts.Clock);
    private readonly Lock _ending = new();
    private Task<FlushReport>? _end;
    private TimeSpan _drained;

    public DataSourceWatch Watch => parts.Watch;

    public DeadLetterQueue DeadLetters => parts.DeadLetters;

    public ValueTask<PublishReceipt> PublishAsync(ConversionEvent conversion, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversion);
        return _publish.PublishAsync(conversion, dataSourceId: null, cancellationToken);
    }

    public ValueTask<PublishReceipt> PublishAsync(
        ConversionEvent conversion, string dataSourceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversion);
        ArgumentNullException.ThrowIfNull(dataSourceId);
        return _publish.PublishAsync(conversion, dataSourceId, cancellationToken);
    }

    public Task<SendReport> SendAsync(
        IReadOnlyList<ConversionEvent> conversions, string dataSourceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversions);
        ArgumentNullException.ThrowIfNull(dataSourceId);
        return parts.DirectSender.SendAsync(conversions, dataSourceId, cancellationToken);
    }

    public async ValueTask<PublishExplanation> ExplainAsync(ConversionEvent conversion, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversion);
        await parts.Watch.ReadyAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return DecisionExplanation.Of(
            conversion, await parts.Decider.DecideAsync(conversion, dataSourceId: null, cancellationToken).ConfigureAwait(false));
    }

    public Task<FlushReport> FlushAsync(CancellationToken cancellationToken = default) =>
        parts.Pump.FlushAsync(parts.Options.FlushTimeout, byPriority: false, cancellationToken);

    /// <summary>Takes up what an earlier process left.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (parts.Options.Enabled)
        {
            await parts.Watch.ReadyAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            await parts.Pump.StartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Drains while events are still taken in.</summary>
    public Task DrainAsync(CancellationToken cancellationToken) => DrainOnceAsync(cancellationToken);

    /// <summary>Takes nothing in any more, drains for the last time, and reports. Runs once, whoever asks first.</summary>
    public Task<FlushReport> EndAsync(CancellationToken cancellationToken)
    {
        lock (_ending)
        {
            return _end ??= EndOnceAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(CancellationToken.None).ConfigureAwait(false);
        parts.Pump.Dispose();
        parts.Watch.Dispose();
    }

    /// <summary>Never waits: takes nothing in any more, stops the pumps, and reports what is left.</summary>
    public void Dispose()
    {
        lock (_ending)
        {
            if (_end is not null)
            {
                return;
            }

            _ = parts.Gate.CloseAsync();
            parts.Pump.Dispose();
            parts.Watch.Dispose();
            _end = ReportAsync(default);
        }
    }

    private async Task<FlushReport> EndOnceAsync(CancellationToken cancellationToken)
    {
        await parts.Gate.CloseAsync().ConfigureAwait(false);
        FlushReport report = await DrainOnceAsync(cancellationToken).ConfigureAwait(false);
        await parts.Pump.StopAsync().ConfigureAwait(false);
        await parts.Watch.StopAsync().ConfigureAwait(false);
        await parts.Journal.WhenIdleAsync(parts.Clock).ConfigureAwait(false);
        if (parts.Telemetry.Handover is { } handover)
        {
            await handover.HandOverAsync().ConfigureAwait(false);
        }

        return await ReportAsync(report).ConfigureAwait(false);
    }

    // One budget for draining while the host stops and at the end; what the other services of the host take to stop is not on it.
    private async Task<FlushReport> DrainOnceAsync(CancellationToken cancellationToken)
    {
        TimeSpan budget = parts.Options.ShutdownTimeout - _drained;
        if (budget <= TimeSpan.Zero || cancellationToken.IsCancellationRequested)
        {
            return default;
        }

        long startedAt = parts.Clock.GetTimestamp();
        try
        {
            return await parts.Pump.FlushAsync(budget, byPriority: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Whatever the outbox does, the gateway ends in order.
            parts.Logger.DrainFailed(exception, parts.Name);
            return default;
        }
        finally
        {
            _drained += parts.Clock.GetElapsedTime(startedAt);
        }
    }

    private async Task<FlushReport> ReportAsync(FlushReport flushed)
    {
        int left = (await parts.Outbox.GetStatusAsync(CancellationToken.None).ConfigureAwait(false)).Events;
        if (parts.InMemory is { } inMemory && left > 0)
        {
            IReadOnlyList<Outbox.OutboxEvent> abandoned = inMemory.Abandon();
            await parts.Deduplication.EndedUnsentAsync(abandoned).ConfigureAwait(false);
            foreach (Outbox.OutboxEvent one in abandoned)
            {
                parts.Losses.Report(one, LossKind.Abandoned);
            }

            parts.Logger.EventsAbandoned(parts.Name, left);
            flushed = flushed with { Left = 0, Lost = flushed.Lost + left };
        }
        else
        {
            flushed = flushed with { Left = left };
        }

        if (flushed != default)
        {
            parts.Logger.GatewayDrained(parts.Name, flushed.Sent, flushed.Left, flushed.Lost);
        }

        return flushed;
    }
}
