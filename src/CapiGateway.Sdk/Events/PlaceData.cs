using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>The place that somebody looks for, not where they live: it travels as it is. Immutable; prints no values.</summary>
/// <remarks>Meta's documentation: <i>Standard Parameters (custom data)</i>.</remarks>
public sealed class PlaceData
{
    /// <summary>The city, <c>city</c>; default not said.</summary>
    public string? City { get; init; }

    /// <summary>The state, province or region, <c>region</c>; default not said.</summary>
    public string? Region { get; init; }

    /// <summary>The country, <c>country</c>; default not said.</summary>
    public string? Country { get; init; }

    /// <summary>The postal code, <c>postal_code</c>; default not said.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The neighborhood, <c>neighborhood</c>; default not said.</summary>
    public string? Neighborhood { get; init; }

    /// <summary>The designated market area, <c>dma_code</c>; default not said.</summary>
    public string? DmaCode { get; init; }

    internal void AddTo(JsonDraft fields)
    {
        fields.Add("city", City);
        fields.Add("region", Region);
        fields.Add("country", Country);
        fields.Add("postal_code", PostalCode);
        fields.Add("neighborhood", Neighborhood);
        fields.Add("dma_code", DmaCode);
    }
}
