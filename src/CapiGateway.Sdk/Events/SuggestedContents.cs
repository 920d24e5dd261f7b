using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>The ids of what was suggested beside the content. Immutable; prints no values.</summary>
/// <remarks>Meta's documentation: <i>Standard Parameters (custom data)</i>.</remarks>
public sealed class SuggestedContents
{
    /// <summary>Destinations, <c>suggested_destinations</c>; default not said.</summary>
    public IReadOnlyList<string>? Destinations { get; init; }

    /// <summary>Homes, <c>suggested_home_listings</c>; default not said.</summary>
    public IReadOnlyList<string>? HomeListings { get; init; }

    /// <summary>Hotels, <c>suggested_hotels</c>; default not said.</summary>
    public IReadOnlyList<string>? Hotels { get; init; }

    /// <summary>Jobs, <c>suggested_jobs</c>; default not said.</summary>
    public IReadOnlyList<string>? Jobs { get; init; }

    /// <summary>Local businesses, <c>suggested_local_service_businesses</c>; default not said.</summary>
    public IReadOnlyList<string>? LocalServiceBusinesses { get; init; }

    /// <summary>Items of a place, <c>suggested_location_based_items</c>; default not said.</summary>
    public IReadOnlyList<string>? LocationBasedItems { get; init; }

    /// <summary>Vehicles, <c>suggested_vehicles</c>; default not said.</summary>
    public IReadOnlyList<string>? Vehicles { get; init; }

    internal void AddTo(JsonDraft fields)
    {
        fields.Add("suggested_destinations", Destinations);
        fields.Add("suggested_home_listings", HomeListings);
        fields.Add("suggested_hotels", Hotels);
        fields.Add("suggested_jobs", Jobs);
        fields.Add("suggested_local_service_businesses", LocalServiceBusinesses);
        fields.Add("suggested_location_based_items", LocationBasedItems);
        fields.Add("suggested_vehicles", Vehicles);
    }
}
