namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <content>What delivery keeps, and what it does in doubt.</content>
internal sealed partial class CapiGatewayOptionsValidator
{
    private static void CheckDelivery(CapiGatewayOptions options, List<string> faults)
    {
        var year = TimeSpan.FromDays(365);
        Require(Enum.IsDefined(options.AmbiguousMessaging), nameof(options.AmbiguousMessaging), options.AmbiguousMessaging, "Use Resend or Bury.", faults);
        Require(options.DeadLetterCapacity >= 0, nameof(options.DeadLetterCapacity), options.DeadLetterCapacity, "Use 0 or more.", faults);
        Require(options.DeliveryJournalCapacity >= 0, nameof(options.DeliveryJournalCapacity), options.DeliveryJournalCapacity, "Use 0 or more.", faults);
        CheckTime(options.DeadLetterRetention, nameof(options.DeadLetterRetention), Hour, year, faults);
        CheckTime(options.DeliveryJournalRetention, nameof(options.DeliveryJournalRetention), Hour, year, faults);
    }
}
