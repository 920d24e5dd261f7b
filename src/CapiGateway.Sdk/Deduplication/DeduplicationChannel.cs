namespace CapiGateway.Sdk.Deduplication;

/// <summary>Which way a conversion came: part of its <see cref="DeduplicationKey"/>.</summary>
/// <remarks>
/// Meta counts a browser copy and a server copy with the same name and id once, and keeps what each of them knows. So the two must both
/// reach Meta: neither suppresses the other here. Meta's documentation: <i>Handling Duplicate Pixel and Conversions API Events</i>.
/// </remarks>
public enum DeduplicationChannel
{
    /// <summary>Published by the host's own code. The default.</summary>
    Server,

    /// <summary>A copy of what the pixel saw, forwarded by the host.</summary>
    Browser,
}
