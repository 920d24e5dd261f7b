namespace CapiGateway.Sdk.DataSources;

/// <summary>The activity of one data source in a window of time.</summary>
/// <param name="DataSourceId">The data source.</param>
/// <param name="From">When the window begins: a whole minute or hour.</param>
/// <param name="To">When it ends: when it was read.</param>
/// <param name="Events">One entry for each event name that was counted, by name.</param>
public sealed record DataSourceActivity(
    string DataSourceId, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<NamedEventActivity> Events)
{
    /// <summary>The activity of one event name.</summary>
    /// <param name="eventName">The name.</param>
    /// <returns>Its activity; all zero when it was not counted.</returns>
    public NamedEventActivity Of(string eventName) =>
        Events.FirstOrDefault(named => string.Equals(named.EventName, eventName, StringComparison.Ordinal)) ?? new NamedEventActivity { EventName = eventName };
}
