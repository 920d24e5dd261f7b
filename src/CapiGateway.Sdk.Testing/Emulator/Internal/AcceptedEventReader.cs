using System.Globalization;
using System.Runtime.InteropServices;
using CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>Takes from an event that passed all rules what is kept of it.</summary>
internal static class AcceptedEventReader
{
    public static AcceptedEventFacts Read(EventReading reading, string datasetId) => new(
        reading.Index,
        datasetId,
        reading.Name!,
        reading.Id,
        reading.ActionSource,
        DateTimeOffset.FromUnixTimeSeconds(reading.Root.GetProperty("event_time").GetInt64()),
        KeyOf(reading, datasetId),
        JsonMarshal.GetRawUtf8Value(reading.Root).ToArray());

    private static DeduplicationKey? KeyOf(EventReading reading, string datasetId)
    {
        if (reading.ActionSource == "physical_store")
        {
            var time = reading.Root.GetProperty("event_time").GetInt64().ToString(CultureInfo.InvariantCulture);
            var order = reading.CustomData.Text("order_id") ?? reading.UserData.GetRawText();
            var discriminator = string.Join('\u001f', time, reading.CustomData.Text("item_number"), order);
            return new(datasetId, reading.Name!, discriminator, RepetitionRule.StoreSale);
        }

        var rule = reading.IsMessaging ? RepetitionRule.CountsEach : RepetitionRule.EventId;
        return reading.Id is { } id ? new(datasetId, reading.Name!, id, rule) : null;
    }
}
