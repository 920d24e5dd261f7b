namespace CapiGateway.Sdk;

/// <content>What delivery keeps, and what it does in doubt.</content>
public sealed partial class CapiGatewayOptions
{
    /// <summary>Gets or sets what becomes of <c>business_messaging</c> events when nobody knows whether they arrived.</summary>
    /// <value>The default value is <see cref="AmbiguousMessaging.Resend"/>.</value>
    public AmbiguousMessaging AmbiguousMessaging { get; set; }

    /// <summary>Gets or sets how many dead letters the in-memory outbox keeps; the oldest make room.</summary>
    /// <value>The default value is 10,000. From 0.</value>
    public int DeadLetterCapacity { get; set; } = CapiGatewayDefaults.DeadLetterCapacity;

    /// <summary>Gets or sets how long dead letters are kept.</summary>
    /// <value>The default value is 30 days. From one hour to 365 days.</value>
    public TimeSpan DeadLetterRetention { get; set; } = CapiGatewayDefaults.DeadLetterRetention;

    /// <summary>Gets or sets how many entries the in-memory delivery journal keeps; the oldest make room.</summary>
    /// <value>The default value is 100,000. From 0, which keeps none.</value>
    public int DeliveryJournalCapacity { get; set; } = CapiGatewayDefaults.DeliveryJournalCapacity;

    /// <summary>Gets or sets how long the delivery journal keeps its entries.</summary>
    /// <value>The default value is 14 days. From one hour to 365 days.</value>
    public TimeSpan DeliveryJournalRetention { get; set; } = CapiGatewayDefaults.DeliveryJournalRetention;
}
