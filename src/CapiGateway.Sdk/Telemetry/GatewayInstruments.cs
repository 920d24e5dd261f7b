using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace CapiGateway.Sdk.Telemetry;

/// <summary>
/// The instruments of all gateways of a container. What is counted anyway is read when somebody collects; only what has a size or a duration
/// is recorded as it happens, and only when somebody listens. Thread-safe.
/// </summary>
internal sealed class GatewayInstruments
{
    private ImmutableArray<IGatewayReadings> _gateways = [];

    public GatewayInstruments(IMeterFactory meters)
    {
        Meter meter = meters.Create(new MeterOptions(CapiGatewayTelemetry.MeterName) { Version = CapiGatewayTelemetry.Version });
        PublishDuration = meter.CreateHistogram<double>("capigateway.publish.duration", "s", "How long PublishAsync took.");
        BatchSize = meter.CreateHistogram<int>("capigateway.batch.size", "{event}", "Events in a request.");
        RequestDuration = meter.CreateHistogram<double>("capigateway.request.duration", "s", "How long Meta took to answer a request.");
        Retries = meter.CreateCounter<long>("capigateway.delivery.retries", "{request}", "Requests whose events will be sent again.");
        Splits = meter.CreateCounter<long>("capigateway.delivery.splits", "{request}", "Requests that were rejected and split to find the bad event.");

        meter.CreateObservableCounter("capigateway.events.received", () => Read(from => from.Received()), "{event}", "Events at the door, by outcome.");
        meter.CreateObservableCounter("capigateway.events.accepted", () => Read(from => from.Accepted()), "{event}", "Events that were stored to be sent.");
        meter.CreateObservableCounter("capigateway.events.finished", () => Read(from => from.Finished()), "{event}", "Accepted events that came to an end, by outcome.");
        meter.CreateObservableCounter("capigateway.deduplication.hits", () => Read(from => from.DeduplicationHits()), "{event}", "Events that had been published before.");
        meter.CreateObservableCounter("capigateway.hooks.failures", () => Read(from => from.FailedHooks()), "{failure}", "Times that code of the host failed, by hook and kind.");
        meter.CreateObservableUpDownCounter("capigateway.outbox.depth", () => Read(from => from.OutboxDepth()), "{event}", "Events that wait in the outbox.");
        meter.CreateObservableGauge("capigateway.outbox.oldest_age", () => Read(from => from.OldestAge()), "s", "How long the oldest event waits.");
        meter.CreateObservableUpDownCounter("capigateway.data_source.paused", () => Read(from => from.Paused()), "{data_source}", "1 while a data source is paused until somebody mends what the reason says, else 0.");
        meter.CreateObservableGauge("capigateway.data_source.wait", () => Read(from => from.StillWaiting()), "s", "How long a data source that is throttled, backs off or is paused still waits.");
        meter.CreateObservableGauge("capigateway.pump.since_progress", () => Read(from => from.SinceProgress()), "s", "How long ago the publishing loop last went round or got an answer.");
        meter.CreateObservableGauge("capigateway.clock.skew", () => Read(from => from.HowFarAhead()), "s", "How far the host's clock is ahead of Meta's; negative when behind.");
        meter.CreateObservableGauge("capigateway.graph_version.days_left", () => Read(from => from.VersionDaysLeft()), "d", "Days until the configured version of the Graph API ends; negative afterwards.");
    }

    public Histogram<double> PublishDuration { get; }

    public Histogram<int> BatchSize { get; }

    public Histogram<double> RequestDuration { get; }

    public Counter<long> Retries { get; }

    public Counter<long> Splits { get; }

    public void Add(IGatewayReadings gateway) => ImmutableInterlocked.Update(ref _gateways, static (list, added) => list.Add(added), gateway);

    public void Remove(IGatewayReadings gateway) => ImmutableInterlocked.Update(ref _gateways, static (list, gone) => list.Remove(gone), gateway);

    private IEnumerable<Measurement<T>> Read<T>(Func<IGatewayReadings, IEnumerable<Measurement<T>>> read)
        where T : struct => _gateways.SelectMany(read);
}
