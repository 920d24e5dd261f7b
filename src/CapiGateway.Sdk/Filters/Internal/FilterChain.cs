using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Filters.Internal;

/// <summary>
/// Asks all filters until one stops the event. A filter that fails lets it pass, and <paramref name="failed"/> is told the filter's type and
/// how it failed. Thread-safe.
/// </summary>
internal sealed class FilterChain(
    IReadOnlyList<FilterRegistration> filters, TimeSpan deadline, TimeProvider clock, Action<string, HookFailure> failed)
{
    public ValueTask<FilterVerdict> CheckAsync(FilterContext context, CancellationToken cancellationToken) =>
        filters.Count == 0 ? ValueTask.FromResult(FilterVerdict.Pass) : AskAsync(context, cancellationToken);

    private async ValueTask<FilterVerdict> AskAsync(FilterContext context, CancellationToken cancellationToken)
    {
        for (int index = 0; index < filters.Count; index++)
        {
            FilterRegistration registration = filters[index];
            if (registration.DataSourceId is { } only && !string.Equals(only, context.DataSource.Id, StringComparison.Ordinal))
            {
                continue;
            }

            (FilterVerdict verdict, HookFailure failure) = await HookCall.AskAsync(
                (registration.Filter, context),
                static (state, token) => state.Filter.CheckAsync(state.context, token),
                deadline,
                clock,
                cancellationToken).ConfigureAwait(false);
            if (failure != HookFailure.None)
            {
                failed(registration.Filter.GetType().Name, failure);
            }
            else if (!verdict.Passes)
            {
                return verdict;
            }
        }

        return FilterVerdict.Pass;
    }
}
