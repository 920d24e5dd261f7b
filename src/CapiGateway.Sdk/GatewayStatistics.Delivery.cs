using System.Collections.Concurrent;

namespace CapiGateway.Sdk;

/// <content>What shows whether delivery goes on.</content>
public sealed partial class GatewayStatistics
{
    private readonly ConcurrentDictionary<string, long> _progress = new(StringComparer.Ordinal);
    private long _clockSkewTicks = long.MinValue;

    /// <summary>
    /// How far the host's clock is ahead of Meta's, negative when it is behind; <see langword="null"/> while too few answers of Meta said so.
    /// Less than 60 seconds is none.
    /// </summary>
    public TimeSpan? ClockSkew
    {
        get => Interlocked.Read(ref _clockSkewTicks) is var ticks and not long.MinValue ? new TimeSpan(ticks) : null;
        internal set => Interlocked.Exchange(ref _clockSkewTicks, value?.Ticks ?? long.MinValue);
    }

    /// <summary>
    /// When the loop of a data source last came round or ended an event. While it runs that is a few seconds ago at the most, unless a request
    /// is in flight or the data source is paused.
    /// </summary>
    /// <param name="dataSourceId">The data source.</param>
    /// <returns>The time by the host's clock; <see langword="null"/> when its loop has not run yet.</returns>
    public DateTimeOffset? LastProgressOf(string dataSourceId) =>
        _progress.TryGetValue(dataSourceId, out long ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    internal void Progressed(string dataSourceId, DateTimeOffset now) => _progress[dataSourceId] = now.UtcTicks;
}
