namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>What a path leads to.</summary>
internal enum RouteKind
{
    Unknown,
    Events,
    HostedGatewayEvents,
    DatasetNode,
    DatasetQuality,
}
