using CapiGateway.Sdk.Deduplication.Internal;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Deduplication;

/// <summary>A key, and how long it counts.</summary>
/// <param name="Key">What makes two events the same one.</param>
/// <param name="Window">
/// How long the key is remembered after it is committed; <see cref="TimeSpan.MaxValue"/> for as long as there is room.
/// </param>
public readonly record struct DeduplicationClaim(DeduplicationKey Key, TimeSpan Window)
{
    /// <summary>The claim of an event at one data source, by Meta's own rules.</summary>
    /// <param name="conversion">The event.</param>
    /// <param name="account">The account of the data source.</param>
    /// <param name="dataSourceId">The data source.</param>
    /// <param name="channel">Which way the event came; default <see cref="DeduplicationChannel.Server"/>.</param>
    /// <returns>
    /// For an event of a physical store: order id, item number and time (without an order id: the customer information and time), 7 days.
    /// For business messaging: name and id, without an end. For all others: name and id, 48 hours.
    /// </returns>
    /// <remarks>
    /// Meta's documentation: <i>Handling Duplicate Pixel and Conversions API Events</i>; <i>Sending Offline Events</i>; <i>Conversions API
    /// for Business Messaging</i>.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The event or a text is missing.</exception>
    public static DeduplicationClaim For(
        ConversionEvent conversion, string account, string dataSourceId, DeduplicationChannel channel = DeduplicationChannel.Server)
    {
        ArgumentNullException.ThrowIfNull(conversion);
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(dataSourceId);
        DeduplicationKey key = conversion.ActionSource == ActionSources.PhysicalStore
            ? StoreKey.Of(conversion, account, dataSourceId, channel)
            : DeduplicationKey.Create(account, dataSourceId, conversion.EventName, conversion.EventId, channel);
        return new DeduplicationClaim(key, WindowOf(conversion.ActionSource));
    }

    /// <summary>How long the key of an event from there counts.</summary>
    internal static TimeSpan WindowOf(string? actionSource) => actionSource switch
    {
        ActionSources.PhysicalStore => DeduplicationDefaults.PhysicalStoreWindow,
        ActionSources.BusinessMessaging => DeduplicationDefaults.BusinessMessagingWindow,
        _ => DeduplicationDefaults.Window,
    };
}
