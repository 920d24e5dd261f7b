using System.Collections.Concurrent;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk;

/// <summary>
/// The ledger of a gateway, readable at run time: resolve it from the container. Every event that was published came to exactly one end,
/// and the ends add up.
/// </summary>
/// <remarks>Thread-safe. Counts since the start of the process.</remarks>
/// <example>
/// <code>
/// DataSourceStatistics total = provider.GetRequiredService&lt;GatewayStatistics>().Total;
/// Console.WriteLine($"{total.Delivered} delivered, {total.Pending} waiting, balanced: {total.IsBalanced}");
/// </code>
/// </example>
public sealed class GatewayStatistics
{
    private readonly ConcurrentDictionary<string, LedgerPage> _pages = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, DriftObserver> _drift = new(StringComparer.Ordinal);

    private readonly ActivityBook _book;
    private readonly GatewayVitals _vitals;

    internal GatewayStatistics(ActivityBook book, GatewayVitals vitals)
    {
        _book = book;
        _vitals = vitals;
    }

    /// <summary>The data sources that events were addressed to, unknown ones among them.</summary>
    public IReadOnlyCollection<string> DataSourceIds => [.. _pages.Keys];

    /// <summary>The ledger of all data sources together.</summary>
    public DataSourceStatistics Total
    {
        get
        {
            var total = default(DataSourceStatistics);
            foreach (LedgerPage page in _pages.Values)
            {
                total += page.Read();
            }

            return total;
        }
    }

    /// <summary>Events that were published while the gateway was switched off.</summary>
    public long Disabled => Unaddressed.Disabled;

    /// <summary>Events that were invalid before a data source could be found for them.</summary>
    public long InvalidWithoutDataSource => Unaddressed.Invalid;

    /// <summary>
    /// How often something that the host implements threw, was late or gave no answer, by the name of its type: policies, filters, the
    /// deduplication cache, the source of current signals and the record of processing. What happened instead is said where each is described.
    /// </summary>
    public IReadOnlyDictionary<string, long> HookFailures => _vitals.FailedHooks
        .GroupBy(pair => pair.Key.Hook, StringComparer.Ordinal)
        .ToDictionary(hook => hook.Key, hook => hook.Sum(pair => pair.Value), StringComparer.Ordinal);

    internal UnaddressedCounts Unaddressed { get; } = new();

    /// <summary>The ledger of a data source.</summary>
    /// <param name="dataSourceId">The data source.</param>
    /// <returns>Its ledger; all zero when nothing was ever addressed to it.</returns>
    public DataSourceStatistics Of(string dataSourceId) => _pages.TryGetValue(dataSourceId, out LedgerPage? page) ? page.Read() : default;

    /// <summary>What shows only over many events of a data source: one IP address on most, ids used twice, and the like.</summary>
    /// <param name="dataSourceId">The data source.</param>
    /// <returns>Each finding with its count; empty when there are none.</returns>
    public IReadOnlyList<DriftFinding> DriftOf(string dataSourceId) =>
        _drift.TryGetValue(dataSourceId, out DriftObserver? observer) ? observer.Findings : [];

    /// <summary>Counts; says whether it is the first of this hook.</summary>
    internal bool CountHookFailure(string hook, HookFailure failure) => _vitals.CountHookFailure(hook, failure);

    internal DriftObserver Drift(string dataSourceId) => _drift.GetOrAdd(dataSourceId, static _ => new DriftObserver());

    internal LedgerPage Page(string dataSourceId) => _pages.TryGetValue(dataSourceId, out LedgerPage? page)
        ? page
        : _pages.GetOrAdd(dataSourceId, static (id, book) => new LedgerPage(book.Source(id)), _book);
}
