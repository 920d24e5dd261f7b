using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>The store in which a purchase was made, <c>store_data</c>. Immutable; prints no values.</summary>
/// <remarks>Meta's documentation: <i>Sending Offline Events</i>.</remarks>
public sealed class StoreData
{
    /// <summary>The Page of the store, <c>store_page_id</c>; default not said.</summary>
    public string? StorePageId { get; init; }

    /// <summary>The Page of the brand, <c>brand_page_id</c>; default not said.</summary>
    public string? BrandPageId { get; init; }

    /// <summary>The code of the store, up to 64 letters and digits, <c>store_code</c>; default not said.</summary>
    public string? StoreCode { get; init; }

    internal void AddTo(JsonDraft fields)
    {
        fields.Add("store_page_id", StorePageId);
        fields.Add("brand_page_id", BrandPageId);
        fields.Add("store_code", StoreCode);
    }
}
