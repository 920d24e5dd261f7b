namespace CapiGateway.Sdk.Events;

/// <summary>One element of a request body's <c>data</c>.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Event">The event, or <see langword="null"/> when it could not be read.</param>
/// <param name="Diagnostics">What was found in it.</param>
public sealed record ConversionEventBatchItem(int Index, ConversionEvent? Event, IReadOnlyList<EventDiagnostic> Diagnostics);
