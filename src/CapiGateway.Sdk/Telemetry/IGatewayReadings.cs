using System.Diagnostics.Metrics;

namespace CapiGateway.Sdk.Telemetry;

/// <summary>What the meter reads from one gateway whenever somebody collects. Must not block.</summary>
internal interface IGatewayReadings
{
    IEnumerable<Measurement<long>> Received();

    IEnumerable<Measurement<long>> Accepted();

    IEnumerable<Measurement<long>> Finished();

    IEnumerable<Measurement<long>> DeduplicationHits();

    IEnumerable<Measurement<long>> OutboxDepth();

    IEnumerable<Measurement<double>> OldestAge();

    IEnumerable<Measurement<long>> Paused();

    IEnumerable<Measurement<double>> StillWaiting();

    IEnumerable<Measurement<double>> SinceProgress();

    IEnumerable<Measurement<long>> FailedHooks();

    IEnumerable<Measurement<double>> HowFarAhead();

    IEnumerable<Measurement<long>> VersionDaysLeft();
}
