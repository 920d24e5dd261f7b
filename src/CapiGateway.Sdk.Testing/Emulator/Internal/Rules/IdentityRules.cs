namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>What the event is called. Meta's documentation: <i>Server Event Parameters</i>, <i>Handling Duplicate Events</i>.</summary>
internal static class IdentityRules
{
    private const int LongName = 50;

    private static readonly string[] Segments =
    [
        "new_customer_to_business", "new_customer_to_business_line", "new_customer_to_product_area", "new_customer_to_medium",
        "existing_customer_to_business", "existing_customer_to_business_line", "existing_customer_to_product_area",
        "existing_customer_to_medium", "customer_in_loyalty_program",
    ];

    public static void Check(EventReading reading)
    {
        if (!reading.Root.Member("event_name").IsPresent || reading.Root.Member("event_name").IsBlankText)
        {
            reading.RejectMissing("event_name");
        }
        else if (reading.Name?.Length > LongName)
        {
            reading.ReportInvalid(reading.Options.LongEventName, "The event name is longer than 50 characters", "event_name");
        }

        if (reading.Root.Member("event_id").IsBlankText)
        {
            reading.RejectInvalid("The event id is empty", "event_id");
        }
        else if (reading.ActionSource is "website" or "app" && !reading.Root.Member("event_id").IsPresent)
        {
            reading.ReportMissing(reading.Options.MissingEventId, "event_id");
        }

        // The documentation lists the field beside custom_data and shows it inside.
        CheckSegment(reading, reading.Root.Text("customer_segmentation"), "customer_segmentation");
        CheckSegment(reading, reading.CustomData.Text("customer_segmentation"), "custom_data", "customer_segmentation");
    }

    private static void CheckSegment(EventReading reading, string? segment, params string[] path)
    {
        if (segment is not null && !Segments.Contains(segment))
        {
            reading.RejectInvalid("The value is none of the documented ones", path);
        }
    }
}
