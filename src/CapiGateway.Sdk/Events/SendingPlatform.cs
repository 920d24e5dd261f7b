namespace CapiGateway.Sdk.Events;

/// <summary>Who sent a request, one of <c>platforms</c>.</summary>
/// <param name="Name">The name of the platform.</param>
/// <param name="Type">The type of the platform.</param>
/// <param name="Version">Its version; default not said.</param>
/// <remarks>Meta's documentation: <i>Ads Pixel Events reference</i>.</remarks>
public sealed record SendingPlatform(string Name, string Type, string? Version = null);
