using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What a gateway tells of itself while it runs.</summary>
internal sealed record GatewayTelemetry(
    string Gateway, GatewayInstruments Instruments, GatewayVitals Vitals, CopyPairs Pairs, ActivityHandover? Handover, TimeProvider Clock)
{
    public RequestTelemetry RequestsOf(string dataSourceId) => new(Gateway, dataSourceId, Instruments, Vitals.Of(dataSourceId), Clock);
}
