using System.Diagnostics;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What is measured and traced about the requests of one data source. Costs nothing when nobody listens.</summary>
internal sealed class RequestTelemetry(string gateway, string dataSourceId, GatewayInstruments instruments, DataSourceVitals vitals, TimeProvider clock)
{
    /// <summary>A request begins; dispose what is returned when it is over, whatever became of it.</summary>
    public RequestScope Begin(ReadOnlyMemory<LeasedEvent> events)
    {
        Activity? span = GatewayTracing.StartRequest(
            dataSourceId, events.Length, events, static part => part.ToArray().Select(item => item.Event.TraceParent));
        return new RequestScope(this, span, clock.GetTimestamp(), events.Length);
    }

    internal void End(RequestScope request, EventsAnswer answer, DeliveryVerdict verdict)
    {
        vitals.Progressed();
        string outcome = TagText<VerdictKind>.Of(verdict.Kind);
        if (answer.IsOfRequest)
        {
            Measure(request, verdict, outcome);
        }

        Describe(request.Span, answer, verdict, outcome);
    }

    private void Measure(RequestScope request, DeliveryVerdict verdict, string outcome)
    {
        if (instruments.RequestDuration.Enabled)
        {
            TagList tags = Tags();
            tags.Add(TelemetryTags.Outcome, outcome);
            instruments.RequestDuration.Record(clock.GetElapsedTime(request.Started).TotalSeconds, tags);
        }

        if (instruments.BatchSize.Enabled)
        {
            instruments.BatchSize.Record(request.Events, Tags());
        }

        if (instruments.Retries.Enabled && IsRetried(verdict.Kind))
        {
            TagList tags = Tags();
            tags.Add(TelemetryTags.Reason, outcome);
            instruments.Retries.Add(1, tags);
        }

        if (instruments.Splits.Enabled && request.Events > 1 && verdict.Kind is VerdictKind.Split or VerdictKind.SplitByBytes)
        {
            instruments.Splits.Add(1, Tags());
        }
    }

    private static bool IsRetried(VerdictKind kind) =>
        kind is VerdictKind.Retry or VerdictKind.Throttled or VerdictKind.Ambiguous or VerdictKind.PartlyReceived;

    private static void Describe(Activity? span, EventsAnswer answer, DeliveryVerdict verdict, string outcome)
    {
        if (span is null)
        {
            return;
        }

        span.SetTag(TelemetryTags.Outcome, outcome).SetTag(TelemetryTags.FbTraceId, answer.Error?.FbTraceId ?? answer.FbTraceId);
        if (answer.StatusCode > 0)
        {
            span.SetTag(TelemetryTags.Status, answer.StatusCode);
        }

        if (verdict.Kind is not (VerdictKind.Delivered or VerdictKind.PartlyReceived))
        {
            span.SetStatus(ActivityStatusCode.Error, outcome);
        }
    }

    private TagList Tags()
    {
        TagList tags = default;
        if (gateway.Length > 0)
        {
            tags.Add(TelemetryTags.Gateway, gateway);
        }

        tags.Add(TelemetryTags.Source, dataSourceId);
        return tags;
    }
}
