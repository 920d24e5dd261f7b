using System.Globalization;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

public sealed partial class CustomDataBuilder
{
    /// <summary>Names the store of an offline purchase.</summary>
    /// <param name="store">The store; <see langword="null"/> is ignored.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Meta's documentation: <i>Sending Offline Events</i>.</remarks>
    public CustomDataBuilder Store(StoreData? store)
    {
        var fields = new JsonDraft();
        store?.AddTo(fields);
        return fields.Count == 0 ? this : Set(CustomDataFields.StoreData, JsonValue.From(fields.ToFields()));
    }

    /// <summary>Says where and when somebody wants to travel.</summary>
    /// <param name="travel">What is known; <see langword="null"/> is ignored.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder Travel(TravelData? travel)
    {
        travel?.AddTo(Draft);
        return this;
    }

    /// <summary>Says which home somebody is interested in.</summary>
    /// <param name="home">What is known; <see langword="null"/> is ignored.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder Home(HomeData? home)
    {
        home?.AddTo(Draft);
        return this;
    }

    /// <summary>Says which vehicle somebody is interested in.</summary>
    /// <param name="vehicle">What is known; <see langword="null"/> is ignored.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder Vehicle(VehicleData? vehicle)
    {
        vehicle?.AddTo(Draft);
        return this;
    }

    /// <summary>Names the place that somebody looks for.</summary>
    /// <param name="place">What is known; <see langword="null"/> is ignored.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder Place(PlaceData? place)
    {
        place?.AddTo(Draft);
        return this;
    }

    /// <summary>Names what was suggested beside the content.</summary>
    /// <param name="suggested">The ids; <see langword="null"/> is ignored.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder Suggested(SuggestedContents? suggested)
    {
        suggested?.AddTo(Draft);
        return this;
    }

    /// <summary>Says what an event of a mobile app is about.</summary>
    /// <param name="appEvent">What is known; <see langword="null"/> is ignored.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder AppEvent(AppEventData? appEvent)
    {
        appEvent?.AddTo(Draft);
        return this;
    }

    /// <summary>Sets the price of what is looked at, such as a home or a vehicle.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">The ISO 4217 code, in any case.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder Price(decimal amount, string? currency) =>
        Set(CustomDataFields.Price, string.Create(CultureInfo.InvariantCulture, $"{amount} {currency?.Trim().ToUpperInvariant()}").Trim());

    /// <summary>Sets the range of prices that somebody looks for.</summary>
    /// <param name="range">The range, with two decimals.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder PreferredPriceRange(string? range) => Set(CustomDataFields.PreferredPriceRange, range);
}
