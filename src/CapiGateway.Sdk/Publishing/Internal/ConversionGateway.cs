using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>The gateway behind the front door: hands each call to the class that does it, and ends in order.</summary>
internal sealed class ConversionGateway(GatewayParts parts) : ICapiGateway, IAsyncDisposable, IDisposable
{
    private readonly PublishTelemetry _publish = new(parts.Name, parts.Door, parts.Telemetry.Instruments, parts.Clock);
    private readonly GatewayEnd _ending = new(parts);
    private readonly Lock _gate = new();
    private Task<FlushReport>? _ended;

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
    public Task DrainAsync(CancellationToken cancellationToken) => _ending.DrainAsync(cancellationToken);

    /// <summary>Takes nothing in any more, drains for the last time, and reports. Runs once, whoever asks first.</summary>
    public Task<FlushReport> EndAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _ended ??= _ending.EndAsync(cancellationToken);
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
        lock (_gate)
        {
            if (_ended is not null)
            {
                return;
            }

            _ = parts.Gate.CloseAsync();
            parts.Pump.Dispose();
            parts.Watch.Dispose();
            _ended = _ending.ReportAsync(default, CancellationToken.None);
        }
    }
}
