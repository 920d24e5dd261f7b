namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Money and what goes with it. Meta's documentation: <i>Standard Parameters (custom data)</i>; <i>Meta Pixel Reference</i>.</summary>
internal static class CustomDataCheck
{
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

        Require(data.Value is null or >= 0, EventRules.ValueNegative, ValueField, diagnostics);
        Require(!hasCurrency || (data.Currency is { } code && CurrencyCodes.Contains(code)), EventRules.CurrencyInvalid, CurrencyField, diagnostics);
        Require(!data.Has("event_id"), EventRules.EventIdInCustomData, "custom_data.event_id", diagnostics);
    }

    private static void Require(bool holds, DiagnosticRule rule, string field, DiagnosticBag diagnostics)
    {
        if (!holds)
        {
            diagnostics.Add(rule, field);
        }
    }
}
