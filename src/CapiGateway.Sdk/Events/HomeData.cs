using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>A home that somebody is interested in, and what they look for. Immutable; prints no values.</summary>
/// <remarks>Meta's documentation: <i>Standard Parameters (custom data)</i>.</remarks>
public sealed class HomeData
{
    /// <summary>
    /// Whether it is to be had: available_soon, for_rent, for_sale, off_market, recently_sold or sale_pending, <c>availability</c>; default
    /// not said.
    /// </summary>
    public string? Availability { get; init; }

    /// <summary>How it is offered, such as for_sale_by_agent, <c>listing_type</c>; default not said.</summary>
    public string? ListingType { get; init; }

    /// <summary>What it is, such as apartment or house, <c>property_type</c>; default not said.</summary>
    public string? PropertyType { get; init; }

    /// <summary>When the lease begins, <c>lease_start_date</c>; default not said.</summary>
    public DateOnly? LeaseStartDate { get; init; }

    /// <summary>When the lease ends, <c>lease_end_date</c>; default not said.</summary>
    public DateOnly? LeaseEndDate { get; init; }

    /// <summary>The preferred number of bathrooms, <c>preferred_baths_range</c>; default not said.</summary>
    public string? PreferredBaths { get; init; }

    /// <summary>The preferred number of bedrooms, <c>preferred_beds_range</c>; default not said.</summary>
    public string? PreferredBeds { get; init; }

    /// <summary>The preferred neighborhoods, <c>preferred_neighborhoods</c>; default not said.</summary>
    public string? PreferredNeighborhoods { get; init; }

    internal void AddTo(JsonDraft fields)
    {
        fields.Add("availability", Availability);
        fields.Add("listing_type", ListingType);
        fields.Add("property_type", PropertyType);
        fields.Add("lease_start_date", LeaseStartDate);
        fields.Add("lease_end_date", LeaseEndDate);
        fields.Add("preferred_baths_range", PreferredBaths);
        fields.Add("preferred_beds_range", PreferredBeds);
        fields.Add("preferred_neighborhoods", PreferredNeighborhoods);
    }
}
