using System.Globalization;
using System.Text.Json;

namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>Value and currency. Meta's documentation: <i>Standard Parameters</i>, <i>Meta Pixel Reference</i>.</summary>
internal static class MoneyRules
{
    private const int NoValue = 2804009;
    private const int NotUsable = 2804010;

    public static void Check(EventReading reading)
    {
        var value = reading.CustomData.Member("value");
        var currency = reading.CustomData.Member("currency");
        if (reading.IsPurchase && !value.IsPresent)
        {
            reading.Reject(NoValue, "A purchase needs a value", "custom_data", "value");
        }

        if (reading.IsPurchase && !currency.IsPresent)
        {
            reading.Reject(NotUsable, "A purchase needs a currency", "custom_data", "currency");
        }

        if (value.IsPresent && !IsAmount(value))
        {
            RejectForm(reading, "The value must be a number that is not negative", "value");
        }

        if (currency.IsPresent && !(currency.IsString && CurrencyCodes.Contains(currency.GetString()!)))
        {
            RejectForm(reading, "The currency must be an ISO 4217 code", "currency");
        }

        if (!reading.IsPurchase && value.IsPresent != currency.IsPresent)
        {
            reading.Warn("Value and currency only mean something together", "custom_data", value.IsPresent ? "value" : "currency");
        }
    }

    // Meta shows numbers and numbers in strings; a string with a currency sign or separators is neither.
    private static bool IsAmount(JsonElement value) => value.IsString
        ? decimal.TryParse(value.GetString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
        : value.ValueKind == JsonValueKind.Number && value.GetDouble() >= 0;

    private static void RejectForm(EventReading reading, string text, string field)
    {
        if (reading.IsPurchase)
        {
            reading.Reject(NotUsable, text, "custom_data", field);
        }
        else
        {
            reading.RejectInvalid(text, "custom_data", field);
        }
    }
}
