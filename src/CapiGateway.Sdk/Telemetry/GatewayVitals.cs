using System.Collections.Concurrent;

namespace CapiGateway.Sdk.Telemetry;

/// <summary>How a gateway is doing, data source by data source. Thread-safe.</summary>
internal sealed class GatewayVitals(TimeProvider clock)
{
    public const int MostHooks = 64;

    private readonly ConcurrentDictionary<string, DataSourceVitals> _sources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Hook, HookFailure Failure), long> _hookFailures = new();
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);
    private Func<TimeSpan?>? _skew;

    public IEnumerable<KeyValuePair<string, DataSourceVitals>> Sources => _sources;

    /// <summary>How often each hook failed, and how.</summary>
    public IEnumerable<KeyValuePair<(string Hook, HookFailure Failure), long>> FailedHooks => _hookFailures;

    /// <summary>How far the host's clock is ahead of Meta's, negative when behind; <see langword="null"/> before it was measured.</summary>
    public TimeSpan? Ahead => Volatile.Read(ref _skew)?.Invoke();

    public DataSourceVitals Of(string dataSourceId) =>
        _sources.GetOrAdd(dataSourceId, static (_, clock) => new DataSourceVitals(clock), clock);

    /// <summary>From now on the skew of the clock is read here; must not block.</summary>
    public void FollowSkew(Func<TimeSpan?> ahead) => Volatile.Write(ref _skew, ahead);

    /// <summary>Something that the host implements failed.</summary>
    /// <param name="hook">The name of its type.</param>
    /// <param name="failure">How.</param>
    /// <returns>Whether it is the first time that this hook failed.</returns>
    public bool CountHookFailure(string hook, HookFailure failure)
    {
        if (failure == HookFailure.None || (_hookFailures.Count >= MostHooks && !_hookFailures.ContainsKey((hook, failure))))
        {
            return false;
        }

        _hookFailures.AddOrUpdate((hook, failure), 1, static (_, count) => count + 1);
        return _told.TryAdd(hook, true);
    }
}
