using System.Runtime.CompilerServices;
using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.Filters.Internal;

/// <summary>The domains that the data source itself allows and blocks; part of every gateway. Thread-safe.</summary>
internal sealed class DataSourceDomains : IPublishingFilter
{
    private readonly ConditionalWeakTable<DataSource, DomainFilter[]> _filters = [];

    public async ValueTask<FilterVerdict> CheckAsync(FilterContext context, CancellationToken cancellationToken)
    {
        if (context.DataSource.AllowedDomains.Count == 0 && context.DataSource.BlockedDomains.Count == 0)
        {
            return FilterVerdict.Pass;
        }

        foreach (DomainFilter filter in _filters.GetValue(context.DataSource, FiltersOf))
        {
            if (await filter.CheckAsync(context, cancellationToken).ConfigureAwait(false) is { Passes: false } verdict)
            {
                return verdict;
            }
        }

        return FilterVerdict.Pass;
    }

    private static DomainFilter[] FiltersOf(DataSource source) =>
    [
        .. source.BlockedDomains.Count == 0 ? Array.Empty<DomainFilter>() : [DomainFilter.Block(source.BlockedDomains)],
        .. source.AllowedDomains.Count == 0 ? Array.Empty<DomainFilter>() : [DomainFilter.Allow(source.AllowedDomains)],
    ];
}
