using System.Diagnostics;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>A span and a duration around each publish; nothing at all when nobody listens.</summary>
internal sealed class PublishTelemetry(string gateway, EventDoor door, GatewayInstruments instruments, TimeProvider clock)
{
    public ValueTask<PublishReceipt> PublishAsync(ConversionEvent conversion, string? dataSourceId, CancellationToken cancellationToken) =>
        instruments.PublishDuration.Enabled || GatewayTracing.IsHeard
            ? ObservedAsync(conversion, dataSourceId, cancellationToken)
            : door.PublishAsync(conversion, dataSourceId, cancellationToken);

    private async ValueTask<PublishReceipt> ObservedAsync(ConversionEvent conversion, string? dataSourceId, CancellationToken cancellationToken)
    {
        long started = clock.GetTimestamp();
        using Activity? span = GatewayTracing.StartPublish(conversion.EventName);
        PublishReceipt receipt = await door.PublishAsync(conversion, dataSourceId, cancellationToken).ConfigureAwait(false);
        string outcome = TagText<PublishOutcome>.Of(receipt.Outcome);
        if (instruments.PublishDuration.Enabled)
        {
            TagList tags = default;
            if (gateway.Length > 0)
            {
                tags.Add(TelemetryTags.Gateway, gateway);
            }

            tags.Add(TelemetryTags.Outcome, outcome);
            instruments.PublishDuration.Record(clock.GetElapsedTime(started).TotalSeconds, tags);
        }

        span?.SetTag(TelemetryTags.Source, receipt[0].DataSourceId).SetTag(TelemetryTags.Outcome, outcome);
        if (receipt.Reason != PublishReason.None)
        {
            span?.SetTag(TelemetryTags.Reason, TagText<PublishReason>.Of(receipt.Reason));
        }

        return receipt;
    }
}
