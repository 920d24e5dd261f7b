using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Deduplication.Internal;

/// <summary>
/// The key of an event of a physical store, where the event id does not count: order, item and time, or the customer and time when there
/// is no order. Meta's documentation: <i>Sending Offline Events</i>.
/// </summary>
internal static class StoreKey
{
    private const string ItemNumber = "item_number";

    public static DeduplicationKey Of(ConversionEvent conversion, string account, string dataSourceId, DeduplicationChannel channel)
    {
        string order = Text(conversion.CustomData.Fields[CustomDataFields.OrderId]);
        if (order.Length == 0 && conversion.UserData.IsEmpty)
        {
            return DeduplicationKey.Create(account, dataSourceId, conversion.EventName, conversion.EventId, channel);
        }

        var hash = new KeyHash(order.Length > 0 ? KeyKind.Order : KeyKind.Customer, channel);
        hash.Add(account);
        hash.Add(dataSourceId);
        hash.Add(conversion.EventName);
        hash.Add(conversion.EventTime.ToUnixTimeSeconds());
        hash.Add(Text(conversion.CustomData.Fields[ItemNumber]));
        if (order.Length > 0)
        {
            hash.Add(order);
            return hash.ToKey();
        }

        // The same customer is the same whatever the order in which the fields were set.
        foreach (string entry in conversion.UserData.Entries().Select(Text).Order(StringComparer.Ordinal))
        {
            hash.Add(entry);
        }

        return hash.ToKey();
    }

    private static string Text(JsonValue? value) => value is { } set
        ? set.Text ?? set.Number?.ToString("G29", CultureInfo.InvariantCulture) ?? set.Element?.GetRawText() ?? string.Empty
        : string.Empty;

    private static string Text(UserDataEntry entry) =>
        $"{entry.Name}={(entry.Text is { } text ? Convert.ToHexString(SHA256.HashData(Encoding.Unicode.GetBytes(text))) : entry.Digest)}";
}
