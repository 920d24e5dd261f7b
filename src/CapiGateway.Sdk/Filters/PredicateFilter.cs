using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Filters;

/// <summary>Stops every event that a predicate does not want. Safe for concurrent use when the predicate is.</summary>
/// <param name="reason">What stopped events are counted by.</param>
/// <param name="isWanted">Says whether the event may go on.</param>
public sealed class PredicateFilter(string reason, Func<ConversionEvent, bool> isWanted) : IPublishingFilter
{
    private readonly FilterVerdict _stop = FilterVerdict.Stop(reason);
    private readonly Func<ConversionEvent, bool> _isWanted = isWanted ?? throw new ArgumentNullException(nameof(isWanted));

    /// <inheritdoc/>
    public ValueTask<FilterVerdict> CheckAsync(FilterContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_isWanted(context.Conversion) ? FilterVerdict.Pass : _stop);
}
