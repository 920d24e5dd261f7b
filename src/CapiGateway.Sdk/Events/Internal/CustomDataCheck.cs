namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Money and what goes with it. Meta's documentation: <i>Standard Parameters (custom data)</i>; <i>Meta Pixel Reference</i>.</summary>
internal static class CustomDataCheck
{
    /// <summary>What <c>event_source</c> says of an event of a CRM.</summary>
    public const string Crm = "crm";

    private const string ValueField = "custom_data.value";
    private const string CurrencyField = "custom_data.currency";

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
        Require(!hasCurrency || (data.Currency is { } code && CurrencyCodes.Contains(code)), EventRules.CurrencyInvalid, CurrencyField, diagnostics);
        Require(!data.Has("event_id"), EventRules.EventIdInCustomData, "custom_data.event_id", diagnostics);
        CheckTexts(data, diagnostics);
    }

    private static void CheckTexts(CustomData data, DiagnosticBag diagnostics)
    {
        JsonFields fields = data.Fields;
        if (fields[CustomDataFields.ContentType]?.Text is { } type)
        {
            Require(type is ContentTypes.Product or ContentTypes.ProductGroup, EventRules.ContentTypeUnknown, "custom_data.content_type", diagnostics);
            bool names = data.Has(CustomDataFields.Contents) || data.Has(CustomDataFields.ContentIds);
            Require(names, EventRules.ContentTypeWithoutContents, "custom_data.contents", diagnostics);
        }

        string? delivery = fields[CustomDataFields.DeliveryCategory]?.Text;
        Require(delivery is null || DeliveryCategories.IsKnown(delivery), EventRules.DeliveryCategoryUnknown, "custom_data.delivery_category", diagnostics);
        string? segment = fields[CustomDataFields.CustomerSegmentation]?.Text;
        Require(
            segment is null || CustomerSegments.IsKnown(segment), EventRules.CustomerSegmentationUnknown, "custom_data.customer_segmentation", diagnostics);
        bool isCrm = fields[CustomDataFields.EventSource]?.Text == Crm;
        Require(!isCrm || data.Has(CustomDataFields.LeadEventSource), EventRules.LeadEventSourceMissing, "custom_data.lead_event_source", diagnostics);
    }

    private static void Require(bool holds, DiagnosticRule rule, string field, DiagnosticBag diagnostics)
    {
        if (!holds)
        {
            diagnostics.Add(rule, field);
        }
    }
}
