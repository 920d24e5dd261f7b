using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>What an attribution partner found, <c>attribution_data</c>. Immutable. Prints names of fields, never values.</summary>
/// <remarks>Meta's documentation: <i>AppendAttribution event parameters</i>.</remarks>
public sealed class AttributionData : EventSection
{
    internal AttributionData(JsonFields fields)
        : base(fields)
    {
    }

    /// <summary>Nothing.</summary>
    public static AttributionData Empty { get; } = new(JsonFields.Empty);

    /// <summary>The ad, or <see langword="null"/>.</summary>
    public string? AdId => Text(AttributionDataFields.AdId);

    /// <summary>When the ad was seen or clicked, or <see langword="null"/>.</summary>
    public DateTimeOffset? TouchpointTime => Time(AttributionDataFields.TouchpointTime);

    /// <summary>The share of the conversion that the ad is given, from 0 to 1, or <see langword="null"/>.</summary>
    public decimal? Share => Fields[AttributionDataFields.Share]?.Number;

    /// <summary>The share of the value that the ad is given, or <see langword="null"/>.</summary>
    public decimal? Value => Fields[AttributionDataFields.Value]?.Number;
}
