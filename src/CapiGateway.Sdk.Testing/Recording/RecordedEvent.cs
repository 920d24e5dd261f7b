using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Testing.Recording;

/// <summary>An event that was published to a <see cref="RecordingCapiGateway"/>.</summary>
/// <param name="Conversion">The event.</param>
/// <param name="DataSourceId">The data source that the caller named, or <see langword="null"/>.</param>
public sealed record RecordedEvent(ConversionEvent Conversion, string? DataSourceId);
