namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>All that is checked about one event, in the order in which the first finding decides the answer.</summary>
internal static class EventRules
{
    private static readonly Action<EventReading>[] All =
    [
        ShapeRules.Check,
        IdentityRules.Check,
        TimeRules.Check,
        SourceRules.Check,
        MessagingRules.Check,
        HashedFieldRules.Check,
        PlainFieldRules.Check,
        LeadRules.Check,
        CustomerInformationRules.Check,
        MoneyRules.Check,
        ContentsRules.Check,
        AppRules.Check,
        LimitedDataUseRules.Check,
        AttributionRules.Check,
    ];

    public static void Check(EventReading reading)
    {
        if (!reading.Root.IsObject)
        {
            reading.RejectInvalid("An event must be an object");
            return;
        }

        foreach (var check in All)
        {
            check(reading);
        }
    }
}
