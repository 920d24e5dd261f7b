using CapiGateway.Sdk.Filters.Internal;

namespace CapiGateway.Sdk.Filters;

/// <summary>
/// Passes events of pages of some domains only, or stops them, subdomains included. An event without a page passes: there is nothing to
/// judge. One whose page cannot be read as an absolute address is of no domain. Safe for concurrent use.
/// </summary>
public sealed class DomainFilter : IPublishingFilter
{
    private static readonly FilterVerdict Stop = FilterVerdict.Stop(FilterReasons.Domain);

    private readonly DomainList _domains;
    private readonly bool _allows;

    private DomainFilter(IEnumerable<string> domains, bool allows)
    {
        ArgumentNullException.ThrowIfNull(domains);
        _domains = new DomainList(domains);
        _allows = allows;
    }

    /// <summary>Passes only pages of these.</summary>
    /// <param name="domains">Domains such as <c>example.com</c>, which covers <c>shop.example.com</c>.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentNullException">There are no domains.</exception>
    /// <exception cref="ArgumentException">One of them is no domain, such as an address with a scheme or a path.</exception>
    public static DomainFilter Allow(params IEnumerable<string> domains) => new(domains, allows: true);

    /// <summary>Stops pages of these.</summary>
    /// <param name="domains">Domains such as <c>staging.example.com</c>, which covers its subdomains.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentNullException">There are no domains.</exception>
    /// <exception cref="ArgumentException">One of them is no domain, such as an address with a scheme or a path.</exception>
    public static DomainFilter Block(params IEnumerable<string> domains) => new(domains, allows: false);

    /// <inheritdoc/>
    public ValueTask<FilterVerdict> CheckAsync(FilterContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(context.Conversion.EventSourceUrl is not { Length: > 0 } page || _domains.Contains(page) == _allows
            ? FilterVerdict.Pass
            : Stop);
}
