namespace CapiGateway.Sdk;

/// <summary>The defaults of <see cref="CapiGatewayOptions"/>, and Meta's limits behind them.</summary>
internal static partial class CapiGatewayDefaults
{
    public const string GraphApiVersion = "v25.0";

    // Meta takes 1 to 1,000 events in a request. Meta's documentation: Using the API.
    public const int MostEventsInABatch = 1_000;

    // Meta states no limit; a request of this size is taken by every proxy that the field is known to use.
    public const int MaxBatchBytes = 1_048_576;

    public const int SmallestMaxBatchBytes = 4_096;

    public const int MaxConcurrentRequests = 4;

    public const int OutboxCapacity = 100_000;

    public const long OutboxCapacityBytes = 256L * 1_048_576;

    public const int UnconfirmedResends = 3;

    public const int DeadLetterCapacity = 10_000;

    public const int DeliveryJournalCapacity = 100_000;

    public static readonly Uri GraphApiBaseAddress = new("https://graph.facebook.com");

    public static readonly TimeSpan MaxBatchDelay = TimeSpan.FromMilliseconds(500);

    public static readonly TimeSpan EnqueueTimeout = TimeSpan.FromMilliseconds(100);

    // Meta recommends 1.5 s for callers that wait; nobody waits here, and a timed-out request may have been accepted.
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan RetryBaseDelay = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan RetryMaxDelay = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan DeadLetterRetention = TimeSpan.FromDays(30);

    public static readonly TimeSpan DeliveryJournalRetention = TimeSpan.FromDays(14);

    public static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(60);

    public static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);
}
