namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What the pump takes from the options, once they are valid.</summary>
internal sealed record DeliverySettings(
    int MaxBatchSize,
    int MaxBatchBytes,
    TimeSpan MaxBatchDelay,
    int MaxConcurrentRequests,
    TimeSpan AttemptTimeout,
    int UnconfirmedResends,
    AmbiguousMessaging AmbiguousMessaging)
{
    /// <summary>Longer than any batch takes: its attempts, and the splitting of a bad one.</summary>
    public TimeSpan LeaseDuration => (AttemptTimeout * 4) + TimeSpan.FromMinutes(2);

    public static DeliverySettings From(CapiGatewayOptions options) => new(
        options.MaxBatchSize,
        options.MaxBatchBytes,
        options.MaxBatchDelay,
        options.MaxConcurrentRequests,
        options.AttemptTimeout,
        options.UnconfirmedResends,
        options.AmbiguousMessaging);
}
