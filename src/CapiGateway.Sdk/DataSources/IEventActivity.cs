namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// What happened at each data source, event name by event name: received, published, suppressed, failed. Resolve it from the container.
/// </summary>
/// <remarks>Thread-safe. Bounded: 64 names a data source and 32 reasons a name; further ones are counted together as <c>(other)</c>.</remarks>
public interface IEventActivity
{
    /// <summary>The activity of a data source in the time before now.</summary>
    /// <param name="dataSourceId">The data source.</param>
    /// <param name="window">
    /// How long to look back. Up to one hour it is counted by minutes and in this process, up to 7 days by whole hours and, with an
    /// <see cref="IActivityStore"/>, in all processes that share it; a longer window is cut to 7 days.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One entry for each event name; none when nothing was addressed to the data source.</returns>
    /// <exception cref="ArgumentNullException">There is no data source.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is not positive.</exception>
    ValueTask<DataSourceActivity> ReadAsync(string dataSourceId, TimeSpan window, CancellationToken cancellationToken = default);

    /// <summary>
    /// Says what the browser's pixel sent, so that activity can tell how much of it also comes from the server. Nothing is sent to Meta.
    /// </summary>
    /// <param name="dataSourceId">The data source.</param>
    /// <param name="eventName">The event's name, as the pixel sent it.</param>
    /// <param name="eventId">The event's id, <c>eventID</c> in the pixel.</param>
    /// <param name="time">When it happened.</param>
    /// <remarks>
    /// Of each copy 16 bytes of hash and its time are kept, for at most 50,000 copies a data source. Copies are paired from the first one
    /// that is reported on; a server's event from before is not known.
    /// </remarks>
    /// <exception cref="ArgumentNullException">A text is missing.</exception>
    void RecordBrowserCopy(string dataSourceId, string eventName, string eventId, DateTimeOffset time);
}
