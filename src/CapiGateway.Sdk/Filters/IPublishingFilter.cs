namespace CapiGateway.Sdk.Filters;

/// <summary>Decides whether an event that may be published should be.</summary>
/// <remarks>
/// <para>A singleton; it must be safe for concurrent use, and must not block its thread.</para>
/// <para>
/// A filter that throws, or does not answer within its deadline, lets the event pass and is counted: filters are about quality, and a bug in
/// one must not lose sales. What must not be sent belongs into a consent policy, which fails the other way.
/// </para>
/// </remarks>
public interface IPublishingFilter
{
    /// <summary>Judges an event for one data source.</summary>
    /// <param name="context">The event and where it goes.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>Pass, or stop with a reason.</returns>
    ValueTask<FilterVerdict> CheckAsync(FilterContext context, CancellationToken cancellationToken);
}
