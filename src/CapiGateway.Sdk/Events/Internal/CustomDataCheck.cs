namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Money and what goes with it. Meta's documentation: <i>Standard Parameters (custom data)</i>; <i>Meta Pixel Reference</i>.
/// </summary>
internal static class CustomDataCheck
{
    /// <summary>What <c>event_source</c> says of an event of a CRM.</summary>
    public const string Crm = "crm";

    private const string ValueField = "custom_data.value";
    private const string CurrencyField = "custom_data.currency";
    private const string ContentsField = "custom_data.contents";

    public static void Check(ConversionEvent conversion, DiagnosticBag diagnostics)
    {
        CustomData data = conversion.CustomData;
        bool hasValue = data.Has(CustomDataFields.Value);
        bool hasCurrency = data.Has(CustomDataFields.Currency);
        if (conversion.EventName == EventNames.Purchase)
        {
            Require(hasValue, EventRules.PurchaseWithoutValue, ValueField, diagnostics);
            Require(hasCurrency, EventRules.PurchaseWithoutCurrency, CurrencyField, diagnostics);
        }
        else
        {
            Require(hasValue || !hasCurrency, EventRules.CurrencyWithoutValue, ValueField, diagnostics);
            Require(hasCurrency || !hasValue, EventRules.ValueWithoutCurrency, CurrencyField, diagnostics);
        }

        Require(!hasValue || data.Value is not null, EventRules.ValueNotANumber, ValueField, diagnostics);
        Require(data.Value is null or >= 0, EventRules.ValueNegative, ValueField, diagnostics);
        bool isCurrency = !hasCurrency || (data.Currency is { } code && CurrencyCodes.Contains(code));
        Require(isCurrency, EventRules.CurrencyInvalid, CurrencyField, diagnostics);
        Require(!data.Has("event_id"), EventRules.EventIdInCustomData, "custom_data.event_id", diagnostics);
        CheckContents(conversion, data, diagnostics);
        CheckTexts(data.Fields, diagnostics);
    }

    private static void CheckContents(ConversionEvent conversion, CustomData data, DiagnosticBag diagnostics)
    {
        bool hasContents = data.Has(CustomDataFields.Contents);
        bool namesProducts = hasContents || data.Has(CustomDataFields.ContentIds);
        if (data.Fields[CustomDataFields.ContentType]?.Text is { } type)
        {
            bool isKnown = type is ContentTypes.Product or ContentTypes.ProductGroup;
            Require(isKnown, EventRules.ContentTypeUnknown, "custom_data.content_type", diagnostics);
            Require(namesProducts, EventRules.ContentTypeWithoutContents, ContentsField, diagnostics);
        }
        else if (conversion.ActionSource != ActionSources.BusinessMessaging)
        {
            bool hasEnough = conversion.EventName switch
            {
                EventNames.AddToCart => hasContents,
                EventNames.Purchase or EventNames.Search or EventNames.ViewContent => namesProducts,
                _ => true,
            };
            Require(hasEnough, EventRules.CatalogContentsMissing, ContentsField, diagnostics);
        }
    }

    private static void CheckTexts(JsonFields fields, DiagnosticBag diagnostics)
    {
        string? delivery = fields[CustomDataFields.DeliveryCategory]?.Text;
        bool isDelivery = delivery is null || DeliveryCategories.IsKnown(delivery);
        Require(isDelivery, EventRules.DeliveryCategoryUnknown, "custom_data.delivery_category", diagnostics);
        string? segment = fields[CustomDataFields.CustomerSegmentation]?.Text;
        bool isSegment = segment is null || CustomerSegments.IsKnown(segment);
        Require(isSegment, EventRules.CustomerSegmentationUnknown, "custom_data.customer_segmentation", diagnostics);
        bool namesItsCrm = fields[CustomDataFields.EventSource]?.Text != Crm || fields[CustomDataFields.LeadEventSource] is not null;
        Require(namesItsCrm, EventRules.LeadEventSourceMissing, "custom_data.lead_event_source", diagnostics);
    }

    private static void Require(bool holds, DiagnosticRule rule, string field, DiagnosticBag diagnostics)
    {
        if (!holds)
        {
            diagnostics.Add(rule, field);
        }
    }
}
