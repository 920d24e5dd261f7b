namespace CapiGateway.Sdk.Filters;

/// <summary>
/// Stops events whose value is too small. An event without a value, or in another currency, passes: there is nothing to compare. Safe for
/// concurrent use.
/// </summary>
/// <param name="minimum">The smallest value that passes.</param>
/// <param name="currency">The currency that it is in, such as <c>USD</c>.</param>
public sealed class MinimumValueFilter(decimal minimum, string currency) : IPublishingFilter
{
    private static readonly FilterVerdict Stop = FilterVerdict.Stop(FilterReasons.MinimumValue);

    private readonly string _currency = currency ?? throw new ArgumentNullException(nameof(currency));

    /// <inheritdoc/>
    public ValueTask<FilterVerdict> CheckAsync(FilterContext context, CancellationToken cancellationToken) => ValueTask.FromResult(
        context.Conversion.CustomData.Value < minimum
            && string.Equals(context.Conversion.CustomData.Currency, _currency, StringComparison.OrdinalIgnoreCase)
            ? Stop
            : FilterVerdict.Pass);
}
