using System.Diagnostics;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>One request under way. Disposing it ends its span; only one that was answered is measured.</summary>
internal readonly record struct RequestScope(RequestTelemetry Telemetry, Activity? Span, long Started, int Events) : IDisposable
{
    public void Answered(EventsAnswer answer, DeliveryVerdict verdict) => Telemetry.End(this, answer, verdict);

    public void Dispose() => Span?.Dispose();
}
