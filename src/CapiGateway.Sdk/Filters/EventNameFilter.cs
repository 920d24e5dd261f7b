namespace CapiGateway.Sdk.Filters;

/// <summary>Passes events of some names only, or stops them. Names are compared exactly, as Meta does. Safe for concurrent use.</summary>
public sealed class EventNameFilter : IPublishingFilter
{
    private static readonly FilterVerdict Stop = FilterVerdict.Stop(FilterReasons.EventName);

    private readonly HashSet<string> _names;
    private readonly bool _allows;

    private EventNameFilter(IEnumerable<string> names, bool allows)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = names.ToHashSet(StringComparer.Ordinal);
        _allows = allows;
    }

    /// <summary>Passes only these.</summary>
    /// <param name="names">The names of events.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentNullException">There are no names.</exception>
    public static EventNameFilter Allow(params IEnumerable<string> names) => new(names, allows: true);

    /// <summary>Stops these.</summary>
    /// <param name="names">The names of events.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentNullException">There are no names.</exception>
    public static EventNameFilter Block(params IEnumerable<string> names) => new(names, allows: false);

    /// <inheritdoc/>
    public ValueTask<FilterVerdict> CheckAsync(FilterContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_names.Contains(context.Conversion.EventName) == _allows ? FilterVerdict.Pass : Stop);
}
