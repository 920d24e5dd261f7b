namespace CapiGateway.Sdk.Deduplication;

/// <summary>What deduplication does unless told otherwise.</summary>
/// <remarks>
/// The windows are Meta's own. Meta's documentation: <i>Handling Duplicate Pixel and Conversions API Events</i>; <i>Sending Offline
/// Events</i>; <i>Conversions API for Business Messaging</i>.
/// </remarks>
public static class DeduplicationDefaults
{
    /// <summary>How many keys <see cref="InMemoryDeduplicationCache"/> holds: 1,000,000, in at most 64 MB.</summary>
    public const int Capacity = 1_000_000;

    /// <summary>How long an event is remembered: 48 hours, as long as Meta does.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(48);

    /// <summary>How long an event of a physical store is remembered: 7 days.</summary>
    public static readonly TimeSpan PhysicalStoreWindow = TimeSpan.FromDays(7);

    /// <summary>
    /// How long an event of business messaging is remembered: for as long as there is room, since Meta does not deduplicate these at all.
    /// </summary>
    public static readonly TimeSpan BusinessMessagingWindow = TimeSpan.MaxValue;

    /// <summary>
    /// How long a reservation holds that is neither committed nor released: 5 minutes, so that a caller that died blocks nobody for long.
    /// </summary>
    public static readonly TimeSpan ReservationTimeout = TimeSpan.FromMinutes(5);
}
