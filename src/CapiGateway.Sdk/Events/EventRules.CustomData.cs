using static CapiGateway.Sdk.Events.DiagnosticSeverity;

namespace CapiGateway.Sdk.Events;

public static partial class EventRules
{
    /// <summary>A purchase without a value.</summary>
    public static readonly DiagnosticRule PurchaseWithoutValue = new("CAPI3001", nameof(PurchaseWithoutValue), Error,
        "A Purchase needs its value. Use ConversionEvent.Purchase(value, currency).")
    { MetaSubcode = 2804009 };

    /// <summary>A purchase without a currency.</summary>
    public static readonly DiagnosticRule PurchaseWithoutCurrency = new("CAPI3002", nameof(PurchaseWithoutCurrency), Error,
        "A Purchase needs the currency of its value. Use ConversionEvent.Purchase(value, currency).")
    { MetaSubcode = 2804010 };

    /// <summary>A value below zero.</summary>
    public static readonly DiagnosticRule ValueNegative = new("CAPI3003", nameof(ValueNegative), Error,
        "The value is negative. Meta takes conversions, not refunds.")
    { MetaSubcode = 2804010 };

    /// <summary>A currency that is not one.</summary>
    public static readonly DiagnosticRule CurrencyInvalid = new("CAPI3004", nameof(CurrencyInvalid), Error,
        "The currency is no active ISO 4217 code. Use three letters such as USD or EUR, not a sign or a name.")
    { MetaSubcode = 2804010 };

    /// <summary>A currency without a value.</summary>
    public static readonly DiagnosticRule CurrencyWithoutValue = new("CAPI3005", nameof(CurrencyWithoutValue), Warning,
        "There is a currency but no value. Set both, or neither.");

    /// <summary>A value without a currency.</summary>
    public static readonly DiagnosticRule ValueWithoutCurrency = new("CAPI3006", nameof(ValueWithoutCurrency), Warning,
        "There is a value but no currency, so it cannot be used. Set both, or neither.");

    /// <summary>A product without an id.</summary>
    public static readonly DiagnosticRule ContentWithoutId = new("CAPI3007", nameof(ContentWithoutId), Warning,
        "A product in contents has no id and was left out. Use the id of your catalogue.")
    { LeavesOut = true };

    /// <summary>A product in a quantity that cannot be.</summary>
    public static readonly DiagnosticRule ContentQuantityInvalid = new("CAPI3008", nameof(ContentQuantityInvalid), Warning,
        "A product in contents has no quantity, or one below one or with a fraction. Say how many were meant as a whole number.");

    /// <summary>A price below zero.</summary>
    public static readonly DiagnosticRule ContentPriceNegative = new("CAPI3009", nameof(ContentPriceNegative), Warning,
        "A product in contents has a negative price, which was left out. Take a discount off the price of its product.")
    { LeavesOut = true };

    /// <summary>The event id stands in custom data.</summary>
    public static readonly DiagnosticRule EventIdInCustomData = new("CAPI3010", nameof(EventIdInCustomData), Warning,
        "event_id stands in custom_data, where Meta does not deduplicate by it. Use WithEventId(…).");

    /// <summary>A value that is no number.</summary>
    public static readonly DiagnosticRule ValueNotANumber = new("CAPI3011", nameof(ValueNotANumber), Error,
        "The value is not a number. Send 129.95, with a decimal point and without currency sign, spaces or thousands separators.")
    { MetaSubcode = 2804010 };

    /// <summary>A way of delivery that Meta does not list.</summary>
    public static readonly DiagnosticRule DeliveryCategoryUnknown = new("CAPI3012", nameof(DeliveryCategoryUnknown), Warning,
        "delivery_category is none that Meta lists. Use one of DeliveryCategories.");

    /// <summary>A content type that Meta does not list.</summary>
    public static readonly DiagnosticRule ContentTypeUnknown = new("CAPI3013", nameof(ContentTypeUnknown), Warning,
        "content_type is none that Meta lists. Use one of ContentTypes.");

    /// <summary>A content type without contents.</summary>
    public static readonly DiagnosticRule ContentTypeWithoutContents = new("CAPI3014", nameof(ContentTypeWithoutContents), Information,
        "content_type says what ids are, but there are neither contents nor content_ids. Catalogue ads need one of them.");

    /// <summary>A CRM event does not name its CRM.</summary>
    public static readonly DiagnosticRule LeadEventSourceMissing = new("CAPI3015", nameof(LeadEventSourceMissing), Error,
        "event_source is crm, but lead_event_source does not name the CRM. Use FromCrm(leadEventSource).")
    { MetaSubcode = 2804019 };

    /// <summary>An event of a catalogue's products names none.</summary>
    public static readonly DiagnosticRule CatalogContentsMissing = new("CAPI3016", nameof(CatalogContentsMissing), Information,
        "The event names no products. Catalogue ads need contents on AddToCart, and contents or content_ids on Purchase, Search and "
        + "ViewContent. Call Contents(…), or give the rule no thought when there is no catalogue.");

    /// <summary>Fewer items than none.</summary>
    public static readonly DiagnosticRule NumItemsNegative = new("CAPI3017", nameof(NumItemsNegative), Warning,
        "num_items is negative, and was left out. Send how many items were checked out or bought.")
    { LeavesOut = true };

    private static DiagnosticRule[] CustomDataRules() =>
    [
        PurchaseWithoutValue, PurchaseWithoutCurrency, ValueNegative, CurrencyInvalid, CurrencyWithoutValue, ValueWithoutCurrency,
        ContentWithoutId, ContentQuantityInvalid, ContentPriceNegative, EventIdInCustomData, ValueNotANumber,
        DeliveryCategoryUnknown, ContentTypeUnknown, ContentTypeWithoutContents, LeadEventSourceMissing, CatalogContentsMissing,
        NumItemsNegative,
    ];
}
