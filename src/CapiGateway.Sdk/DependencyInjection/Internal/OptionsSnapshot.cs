namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>
/// The options of one gateway as they were when it was first needed. All of its parts see the same, also those that are resolved after
/// configuration was reloaded.
/// </summary>
internal sealed record OptionsSnapshot(CapiGatewayOptions Options);
