using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>Where and when somebody wants to travel: flights, hotels, destinations. Immutable; prints no values.</summary>
/// <remarks>Meta's documentation: <i>Standard Parameters (custom data)</i>.</remarks>
public sealed class TravelData
{
    /// <summary>The day of arrival: YYYYMMDD, YYYY-MM-DD, or a date and time with zone, <c>checkin_date</c>; default not said.</summary>
    public string? CheckinDate { get; init; }

    /// <summary>When the journey begins, <c>travel_start</c>; default not said.</summary>
    public string? TravelStart { get; init; }

    /// <summary>When the journey ends, <c>travel_end</c>; default not said.</summary>
    public string? TravelEnd { get; init; }

    /// <summary>When the flight out departs, <c>departing_departure_date</c>; default not said.</summary>
    public string? DepartingDepartureDate { get; init; }

    /// <summary>When the flight out arrives, <c>departing_arrival_date</c>; default not said.</summary>
    public string? DepartingArrivalDate { get; init; }

    /// <summary>When the flight back departs, <c>returning_departure_date</c>; default not said.</summary>
    public string? ReturningDepartureDate { get; init; }

    /// <summary>When the flight back arrives, <c>returning_arrival_date</c>; default not said.</summary>
    public string? ReturningArrivalDate { get; init; }

    /// <summary>The IATA code of the airport of departure, <c>origin_airport</c>; default not said.</summary>
    public string? OriginAirport { get; init; }

    /// <summary>The IATA code of the airport of arrival, <c>destination_airport</c>; default not said.</summary>
    public string? DestinationAirport { get; init; }

    /// <summary>The ids of destinations in the catalogue, <c>destination_ids</c>; default not said.</summary>
    public IReadOnlyList<string>? DestinationIds { get; init; }

    /// <summary>How relevant the hotel is for this person, <c>hotel_score</c>; default not said.</summary>
    public string? HotelScore { get; init; }

    /// <summary>How many adults, <c>num_adults</c>; default not said.</summary>
    public int? Adults { get; init; }

    /// <summary>How many children, <c>num_children</c>; default not said.</summary>
    public int? Children { get; init; }

    /// <summary>How many infants, <c>num_infants</c>; default not said.</summary>
    public int? Infants { get; init; }

    /// <summary>How many stops are preferred, <c>preferred_num_stops</c>; default not said.</summary>
    public string? PreferredStops { get; init; }

    /// <summary>The preferred number of stars, <c>preferred_star_ratings</c>; default not said.</summary>
    public string? PreferredStarRatings { get; init; }

    /// <summary>The class: economy, premium, business or first, <c>travel_class</c>; default not said.</summary>
    public string? TravelClass { get; init; }

    internal void AddTo(JsonDraft fields)
    {
        fields.Add("checkin_date", CheckinDate);
        fields.Add("travel_start", TravelStart);
        fields.Add("travel_end", TravelEnd);
        fields.Add("departing_departure_date", DepartingDepartureDate);
        fields.Add("departing_arrival_date", DepartingArrivalDate);
        fields.Add("returning_departure_date", ReturningDepartureDate);
        fields.Add("returning_arrival_date", ReturningArrivalDate);
        fields.Add("origin_airport", OriginAirport);
        fields.Add("destination_airport", DestinationAirport);
        fields.Add("destination_ids", DestinationIds);
        fields.Add("hotel_score", HotelScore);
        fields.Add("num_adults", Adults);
        fields.Add("num_children", Children);
        fields.Add("num_infants", Infants);
        fields.Add("preferred_num_stops", PreferredStops);
        fields.Add("preferred_star_ratings", PreferredStarRatings);
        fields.Add("travel_class", TravelClass);
    }
}
