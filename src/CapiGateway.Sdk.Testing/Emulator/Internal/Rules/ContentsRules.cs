using System.Globalization;
using System.Text.Json;

namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>What was bought. Meta's documentation: <i>Standard Parameters</i>, <i>Meta Pixel Reference</i>.</summary>
internal static class ContentsRules
{
    private static readonly string[] DeliveryCategories = ["in_store", "curbside", "home_delivery"];

    public static void Check(EventReading reading)
    {
        CheckContents(reading, reading.CustomData.Member("contents"));
        CheckIds(reading, reading.CustomData.Member("content_ids"));
        CheckDelivery(reading, reading.CustomData.Member("delivery_category"), "custom_data", "delivery_category");
        if (reading.CustomData.Text("content_type") is { } type && type is not ("product" or "product_group"))
        {
            reading.Warn("The content type is neither product nor product_group", "custom_data", "content_type");
        }

        var count = reading.CustomData.Member("num_items");
        if (count.IsPresent && !IsCount(count))
        {
            reading.RejectInvalid("The number of items must be an integer", "custom_data", "num_items");
        }
    }

    private static void CheckContents(EventReading reading, JsonElement contents)
    {
        if (!contents.IsPresent)
        {
            return;
        }

        if (!contents.IsArray || contents.EnumerateArray().Any(item => !item.IsObject))
        {
            reading.RejectInvalid("The contents must be a list of objects", "custom_data", "contents");
            return;
        }

        foreach (var item in contents.EnumerateArray())
        {
            CheckItem(reading, item);
        }
    }

    private static void CheckItem(EventReading reading, JsonElement item)
    {
        if (string.IsNullOrWhiteSpace(item.Text("id")))
        {
            reading.Warn("An item has no id", "custom_data", "contents", "id");
        }

        if (!item.Member("quantity").IsInteger || item.Member("quantity").GetInt64() < 1)
        {
            reading.Warn("An item has no quantity", "custom_data", "contents", "quantity");
        }

        var price = item.Member("item_price");
        if (price.IsPresent && (price.ValueKind != JsonValueKind.Number || price.GetDouble() < 0))
        {
            reading.RejectInvalid("The price of an item must be a number that is not negative", "custom_data", "contents", "item_price");
        }

        CheckDelivery(reading, item.Member("delivery_category"), "custom_data", "contents", "delivery_category");
    }

    private static void CheckIds(EventReading reading, JsonElement ids)
    {
        if (ids.IsPresent && !(ids.IsArray && ids.EnumerateArray().All(id => (id.IsString && !id.IsBlankText) || id.IsInteger)))
        {
            reading.RejectInvalid("The content ids must be a list of strings or integers", "custom_data", "content_ids");
        }
    }

    private static void CheckDelivery(EventReading reading, JsonElement category, params string[] path)
    {
        if (category.IsPresent && !(category.IsString && DeliveryCategories.Contains(category.GetString())))
        {
            reading.RejectInvalid("The value is none of the documented ones", path);
        }
    }

    private static bool IsCount(JsonElement count) => count.IsString
        ? int.TryParse(count.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        : count.IsInteger && count.GetInt64() >= 0;
}
