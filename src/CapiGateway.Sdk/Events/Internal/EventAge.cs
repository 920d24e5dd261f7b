namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// How old an event may be when Meta takes it. Meta's documentation: <i>Using the API</i>; <i>Sending Offline Events</i>.
/// </summary>
internal static class EventAge
{
    /// <summary>A clock that runs ahead by this much is forgiven: the event's time is set to now.</summary>
    public static readonly TimeSpan ForgivenFuture = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Usual = TimeSpan.FromDays(7);
    private static readonly TimeSpan PhysicalStore = TimeSpan.FromDays(62);

    public static TimeSpan Limit(string? actionSource) => actionSource == ActionSources.PhysicalStore ? PhysicalStore : Usual;
}
